import { holdReason } from '../posting/hold.rules.js';
import { judgeCopy, remittanceKey } from '../posting/remittance-identity.rules.js';
import { storableRemittance } from '../posting/stored-remittance.rules.js';
import type { SetSummary } from '../x12-files/set-importer.js';
import type { Remittance } from '../x12/remittance.rules.js';
import type { ClaimBook } from './claim-book.reader.js';

/** What becomes of one 835 of the run as a whole. */
export interface SetVerdict {
  /** Unique in the run. */
  id: string;
  /** ST02, with ISA13 and a slash before it where another 835 of the run has the same ST02. */
  name: string;
  remittance: Remittance | null;
  /** Why nothing of it is posted: duplicate, conflict, UNBALANCED, PAYEE_NOT_OURS, …; null: it is posted. */
  reason: string | null;
  summary: SetSummary;
}

/** Judges the 835s of a run whole, in their order, before any claim payment is looked at. */
export class RunOverview {
  readonly verdicts: SetVerdict[] = [];
  private readonly known = new Map<string, { id: string; bodyHash: string }[]>();

  constructor(private readonly book: ClaimBook) {}

  add(summary: SetSummary): void {
    const remittance = summary.remittance && storableRemittance(summary.remittance);
    const id = String(this.verdicts.length + 1);
    const name = summary.transactionSet.controlNumber.trim();
    const reason = remittance === null ? 'STRUCTURE_UNSURE' : this.reasonOf(id, remittance, summary);
    this.verdicts.push({ id, name, remittance, reason, summary });
  }

  /** When all are known: names that are not unique are told apart. */
  close(): void {
    const counts = new Map<string, number>();
    for (const { name } of this.verdicts) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const verdict of this.verdicts) {
      if (counts.get(verdict.name) === 1) continue;
      verdict.name = `${verdict.summary.transactionSet.interchange.controlNumber.trim()}/${verdict.name}`;
    }
  }

  private reasonOf(id: string, remittance: Remittance, summary: SetSummary): string | null {
    const key = JSON.stringify(remittanceKey(remittance));
    const sameKey = this.known.get(key) ?? [];
    const bodyHash = summary.bodyHash ?? '';
    const copy = judgeCopy(bodyHash, sameKey);
    if (copy.kind === 'duplicate') return 'duplicate';
    this.known.set(key, [...sameKey, { id, bodyHash }]);
    if (copy.kind === 'conflict') return 'conflict';
    const isBalanced = summary.remittanceTotals?.isBalanced === true;
    return holdReason({ ...remittance, ...summary, isBalanced, isPayeeOurs: this.book.isPayeeOurs(remittance) });
  }
}
