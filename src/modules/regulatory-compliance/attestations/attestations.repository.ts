import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListAttestationsQuery } from './attestation.dto.js';
import type { Outlook } from './attestation.rules.js';
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

  /**
   * The due days of the period that is current on `day` and of the one after it, as far as they are laid out, and the
   * day up to which any are; null for a requirement that does not recur.
   */
  async outlook(requirementId: string, day: string): Promise<Outlook | null> {
    const [row] = await this.store.database.query<Outlook>(
      `SELECT r.planned_through AS "plannedThrough", ARRAY(SELECT p.due_on::text FROM requirement_periods p
         WHERE p.company_id = $1 AND p.requirement_id = r.id AND p.ends_on >= $3
         ORDER BY p.ends_on LIMIT 2) AS "dueDays"
       FROM compliance_requirements r WHERE r.company_id = $1 AND r.id = $2 AND r.planned_through IS NOT NULL`,
      [requirementId, day],
    );
    return row ?? null;
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
