/** Why a whole transaction set is stored but not posted by itself. */
export type HoldReason = 'PAYMENT_IS_DEBIT' | 'PAYMENT_NEGATIVE' | 'STRUCTURE_UNSURE' | 'UNBALANCED' | 'PAYEE_NOT_OURS';

/** What the first reading of a set knows. */
export interface SetFacts {
  /** BPR03. */
  creditOrDebit: string;
  /** BPR02. */
  paymentCents: number;
  /** All three levels of rcm.md §4 D 3. */
  isBalanced: boolean;
  findings: readonly { code: string; severity: string }[];
  /** All errors, those left out of `findings` included. */
  errorCount: number;
  isPayeeOurs: boolean;
}

/** Errors of the envelope around the set: its own content is proven by its SE count and its balance (rcm.md §4 D 2). */
const AROUND_THE_SET: ReadonlySet<string> = new Set([
  'GS_MISSING',
  'GE_MISSING',
  'GE_COUNT',
  'GE_CONTROL_NUMBER',
  'IEA_MISSING',
  'IEA_COUNT',
  'IEA_CONTROL_NUMBER',
  'SEGMENT_OUTSIDE_SET',
  'TRAILING_DATA',
]);
const OF_THE_BALANCE: ReadonlySet<string> = new Set([
  'LINE_UNBALANCED',
  'CLAIM_UNBALANCED',
  'CLAIM_SERVICES_UNBALANCED',
  'SET_UNBALANCED',
  'PAYMENT_IS_DEBIT',
  'PAYMENT_NEGATIVE',
]);

/** Whether an error is told by the amounts themselves: a level that does not balance, a payment that is none. */
export function isOfTheBalance(code: string): boolean {
  return OF_THE_BALANCE.has(code);
}

/** Why the set is held, the gravest reason first; null: it may be posted. Nothing is ever "fixed" to make it postable. */
export function holdReason(facts: SetFacts): HoldReason | null {
  if (facts.creditOrDebit === 'D') return 'PAYMENT_IS_DEBIT';
  if (facts.paymentCents < 0) return 'PAYMENT_NEGATIVE';
  if (isStructureUnsure(facts)) return 'STRUCTURE_UNSURE';
  if (!facts.isBalanced) return 'UNBALANCED';
  return facts.isPayeeOurs ? null : 'PAYEE_NOT_OURS';
}

/** Whether an error leaves it open what the set says. An error that is not even listed counts as one. */
function isStructureUnsure({ findings, errorCount }: SetFacts): boolean {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errorCount > errors.length) return true;
  return errors.some(({ code }) => !AROUND_THE_SET.has(code) && !isOfTheBalance(code));
}
