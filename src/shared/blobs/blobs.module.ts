import { Global, Module } from '@nestjs/common';
import { BlobStore } from './blob-store.port.js';
import { BlobsRepository } from './blobs.repository.js';
import { DatabaseBlobStore } from './database-blob-store.adapter.js';

/** Files, for every module: ask for `BlobStore`. */
@Global()
@Module({
  providers: [BlobsRepository, { provide: BlobStore, useClass: DatabaseBlobStore }],
  exports: [BlobStore],
})
export class BlobsModule {}
