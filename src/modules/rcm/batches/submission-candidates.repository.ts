import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { SubmissionFilter } from './claim-submission.dto.js';

const CONDITIONS: Record<keyof SubmissionFilter, (parameter: string) => string> = {
  type: (p) => `c.type = ${p}`,
  patientId: (p) => `c.patient_id = ${p}`,
  payerId: (p) => `c.payer_id = ${p}`,
  providerId: (p) => `(c.billing_provider_id = ${p} OR c.rendering_provider_id = ${p})`,
  servedFrom: (p) => `c.served_from_on >= ${p}`,
  servedTo: (p) => `c.served_from_on <= ${p}`,
};
/** Claims of one billing provider and subscriber after one another: they share their loops in the file. */
const ORDER = 'c.type, c.billing_provider_id, c.coverage_id, c.patient_id, c.number';

/** Finds the claims that a submission is about, in the order in which a file has them. */
@Injectable()
export class SubmissionCandidatesRepository {
  constructor(private readonly database: Database) {}

  /** Those of the ids that are claims of the company. */
  async named(claimIds: readonly string[]): Promise<string[]> {
    const sql = `SELECT c.id FROM claims c WHERE c.company_id = $1 AND c.id = ANY($2) ORDER BY ${ORDER}`;
    const rows = await this.database.query<{ id: string }>(sql, [claimIds]);
    return rows.map(({ id }) => id);
  }

  /** The first `most` claims by their numbers that wait to be sent and pass the filter, and whether there are more. */
  async waiting(filter: SubmissionFilter, most: number): Promise<{ ids: string[]; hasMore: boolean }> {
    const given = Object.entries(filter).filter(([, value]) => value !== undefined) as [
      keyof SubmissionFilter,
      unknown,
    ][];
    const conditions = given.map(([name], index) => CONDITIONS[name](`$${index + 3}`));
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM claims c WHERE c.company_id = $1 AND c.status IN ('draft', 'validated')
         ${conditions.map((condition) => `AND ${condition}`).join(' ')} ORDER BY c.number LIMIT $2`,
      [most + 1, ...given.map(([, value]) => value)],
    );
    const ids = await this.named(rows.slice(0, most).map(({ id }) => id));
    return { ids, hasMore: rows.length > most };
  }
}
