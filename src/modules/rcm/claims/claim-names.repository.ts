import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { NamedClaim } from './named-claim.dto.js';

/** What a row of a worklist knows by its id only; the payer is whom it is about, and need not be the claim's. */
export interface ClaimRefs {
  claimId: string;
  payerId: string;
}

/** Names beside the ids of worklists: one statement for a page. */
@Injectable()
export class ClaimNamesRepository {
  constructor(private readonly database: Database) {}

  /** The names for each of these rows, in their order. */
  async of(rows: readonly ClaimRefs[]): Promise<NamedClaim[]> {
    if (rows.length === 0) return [];
    return this.database.query<NamedClaim>(
      `SELECT c.number AS "claimNumber", c.patient_control_number AS "patientControlNumber",
         concat_ws(', ', t.family_name, t.given_name) AS "patientName", p.name AS "payerName"
       FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS w(claim_id, payer_id, ordinal)
       JOIN claims c ON c.company_id = $1 AND c.id = w.claim_id
       JOIN patients t ON t.company_id = $1 AND t.id = c.patient_id
       JOIN payers p ON p.company_id = $1 AND p.id = w.payer_id ORDER BY w.ordinal`,
      [rows.map(({ claimId }) => claimId), rows.map(({ payerId }) => payerId)],
    );
  }

  /** What these users are called, by id. */
  async people(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const known = [...new Set(ids.filter((id) => id !== null))];
    if (known.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM users WHERE company_id = $1 AND id = ANY($2::uuid[])',
      [known],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
