/** What the sandbox payer can do with a claim. */
export const SANDBOX_OUTCOMES = {
  pay: 'paid, with the contractual part (CO-45) and the patient part (PR-1, 2, 3)',
  deductible: 'allowed, all of it left to the deductible: a zero payment',
  deny: 'every line denied',
  deny_line: 'the last line denied, the others paid; all denied where there is but one',
  reduce: 'paid less two percent of the claim as a whole (CO-253, as sequestration)',
  claim_level: 'decided as a whole, without services',
  interest: 'paid, with interest (PLB L6)',
  split: 'paid in two claim payments',
  bundle: 'lines paid under another code (SVC06 names the one that was sent), the rest CO-97',
  cross_over: 'paid and sent on to the next payer (CLP02 19, NM1*TT)',
  late: 'paid two cycles later',
  correct: 'paid, then reversed and corrected in one remittance',
  reverse: 'paid, then reversed; the money carried forward (PLB FB) where the remittance has not enough',
  take_back: 'paid too much: reversed and corrected, the overpayment put off and then recovered (PLB WO)',
  overturn: 'denied earlier: that denial reversed and the claim paid without a patient part, as after a won appeal',
  pay_after_denial: 'denied earlier: simply paid by a later remittance, without a patient part',
  reject: 'refused in the 277CA: never adjudicated',
  silent: 'received, and never answered',
} as const;
export type SandboxOutcome = keyof typeof SANDBOX_OUTCOMES;

export const OUTCOME_NAMES = Object.keys(SANDBOX_OUTCOMES) as SandboxOutcome[];

/** How often each outcome is drawn where nobody names one; all together 100. */
export const OUTCOME_SHARES: readonly (readonly [SandboxOutcome, number])[] = [
  ['pay', 38],
  ['deny', 12],
  ['deny_line', 8],
  ['deductible', 4],
  ['reduce', 4],
  ['claim_level', 3],
  ['interest', 3],
  ['split', 4],
  ['bundle', 3],
  ['cross_over', 3],
  ['late', 5],
  ['correct', 4],
  ['reverse', 2],
  ['take_back', 4],
  ['reject', 2],
  ['silent', 1],
];

/** Why a claim or line is denied: code values only (the lists are X12's). */
export interface SandboxDenial {
  group: 'CO' | 'OA' | 'PR' | 'PI';
  carc: string;
  /** LQ*HE on the line. */
  remark: string;
  /** MOA of the claim, where the claim as a whole is refused. */
  claimRemark: string;
}

const because = (group: SandboxDenial['group'], carc: string, remark = '', claimRemark = ''): SandboxDenial => ({
  group,
  carc,
  remark,
  claimRemark,
});

/** Drawn for claims; those from the seventh on (eligibility, duplicate, other payer, filing limit) speak of whole claims only. */
export const SANDBOX_DENIALS: readonly SandboxDenial[] = [
  because('CO', '50', 'N115'),
  because('CO', '197'),
  because('CO', '16', 'M76'),
  because('CO', '97', 'M15'),
  because('PR', '96', 'N130'),
  because('CO', '16', 'N290'),
  because('CO', '29'),
  because('OA', '18'),
  because('OA', '22', 'N4'),
  because('CO', '16', 'N290', 'MA130'),
  because('PR', '31'),
];
export const SANDBOX_LINE_DENIALS = SANDBOX_DENIALS.slice(0, 6);

/** A remittance cycle of the payer; days after the day of the run. */
export const SANDBOX_CYCLES = { first: 0, corrections: 7, late: 14 } as const;
export type SandboxCycle = keyof typeof SANDBOX_CYCLES;
