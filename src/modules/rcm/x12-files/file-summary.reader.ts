import type { Remittance } from '../x12/remittance.rules.js';
import type { SetEndEvent, X12Event } from '../x12/x12-events.reader.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import type { SetSummary } from './set-importer.js';

/** What the first pass learned of a whole file. Holds one entry a set, never its claims. */
export interface FileSummary {
  sets: SetSummary[];
  /** Findings outside the sets: interchange acknowledgements, unreadable envelopes. */
  findings: Finding[];
  /** Interchange acknowledgements (TA1). */
  acknowledgementCount: number;
}

/** Reads a file to its end and keeps what is needed to judge its sets. */
export async function summarize(events: AsyncIterable<X12Event>): Promise<FileSummary> {
  const file: FileSummary = { sets: [], findings: [], acknowledgementCount: 0 };
  let remittance: Remittance | null = null;
  for await (const event of events) {
    if (event.kind === 'set-start') remittance = null;
    else if (event.kind === 'remittance') remittance = event.remittance;
    else if (event.kind === 'set-end') file.sets.push(setSummary(event, remittance));
    else if (event.kind === 'interchange-acknowledgement') {
      file.acknowledgementCount += 1;
      file.findings.push(...event.findings);
    } else if (event.kind === 'envelope-error') file.findings.push(envelopeFinding(event.error));
  }
  return file;
}

function setSummary(end: SetEndEvent, remittance: Remittance | null): SetSummary {
  const { transactionSet, segments, findings, errorCount, remittanceTotals, submissionTotals, bodyHash } = end;
  const claimCount = remittanceTotals?.claimCount ?? submissionTotals?.claimCount ?? 0;
  return { transactionSet, segments, findings, errorCount, claimCount, remittance, remittanceTotals, bodyHash };
}

function envelopeFinding(error: { code: string; offset: number; message: string }): Finding {
  const message = `${error.message} (byte ${error.offset})`;
  return { code: error.code, severity: 'error', segment: null, message };
}
