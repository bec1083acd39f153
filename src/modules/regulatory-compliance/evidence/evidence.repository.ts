import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListEvidenceQuery } from './evidence.dto.js';
import { Evidence } from './evidence.entity.js';

const LIST: ListContract = {
  list: 'evidence',
  filters: { kind: ['kind', 'equals'], ids: ['id', 'in'] },
  sorts: ['-createdAt'],
};

@Injectable()
export class EvidenceRepository extends TenantRepository<Evidence> {
  constructor(store: Store) {
    super(store, Evidence);
  }

  /** Of these pieces only, when `ids` is given. */
  list(query: ListEvidenceQuery, ids: readonly string[] | undefined): Promise<Page<Evidence>> {
    return this.page(LIST, ids === undefined ? query : Object.assign({ ...query }, { ids }));
  }

  /** The last day on which a signed attestation that rests on it is in effect; null: none rests on it. */
  async lastReliedOn(id: string): Promise<string | null> {
    const [row] = await this.store.database.query<{ day: string | null }>(
      `SELECT max(g.covered_until) AS day FROM attestation_evidence a
       JOIN attestation_signatures g ON g.company_id = a.company_id AND g.attestation_id = a.attestation_id
       WHERE a.company_id = $1 AND a.evidence_id = $2`,
      [id],
    );
    return row!.day;
  }

  /** The evidence, held until the unit of work ends: of two that act on it one waits for the other. */
  async hold(id: string): Promise<Evidence> {
    await this.store.database.query('SELECT id FROM evidence WHERE company_id = $1 AND id = $2 FOR UPDATE', [id]);
    return this.get(id);
  }
}
