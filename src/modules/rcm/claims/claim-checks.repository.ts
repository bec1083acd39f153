import { Injectable } from '@nestjs/common';
import { bulkInsert } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { Finding } from '../x12-files/finding.entity.js';
import type { Claim } from './claim.entity.js';

/** A finding of a validation. */
export type FoundProblem = Pick<Finding, 'code' | 'severity' | 'segment' | 'path' | 'message'>;

/** Claims that are over: their numbers and services can come again. */
const OVER = `('voided', 'corrected', 'closed')`;

/** What only the database can say of a claim, and the findings of its last validation. */
@Injectable()
export class ClaimChecksRepository {
  constructor(private readonly store: Store) {}

  /** Whether another live claim, no version of this one, has the same patient control number. */
  async isControlNumberTaken({ id, familyId }: Claim): Promise<boolean> {
    const rows = await this.store.database.query(
      `SELECT 1 FROM claims c JOIN claims o ON o.company_id = c.company_id AND o.patient_control_key = c.patient_control_key
       WHERE c.company_id = $1 AND c.id = $2 AND o.family_id <> $3 AND o.status NOT IN ${OVER} LIMIT 1`,
      [id, familyId],
    );
    return rows.length > 0;
  }

  /** Numbers of the lines that another live original claim bills too (rcm.md §4 A 14). */
  async repeatedLines({ id }: Claim): Promise<number[]> {
    const rows = await this.store.database.query<{ lineNumber: number }>(
      `SELECT DISTINCT l.line_number AS "lineNumber" FROM claims c
       JOIN claim_line_items l ON l.company_id = c.company_id AND l.claim_id = c.id
       JOIN claims o ON o.company_id = c.company_id AND o.patient_id = c.patient_id AND o.payer_id = c.payer_id
         AND o.family_id <> c.family_id AND o.frequency_code = '1' AND o.status NOT IN ${OVER}
       JOIN claim_line_items p ON p.company_id = o.company_id AND p.claim_id = o.id
         AND p.procedure_code = l.procedure_code AND p.modifiers = l.modifiers
         AND p.charge_cents = l.charge_cents AND p.served_from_on = l.served_from_on
       WHERE c.company_id = $1 AND c.id = $2 AND c.frequency_code = '1' ORDER BY 1`,
      [id],
    );
    return rows.map(({ lineNumber }) => lineNumber);
  }

  /** When the version before this claim was first answered by the payer; null while it was not. */
  async originalRemittedOn({ id, familyId }: Claim): Promise<string | null> {
    const [row] = await this.store.database.query<{ day: string | null }>(
      `SELECT max(adjudicated_on) AS day FROM claims WHERE company_id = $1 AND family_id = $2 AND id <> $3`,
      [familyId, id],
    );
    return row?.day ?? null;
  }

  /** Puts these findings in the place of those that validations with these codes left; a remittance's stay. */
  async replaceFindings(claim: Claim, codes: readonly string[], found: readonly FoundProblem[]): Promise<void> {
    await this.store.database.query(
      `DELETE FROM findings WHERE company_id = $1 AND claim_id = $2 AND era_id IS NULL AND claim_payment_id IS NULL
       AND code = ANY($3)`,
      [claim.id, codes],
    );
    const rows = found.map((finding) => ({ ...finding, id: newId(), claimId: claim.id, x12FileId: null }));
    await bulkInsert(this.store.database, FINDINGS, rows);
  }

  /** All findings of the claim, in the order they were made. */
  findingsOf(claimId: string): Promise<(FoundProblem & { id: string })[]> {
    return this.store.database.query(
      `SELECT id, code, severity, segment, path, message FROM findings
       WHERE company_id = $1 AND claim_id = $2 AND era_id IS NULL AND claim_payment_id IS NULL ORDER BY severity, code, id`,
      [claimId],
    );
  }
}
