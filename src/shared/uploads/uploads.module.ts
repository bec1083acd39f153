import { Global, Module } from '@nestjs/common';
import { JsonFiles } from './json-files.reader.js';
import { Uploads } from './uploads.js';

/** Files that come with requests. */
@Global()
@Module({ providers: [JsonFiles, Uploads], exports: [JsonFiles, Uploads] })
export class UploadsModule {}
