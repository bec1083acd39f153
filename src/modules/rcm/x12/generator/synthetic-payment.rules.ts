import { Chance, mixed } from './chance.rules.js';
import type { SyntheticClaim, SyntheticLine } from './synthetic-claim.rules.js';
import { marked, type SyntheticPractice } from './synthetic-practice.rules.js';
import { DENIALS, LINE_DENIALS, PAYERS, type DenialReason } from './synthetic.codes.js';

/**
 * What becomes of a claim. Of each hundred neighbouring claims exactly: 10 paid in the last cycle, 68 paid in the first,
 * 4 paid with a claim-level reduction (CO-253), 5 with one line denied (all, where there is but one), 7 denied,
 * 3 left to the deductible (paid 0), 3 paid and later reversed and corrected.
 */
export type Outcome = 'paid_late' | 'paid' | 'reduced' | 'line_denied' | 'denied' | 'deductible' | 'corrected';

const OUTCOME_SHARES: readonly (readonly [Outcome, number])[] = [
  ['paid_late', 10],
  ['paid', 68],
  ['reduced', 4],
  ['line_denied', 5],
  ['denied', 7],
  ['deductible', 3],
  ['corrected', 3],
];

export interface Adjustment {
  group: string;
  reason: string;
  cents: number;
}

export interface LinePayment {
  line: SyntheticLine;
  chargeCents: number;
  paidCents: number;
  /** AMT B6; 0 on denied and reversed lines. */
  allowedCents: number;
  adjustments: readonly Adjustment[];
  remark: string;
}

export interface ClaimPayment {
  claim: SyntheticClaim;
  isReversal: boolean;
  payerControlNumber: string;
  chargeCents: number;
  paidCents: number;
  patientCents: number;
  adjustments: readonly Adjustment[];
  lines: readonly LinePayment[];
  claimRemark: string;
}

/** The outcome of a claim, without making the claim. */
export function outcomeOf(practice: SyntheticPractice, index: number): Outcome {
  const offset = mixed(practice.seed, 6, practice.salt, Math.floor(index / 100)) % 100;
  // 37 and 100 share no factor: each hundred meets each slot once.
  let slot = (index * 37 + offset) % 100;
  return OUTCOME_SHARES.find(([, share]) => (slot -= share) < 0)?.[0] ?? 'paid';
}

/** The first answer to a claim. */
export function firstPayment(practice: SyntheticPractice, claim: SyntheticClaim): ClaimPayment {
  const outcome = outcomeOf(practice, claim.index);
  const chance = new Chance(practice.seed, 7, practice.salt, claim.index);
  const denial = chance.pick(outcome === 'denied' ? DENIALS : LINE_DENIALS);
  if (outcome === 'denied')
    return settled(
      practice,
      claim,
      claim.lines.map((line) => deniedLine(line, denial)),
      denial,
    );
  const share = patientShare(chance, outcome);
  const lines = claim.lines.map((line) => paidLine(line, allowedCents(claim, line, 0), share));
  const last = claim.lines.at(-1);
  if (outcome === 'line_denied' && last) lines.splice(-1, 1, deniedLine(last, denial));
  return outcome === 'reduced' ? reduced(settled(practice, claim, lines)) : settled(practice, claim, lines);
}

/** The first payment taken back: all amounts negated in their original groups, the payer's own number kept (X12 RFI 1147, 2442). */
export function reversalOf(payment: ClaimPayment): ClaimPayment {
  return {
    ...payment,
    isReversal: true,
    chargeCents: -payment.chargeCents,
    paidCents: -payment.paidCents,
    patientCents: 0,
    adjustments: payment.adjustments.map(negated),
    lines: payment.lines.map((line) => ({
      ...line,
      chargeCents: -line.chargeCents,
      paidCents: -line.paidCents,
      allowedCents: 0,
      adjustments: line.adjustments.map(negated),
    })),
  };
}

/** The payment after the reversal: the payer allows somewhat more, or less. */
export function correctedPayment(practice: SyntheticPractice, claim: SyntheticClaim): ClaimPayment {
  const chance = new Chance(practice.seed, 8, practice.salt, claim.index);
  const shiftPercent = chance.pick([-12, -6, 5, 10]);
  const share = patientShare(chance, 'corrected');
  const lines = claim.lines.map((line) => paidLine(line, allowedCents(claim, line, shiftPercent), share));
  const payment = settled(practice, claim, lines);
  return { ...payment, payerControlNumber: `${payment.payerControlNumber}A` };
}

/** What the patient owes of the allowed amounts; the deductible is used up line by line. */
interface PatientShare {
  copayCents: number;
  deductibleCents: number;
  coinsurancePercent: number;
}

function patientShare(chance: Chance, outcome: Outcome): PatientShare {
  if (outcome === 'deductible') return { copayCents: 0, deductibleCents: Infinity, coinsurancePercent: 0 };
  // A reversed claim must have been paid, whatever its size.
  const kind = outcome === 'corrected' ? 'coinsurance' : chance.pick(['none', 'copay', 'coinsurance', 'deductible']);
  return {
    copayCents: kind === 'copay' ? chance.between(20, 50) * 100 : 0,
    deductibleCents: kind === 'deductible' ? chance.between(10, 30) * 100 : 0,
    coinsurancePercent: kind === 'coinsurance' || kind === 'deductible' ? 20 : 0,
  };
}

// A payer's fee schedule: the same share of the charge for a service each time, 45 to 84 percent.
function allowedCents(claim: SyntheticClaim, line: SyntheticLine, shiftPercent: number): number {
  const { procedure, revenue, baseCents } = line.service;
  const percent =
    45 + (mixed(PAYERS.indexOf(claim.household.payer), baseCents, Number(revenue), procedure.length) % 40);
  return Math.round((line.chargeCents * (percent + shiftPercent)) / 100);
}

function paidLine(line: SyntheticLine, allowed: number, share: PatientShare): LinePayment {
  const deductible = Math.min(share.deductibleCents, allowed);
  share.deductibleCents -= deductible;
  const coinsurance = Math.round(((allowed - deductible) * share.coinsurancePercent) / 100);
  const copay = Math.min(share.copayCents, Math.floor(allowed / 2));
  share.copayCents = 0;
  const adjustments = [
    { group: 'CO', reason: '45', cents: line.chargeCents - allowed },
    { group: 'PR', reason: '1', cents: deductible },
    { group: 'PR', reason: '2', cents: coinsurance },
    { group: 'PR', reason: '3', cents: copay },
  ].filter((adjustment) => adjustment.cents !== 0);
  const paidCents = allowed - deductible - coinsurance - copay;
  return { line, chargeCents: line.chargeCents, paidCents, allowedCents: allowed, adjustments, remark: '' };
}

function deniedLine(line: SyntheticLine, denial: DenialReason): LinePayment {
  const adjustments = [{ group: denial.group, reason: denial.reason, cents: line.chargeCents }];
  return { line, chargeCents: line.chargeCents, paidCents: 0, allowedCents: 0, adjustments, remark: denial.remark };
}

function settled(
  practice: SyntheticPractice,
  claim: SyntheticClaim,
  lines: LinePayment[],
  denial?: DenialReason,
): ClaimPayment {
  const patient = lines.flatMap((line) => line.adjustments).filter((adjustment) => adjustment.group === 'PR');
  return {
    claim,
    isReversal: false,
    payerControlNumber: `${claim.household.payer.memberPrefix}${practice.isInstitutional ? 'I' : 'P'}${practice.seedMark}${marked(claim.index, 5)}`,
    chargeCents: claim.chargeCents,
    paidCents: lines.reduce((sum, line) => sum + line.paidCents, 0),
    patientCents: patient.reduce((sum, adjustment) => sum + adjustment.cents, 0),
    adjustments: [],
    lines,
    claimRemark: denial?.claimRemark ?? '',
  };
}

// Two percent of the payment, taken from the claim as a whole (as Medicare's sequestration is).
function reduced(payment: ClaimPayment): ClaimPayment {
  const cents = Math.round(payment.paidCents / 50);
  const paidCents = payment.paidCents - cents;
  return { ...payment, paidCents, adjustments: cents === 0 ? [] : [{ group: 'CO', reason: '253', cents }] };
}

function negated(adjustment: Adjustment): Adjustment {
  return { ...adjustment, cents: -adjustment.cents };
}
