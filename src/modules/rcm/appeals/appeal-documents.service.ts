import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, notFound } from '../../../shared/errors/domain-error.js';
import type { Upload } from '../../../shared/uploads/uploads.js';
import type { AppealDocument } from './appeal-document.entity.js';
import { AppealDocumentsRepository } from './appeal-documents.repository.js';
import { isOpen } from './appeal-status.rules.js';
import type { AppealDocumentPage, ListAppealDocumentsQuery } from './appeal.dto.js';
import { AppealsRepository } from './appeals.repository.js';

@Injectable()
export class AppealDocumentsService {
  constructor(
    private readonly appeals: AppealsRepository,
    private readonly documents: AppealDocumentsRepository,
    private readonly blobs: BlobStore,
    private readonly units: UnitOfWork,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  /** Keeps a document of an open appeal. Throws STATE_FORBIDS; DUPLICATE when the appeal has the same bytes already. */
  attach(appealId: string, { content, fileName, mediaType }: Upload): Promise<AppealDocument> {
    return this.units.run(async () => {
      const { status } = await this.appeals.get(appealId);
      if (!isOpen(status)) throw new DomainError('STATE_FORBIDS', [], `the appeal is ${status}`);
      const { id: blobId, sha256, bytes } = await this.blobs.keep(content, { mediaType, fileName });
      return this.documents.insert({ appealId, sha256, bytes, mediaType, fileName, blobId });
    });
  }

  async list(appealId: string, query: ListAppealDocumentsQuery): Promise<AppealDocumentPage> {
    await this.appeals.get(appealId);
    return this.documents.list(appealId, query);
  }

  /** The bytes as they came. That they leave is in the audit trail before the first does. */
  async open(appealId: string, id: string): Promise<AsyncIterable<Buffer>> {
    const document = await this.documents.one(appealId, id);
    if (document === null) throw notFound();
    const { blobId, sha256, bytes } = document;
    const details = { ids: [id], sha256, bytes };
    await this.auditEvents.note({ outcome: 'shown', entity: 'appeal_documents', entityId: id, details });
    return this.blobs.open(blobId);
  }
}
