import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { FileInspection } from '../evidence/file-inspection.service.js';
import type { PolicyVersionDetails } from './policy.dto.js';
import type { PolicyVersion } from './policy-version.entity.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';
import { PolicyVersionsService } from './policy-versions.service.js';

/** The file of a version of a policy. */
@Injectable()
export class PolicyFilesService {
  constructor(
    private readonly versions: PolicyVersionsRepository,
    private readonly versionsService: PolicyVersionsService,
    private readonly inspection: FileInspection,
    private readonly blobs: BlobStore,
    private readonly units: UnitOfWork,
  ) {}

  /** Gives a version that is not in force its file; a new file is new content. Refuses what lies about its type. */
  async set(
    id: string,
    file: { content: StagedBlob; mediaType: string; fileName: string | null },
  ): Promise<PolicyVersionDetails> {
    await this.versions.get(id);
    const mediaType = await this.inspection.mediaType(file);
    return this.units.run(async () => {
      const { version } = await this.versions.get(id);
      const { fileName } = file;
      const blob = await this.blobs.keep(file.content, { mediaType, fileName });
      const facts = { fileBlobId: blob.id, fileSha256: blob.sha256, fileMediaType: mediaType, fileName };
      return this.versionsService.edit(id, version, facts);
    });
  }

  /** The bytes of the file, each verified before it is handed out; NOT_FOUND when there is no file. */
  async download(id: string): Promise<{ content: AsyncIterable<Buffer>; version: PolicyVersion }> {
    const version = await this.versions.get(id);
    if (version.fileBlobId === null) throw notFound();
    return { content: this.blobs.open(version.fileBlobId), version };
  }
}
