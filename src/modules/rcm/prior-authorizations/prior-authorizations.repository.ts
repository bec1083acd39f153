import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListPriorAuthorizationsQuery } from './prior-authorization.dto.js';
import { PriorAuthorization } from './prior-authorization.entity.js';
import type { StandingAuthorization } from './prior-authorization.rules.js';

const LIST: ListContract = {
  list: 'prior-authorizations',
  filters: { patientId: ['patientId', 'equals'], payerId: ['payerId', 'equals'], kind: ['kind', 'equals'] },
  sorts: ['-validFromOn', 'createdAt'],
};

// Claims on their way to the payer, or with it: not what is still written here, came back rejected or was superseded.
const USED = `SELECT a.id, c.family_id AS "familyId", sum(l.units) AS units FROM prior_authorizations a
  JOIN claims c ON c.company_id = a.company_id AND c.patient_id = a.patient_id AND c.payer_id = a.payer_id
    AND CASE a.kind WHEN 'authorization' THEN c.prior_authorization_number ELSE c.referral_number END = a.number
    AND c.frequency_code <> '8' AND c.status NOT IN
      ('draft', 'validated', 'syntax_rejected', 'clearinghouse_rejected', 'payer_rejected', 'corrected', 'voided')
  JOIN claim_line_items l ON l.company_id = c.company_id AND l.claim_id = c.id
    AND (cardinality(a.procedure_codes) = 0 OR l.procedure_code = ANY(a.procedure_codes))
  WHERE a.company_id = $1 AND a.id = ANY($2::uuid[]) GROUP BY a.id, c.family_id`;

@Injectable()
export class PriorAuthorizationsRepository extends TenantRepository<PriorAuthorization> {
  constructor(store: Store) {
    super(store, PriorAuthorization);
  }

  list(query: ListPriorAuthorizationsQuery): Promise<Page<PriorAuthorization>> {
    return this.page(LIST, query);
  }

  /** Units that claims have used of an authorization. */
  async unitsUsed(id: string): Promise<number> {
    const rows = await this.store.database.query<{ units: number | null }>(USED, [[id]]);
    return rows.reduce((sum, { units }) => sum + Number(units ?? 0), 0);
  }

  /**
   * The authorizations with these numbers, with what is used of them. They stay locked while the unit of work is open:
   * two submissions cannot both take the last units.
   */
  async numbered(numbers: readonly string[]): Promise<StandingAuthorization[]> {
    if (numbers.length === 0) return [];
    const rows = await this.store.database.query<Omit<StandingAuthorization, 'usedByFamily'>>(
      `SELECT id, kind, number, payer_id AS "payerId", patient_id AS "patientId", procedure_codes AS "procedureCodes",
         valid_from_on AS "validFromOn", valid_to_on AS "validToOn", units_authorized AS "unitsAuthorized"
       FROM prior_authorizations WHERE company_id = $1 AND number = ANY($2::text[]) ORDER BY id FOR UPDATE`,
      [numbers],
    );
    if (rows.length === 0) return [];
    // A second statement: only one begun after the lock sees what whoever held it before has sent.
    const ids = rows.map(({ id }) => id);
    const used = await this.store.database.query<{ id: string; familyId: string; units: number | null }>(USED, [ids]);
    return rows.map((row) => ({
      ...row,
      usedByFamily: Object.fromEntries(
        used.filter(({ id }) => id === row.id).map(({ familyId, units }) => [familyId, Number(units ?? 0)]),
      ),
    }));
  }
}
