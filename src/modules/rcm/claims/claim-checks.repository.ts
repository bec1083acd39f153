import { Injectable } from '@nestjs/common';
import { bulkInsert } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { Finding } from '../x12-files/finding.entity.js';

/** A finding of a validation. */
export type FoundProblem = Pick<Finding, 'code' | 'severity' | 'segment' | 'path' | 'message'>;

/** A finding as it is kept. */
export type ClaimFinding = FoundProblem & { id: string; claimId: string };

/** Claims whose numbers and services can come again: not a closed one, which was paid. */
const OVER = `('voided', 'corrected')`;

/** What only the database can say of a claim, and the findings of its last validation. */
@Injectable()
export class ClaimChecksRepository {
  constructor(private readonly store: Store) {}

  /** Those of the claims whose patient control number another live claim has, no version of theirs. */
  async withTakenControlNumber(claimIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.store.database.query<{ claimId: string }>(
      `SELECT c.id AS "claimId" FROM claims c WHERE c.company_id = $1 AND c.id = ANY($2) AND EXISTS (
         SELECT 1 FROM claims o WHERE o.company_id = $1 AND o.patient_control_key = c.patient_control_key
           AND o.family_id <> c.family_id AND o.status NOT IN ${OVER})`,
      [claimIds],
    );
    return new Set(rows.map(({ claimId }) => claimId));
  }

  /** Numbers of the lines that another live original claim bills too, by claim (rcm.md §4 A 14). */
  async repeatedLines(claimIds: readonly string[]): Promise<Map<string, number[]>> {
    const rows = await this.store.database.query<{ claimId: string; lineNumbers: number[] }>(
      `SELECT c.id AS "claimId", array_agg(DISTINCT l.line_number ORDER BY l.line_number) AS "lineNumbers" FROM claims c
       JOIN claim_line_items l ON l.company_id = c.company_id AND l.claim_id = c.id
       JOIN claims o ON o.company_id = c.company_id AND o.patient_id = c.patient_id AND o.payer_id = c.payer_id
         AND o.family_id <> c.family_id AND o.frequency_code = '1' AND o.status NOT IN ${OVER}
       JOIN claim_line_items p ON p.company_id = o.company_id AND p.claim_id = o.id
         AND p.procedure_code = l.procedure_code AND p.modifiers = l.modifiers
         AND p.charge_cents = l.charge_cents AND p.served_from_on = l.served_from_on
       WHERE c.company_id = $1 AND c.id = ANY($2) AND c.frequency_code = '1' GROUP BY c.id`,
      [claimIds],
    );
    return new Map(rows.map(({ claimId, lineNumbers }) => [claimId, lineNumbers]));
  }

  /** By claim: when a version before it was last answered by the payer. */
  async originalsRemittedOn(claimIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.store.database.query<{ claimId: string; day: string }>(
      `SELECT c.id AS "claimId", max(o.adjudicated_on) AS day FROM claims c
       JOIN claims o ON o.company_id = c.company_id AND o.family_id = c.family_id AND o.id <> c.id
         AND o.responsibility_code = c.responsibility_code
       WHERE c.company_id = $1 AND c.id = ANY($2) AND o.adjudicated_on IS NOT NULL GROUP BY c.id`,
      [claimIds],
    );
    return new Map(rows.map(({ claimId, day }) => [claimId, day]));
  }

  /** Puts these findings in the place of those that validations with these codes left; a remittance's stay. */
  async replaceFindings(
    claimIds: readonly string[],
    codes: readonly string[],
    found: readonly (FoundProblem & { claimId: string })[],
  ): Promise<void> {
    await this.store.database.query(
      `DELETE FROM findings WHERE company_id = $1 AND claim_id = ANY($2) AND era_id IS NULL
       AND claim_payment_id IS NULL AND code = ANY($3)`,
      [claimIds, codes],
    );
    const rows = found.map((finding) => ({ ...finding, id: newId(), x12FileId: null }));
    await bulkInsert(this.store.database, FINDINGS, rows);
  }

  /** All findings of the claims that are no remittance's, errors first. */
  findingsOf(claimIds: readonly string[]): Promise<ClaimFinding[]> {
    return this.store.database.query(
      `SELECT id, claim_id AS "claimId", code, severity, segment, path, message FROM findings
       WHERE company_id = $1 AND claim_id = ANY($2) AND era_id IS NULL AND claim_payment_id IS NULL
       ORDER BY severity, code, id`,
      [claimIds],
    );
  }
}
