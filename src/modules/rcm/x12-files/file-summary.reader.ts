import { FindingList } from '../x12/finding-list.reader.js';
import type { Remittance } from '../x12/remittance.rules.js';
import type {
  InterchangeAcknowledgementEvent,
  SetEndEvent,
  TransactionSet,
  X12Event,
} from '../x12/x12-events.reader.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import type { SetSummary } from './set-importer.js';

/** A file with more transaction sets is refused whole: what is kept of each would fill the memory. */
export const MOST_SETS = 10_000;
export const TOO_MANY_SETS = 'FILE_TOO_MANY_SETS';
/** So many findings of sets are kept for one file; errors beyond are still counted, set by set. */
export const MOST_FILE_FINDINGS = 20_000;

/** What the first pass learned of a whole file. Holds one entry a set, never its claims. */
export interface FileSummary {
  /** None when there are more than MOST_SETS: a finding says so. */
  sets: SetSummary[];
  /** Findings outside the sets: interchange acknowledgements, unreadable envelopes; a thousand at most. */
  findings: Finding[];
  /** Interchange acknowledgements (TA1), with their own findings left out; as many at most as there may be sets. */
  acknowledgements: InterchangeAcknowledgementEvent[];
}

/** Reads a file and keeps what is needed to judge its sets; stops reading where it has too many of them. */
export async function summarize(events: AsyncIterable<X12Event>): Promise<FileSummary> {
  const sets: SetSummary[] = [];
  const outside = new FindingList();
  const budget = { left: MOST_FILE_FINDINGS };
  const acknowledgements: InterchangeAcknowledgementEvent[] = [];
  let remittance: Remittance | null = null;
  for await (const event of events) {
    if (event.kind === 'set-start') {
      if (sets.length === MOST_SETS) return refused(event.transactionSet);
      remittance = null;
    } else if (event.kind === 'remittance') remittance = event.remittance;
    else if (event.kind === 'set-end') sets.push(setSummary(event, remittance, budget));
    else if (event.kind === 'interchange-acknowledgement') {
      if (acknowledgements.length < MOST_SETS) acknowledgements.push({ ...event, findings: [] });
      for (const finding of event.findings) outside.push(finding);
    } else if (event.kind === 'envelope-error') outside.push(envelopeFinding(event.error));
  }
  return { sets, findings: outside.close(), acknowledgements };
}

function refused({ offset }: TransactionSet): FileSummary {
  const message = `the file has more than ${MOST_SETS} transaction sets: the one at byte ${offset} is beyond; none is imported`;
  const finding: Finding = { code: TOO_MANY_SETS, severity: 'error', segment: null, message };
  return { sets: [], findings: [finding], acknowledgements: [] };
}

function setSummary(end: SetEndEvent, remittance: Remittance | null, budget: { left: number }): SetSummary {
  const { transactionSet, segments, errorCount, remittanceTotals, submissionTotals, bodyHash } = end;
  const claimCount = remittanceTotals?.claimCount ?? submissionTotals?.claimCount ?? 0;
  const findings = within(budget, end.findings);
  return { transactionSet, segments, findings, errorCount, claimCount, remittance, remittanceTotals, bodyHash };
}

function within(budget: { left: number }, found: Finding[]): Finding[] {
  const kept = found.length <= budget.left ? found : found.slice(0, budget.left);
  budget.left -= kept.length;
  if (kept.length === found.length) return kept;
  const message = `more findings are not listed: those of the whole file exceed ${MOST_FILE_FINDINGS}`;
  return [...kept, { code: 'FINDINGS_OMITTED', severity: 'info', segment: null, message }];
}

function envelopeFinding(error: { code: string; offset: number; message: string }): Finding {
  const message = `${error.message} (byte ${error.offset})`;
  return { code: error.code, severity: 'error', segment: null, message };
}
