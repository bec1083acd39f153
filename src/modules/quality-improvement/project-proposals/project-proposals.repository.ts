import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { ListProposalsQuery } from './project-proposal.dto.js';
import { ProjectProposal } from './project-proposal.entity.js';

const LIST: ListContract = {
  list: 'project-proposals',
  filters: { status: ['status', 'equals'], denialCategory: ['denialCategory', 'equals'] },
  sorts: ['-toOn', '-createdAt'],
};

// A month is proposed once; and no category while its proposal waits or its project runs.
const PROPOSE = `INSERT INTO project_proposals (company_id, id, created_at, created_by, version, updated_at, updated_by,
    denial_category, from_on, to_on, share_percent, denied_cents, denials, threshold_percent, status)
  SELECT $1, n.id, $2, $3, 1, $2, $3, n.category, $4, $5, n.share_percent, n.denied_cents, n.denial_count, $6, 'open'
  FROM unnest($7::uuid[], $8::text[], $9::double precision[], $10::bigint[], $11::integer[])
    AS n(id, category, share_percent, denied_cents, denial_count)
  WHERE NOT EXISTS (
    SELECT 1 FROM project_proposals p
    LEFT JOIN quality_improvement_projects j ON j.company_id = p.company_id AND j.id = p.project_id
    WHERE p.company_id = $1 AND p.denial_category = n.category
      AND (p.status = 'open' OR j.status IN ('planning', 'active', 'on_hold')))
  ON CONFLICT DO NOTHING
  RETURNING id`;

/** What is to be proposed of a month. */
export interface Candidate {
  category: string;
  sharePercent: number;
  deniedCents: number;
  denials: number;
}

@Injectable()
export class ProjectProposalsRepository extends TenantRepository<ProjectProposal> {
  constructor(store: Store) {
    super(store, ProjectProposal);
  }

  list(query: ListProposalsQuery): Promise<Page<ProjectProposal>> {
    return this.page(LIST, query);
  }

  /** Proposes those that were not proposed yet, in one statement, and answers them. */
  async propose(
    { from, to }: { from: string; to: string },
    thresholdPercent: number,
    candidates: readonly Candidate[],
  ): Promise<ProjectProposal[]> {
    const { database, clock, units } = this.store;
    const added = await database.query<{ id: string }>(PROPOSE, [
      clock.now(),
      tenantContext.actorId(),
      from,
      to,
      thresholdPercent,
      candidates.map(() => newId()),
      candidates.map(({ category }) => category),
      candidates.map(({ sharePercent }) => sharePercent),
      candidates.map(({ deniedCents }) => deniedCents),
      candidates.map(({ denials }) => denials),
    ]);
    const proposals = await this.allOf(added.map(({ id }) => id));
    for (const { id, denialCategory, sharePercent } of proposals) {
      const after = { denialCategory, fromOn: from, toOn: to, sharePercent };
      units.changed({ kind: 'insert', entity: 'project_proposals', id, after });
    }
    return proposals;
  }
}
