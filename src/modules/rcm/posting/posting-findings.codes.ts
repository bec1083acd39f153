import type { Severity } from '../x12/x12-findings.codes.js';

/** What posting says of a set or a claim payment, beside what reading found. */
export const POSTING_FINDINGS = {
  PAYEE_NOT_OURS: ['error', 'neither the NPI nor the tax id of the payee is one of ours'],
  REMITTANCE_CONFLICT: [
    'error',
    'a remittance with the same payer, trace, amount, day and payee but other content is here already',
  ],
  PCN_AMBIGUOUS: [
    'warning',
    'several claims have this patient control number, and payee, charge and day do not single one out',
  ],
  CLAIM_NOT_POSTABLE: ['warning', 'the claim with this number has not been sent, or was voided or replaced'],
  CLAIM_NOT_FOUND: ['warning', 'no claim has this patient control number or payer control number'],
  CLAIM_CANDIDATES: [
    'warning',
    'claims of the same payer, member, service date and charge are there: a human must decide',
  ],
  LINE_NOT_MATCHED: ['warning', 'the service was posted on the claim as a whole: no line of the claim fits it'],
  REVERSAL_WITHOUT_ORIGINAL: [
    'error',
    'no unreversed claim payment with the amounts that this reversal takes back is here',
  ],
  GROUP_CODE_UNKNOWN: ['error', 'an adjustment has a group code whose meaning is not known'],
  INFORMATIONAL_WITH_MONEY: ['error', 'the status of the claim payment means that no money moves, but it names some'],
  STATUS_NOT_MOVED: ['warning', 'the money is posted, but the state of the claim does not allow the move'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type PostingFindingCode = keyof typeof POSTING_FINDINGS;
