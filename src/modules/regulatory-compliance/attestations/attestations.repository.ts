import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAttestationsQuery } from './attestation.dto.js';
import { Attestation } from './attestation.entity.js';

const LIST: ListContract = {
  list: 'attestations',
  filters: { requirementId: ['requirementId', 'equals'], madeBefore: ['createdAt', 'atMost'] },
  sorts: ['-createdAt'],
};

@Injectable()
export class AttestationsRepository extends TenantRepository<Attestation> {
  constructor(store: Store) {
    super(store, Attestation);
  }

  /** Those that were prepared by `madeBefore`. */
  list(query: ListAttestationsQuery, madeBefore: string): Promise<Page<Attestation>> {
    return this.page(LIST, Object.assign({ ...query }, { madeBefore }));
  }

  /** The content hash of each of these requirements as it was before an instant. */
  async contentHashes(requirementIds: readonly string[], before: string): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ id: string; contentHash: string }>(
      `SELECT DISTINCT ON (v.requirement_id) v.requirement_id AS id, v.content_hash AS "contentHash"
       FROM requirement_revisions v WHERE v.company_id = $1 AND v.requirement_id = ANY($2) AND v.created_at < $3
       ORDER BY v.requirement_id, v.revision DESC`,
      [requirementIds, before],
    );
    return new Map(rows.map(({ id, contentHash }) => [id, contentHash]));
  }

  /** Due day of the period, if it is one of the requirement and has begun by `day`. */
  async periodDueOn(periodId: string, requirementId: string, day: string): Promise<string | undefined> {
    const [row] = await this.store.database.query<{ dueOn: string }>(
      `SELECT due_on AS "dueOn" FROM requirement_periods
       WHERE company_id = $1 AND id = $2 AND requirement_id = $3 AND starts_on <= $4`,
      [periodId, requirementId, day],
    );
    return row?.dueOn;
  }
}
