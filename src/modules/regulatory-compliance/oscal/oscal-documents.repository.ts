import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { OscalDocument } from './oscal-document.entity.js';

/** OSCAL documents as they came. Append-only. */
@Injectable()
export class OscalDocumentsRepository extends TenantRepository<OscalDocument> {
  constructor(store: Store) {
    super(store, OscalDocument);
  }

  /** Keeps a document. The audit trail tells its catalog, not its megabytes. */
  async addDocument(catalogId: string, document: Record<string, unknown>): Promise<void> {
    await this.store.database.query(
      `INSERT INTO oscal_documents (company_id, id, created_at, created_by, catalog_id, document)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), this.store.clock.now(), tenantContext.actorId(), catalogId, JSON.stringify(document)],
    );
  }

  async ofCatalog(catalogId: string): Promise<Record<string, unknown>> {
    const found = await this.findOne({ catalogId });
    if (found === null) throw notFound();
    return found.document;
  }
}
