import type { SyntaxAnswer } from './sandbox-acknowledgement.rules.js';
import { textNumber } from './sandbox-claim.rules.js';
import type { SandboxDenial, SandboxOutcome } from './sandbox-outcomes.codes.js';
import type { SandboxVerdict } from './sandbox-plan.rules.js';

/** What becomes of claims that nobody names: drawn by the seed, all paid, or never answered. */
export const OTHERS = ['seeded', 'pay', 'silent'] as const;
/** How often a remittance comes: once, again with the same bytes, again in a new envelope; `seeded` draws among them. */
export const REPEATS = ['seeded', 'none', 'same_bytes', 'new_envelope'] as const;
/** Whether the corrections come before what they correct. */
export const ORDERS = ['as_paid', 'corrections_first'] as const;
/** none: only remittances come, e.g. where an earlier run over the same file has acknowledged it. */
export const ACKNOWLEDGEMENT_ANSWERS = ['accept', 'reject_set', 'reject_interchange', 'none'] as const;
export type AcknowledgementAnswer = SyntaxAnswer | 'none';
export const DENIAL_GROUPS = ['CO', 'OA', 'PI', 'PR'] as const;

/** What the answers depend on, beside the file itself, and nothing else. */
export interface SandboxRules {
  /** 0 to 2^31. */
  seed: number;
  /** Of the acknowledgements and the first remittances. */
  day: string;
  /** By patient control number. */
  verdicts: ReadonlyMap<string, SandboxVerdict>;
  others: (typeof OTHERS)[number];
  acknowledgements: AcknowledgementAnswer;
  repeats: (typeof REPEATS)[number];
  order: (typeof ORDERS)[number];
}

/** What a run may leave open. */
export interface AskedRules {
  seed?: number;
  day?: string;
  claims?: readonly AskedClaim[];
  rules?: Partial<Pick<SandboxRules, 'others' | 'acknowledgements' | 'repeats' | 'order'>>;
}

export interface AskedClaim {
  outcome: SandboxOutcome;
  carc?: string;
  group?: SandboxDenial['group'];
  remark?: string;
  claimRemark?: string;
}

/** What is asked for, with what is usual in place of what is not; `sha256` is the file's, `today` the company's. */
export function rulesOf(
  asked: AskedRules,
  { sha256, today }: { sha256: string; today: string },
): Omit<SandboxRules, 'verdicts'> {
  const { rules = {}, claims = [] } = asked;
  return {
    seed: asked.seed ?? textNumber(sha256) % 2 ** 31,
    day: asked.day ?? today,
    // Who names claims speaks of those: the others have had their answer, or get it by another run.
    others: rules.others ?? (claims.length === 0 ? 'seeded' : 'silent'),
    acknowledgements: rules.acknowledgements ?? 'accept',
    repeats: rules.repeats ?? 'seeded',
    order: rules.order ?? 'as_paid',
  };
}

/** The verdict that a named claim asks for; without a reason that is drawn, where one is needed. */
export function verdictOf({ outcome, carc, group = 'CO', remark = '', claimRemark = '' }: AskedClaim): SandboxVerdict {
  return { outcome, denial: carc === undefined ? null : { group, carc, remark, claimRemark } };
}
