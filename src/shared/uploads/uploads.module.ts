import { Global, Module } from '@nestjs/common';
import { Uploads } from './uploads.js';

/** Files that come with requests. */
@Global()
@Module({ providers: [Uploads], exports: [Uploads] })
export class UploadsModule {}
