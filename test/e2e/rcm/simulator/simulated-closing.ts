import { ClaimClosingService } from '../../../../src/modules/rcm/claim-closing/claim-closing.service.js';
import type { JobRun } from '../../../../src/shared/jobs/job-handler.js';
import type { TestApi } from '../../../support/api.js';
import type { ImportDesk } from '../../../support/import-desk.js';

// A denial left open at balance 0 is for a human to close.
const PROBLEMS = `SELECT concat_ws(' ', c.patient_control_number, c.status, b.cents) AS words FROM claims c
  JOIN (SELECT claim_id, sum(balance_effect_cents) AS cents FROM ledger_entries WHERE company_id = $1 GROUP BY claim_id) b
    ON b.claim_id = c.id
  WHERE c.company_id = $1 AND CASE c.status WHEN 'closed' THEN b.cents <> 0
    ELSE b.cents = 0 AND c.status IN ('paid', 'partially_paid', 'zero_paid', 'denied') AND NOT EXISTS (
      SELECT FROM denials d WHERE d.company_id = c.company_id AND d.claim_id = c.id AND d.status = 'open') END
  UNION ALL SELECT code FROM findings WHERE company_id = $1 AND code = 'STATUS_NOT_MOVED'`;

/** Closes what is settled, as the job does. */
export async function closeSettled(api: TestApi, desk: ImportDesk): Promise<void> {
  const job = { id: desk.companyId, stopIfAsked: () => {}, checkpoint: async () => {} } as unknown as JobRun;
  await desk.run(() => api.app.get(ClaimClosingService).closeAll(job));
}

/** Claims that are closed and should not be, or could be and are not; claims that a remittance did not open again. */
export async function closingProblems(desk: ImportDesk): Promise<string[]> {
  return (await desk.query<{ words: string }>(PROBLEMS)).map(({ words }) => words);
}
