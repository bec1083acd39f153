import { Chance } from './chance.rules.js';
import { claimPaymentLoops } from './claim-payment-loops.writer.js';
import { controlNumberOf, envelopeHead, envelopeTail, setNumber, written, type Envelope } from './envelope.writer.js';
import { providerAdjustmentSegments, remittanceHead } from './remittance-head.writer.js';
import { syntheticClaim } from './synthetic-claim.rules.js';
import { CLAIMS_PER_HOUSEHOLD, payerIndexOf } from './synthetic-household.rules.js';
import {
  correctedPayment,
  firstPayment,
  outcomeOf,
  reversalOf,
  type ClaimPayment,
  type Outcome,
} from './synthetic-payment.rules.js';
import {
  syntheticPractice,
  type ClaimSet,
  type SyntheticOptions,
  type SyntheticPractice,
} from './synthetic-practice.rules.js';
import {
  occasionalAdjustments,
  postponedAdjustments,
  recoveredAdjustments,
  type ProviderAdjustment,
} from './synthetic-provider-adjustment.rules.js';
import { PAYERS, type SyntheticPayer } from './synthetic.codes.js';

export interface Generate835Options extends SyntheticOptions {
  /** Which 837 of the same seed is answered; 837P by default. */
  answers?: ClaimSet;
  /** Claims per ST..SE; 2,000 by default, so that one set fits into memory and one database transaction. */
  claimsPerSet?: number;
}

export const CLAIMS_PER_835 = 2000;
export const MOST_CLAIMS_PER_835 = 10_000;

/**
 * Each payer pays in three cycles: most claims first; then the corrections of some of them (a reversal stands in a later
 * set than what it reverses); then the late claims, from which open balances are recovered.
 */
const CYCLES = ['first', 'corrections', 'late'] as const;
type Cycle = (typeof CYCLES)[number];
const CYCLE_DAYS_BACK: Record<Cycle, number> = { first: 14, corrections: 7, late: 0 };

/** The remittance that answers `generate837` of the same seed, claims and day; the same options give the same bytes. */
export function* generate835(options: Generate835Options): Generator<string, void, undefined> {
  const practice = syntheticPractice(options.answers ?? '837P', options);
  const envelope: Envelope = {
    functionalId: 'HP',
    version: '005010X221A1',
    sender: 'SYNTHHOUSE',
    receiver: 'SYNTHCLINIC',
    day: practice.daysBack[0] ?? '',
    controlNumber: controlNumberOf(practice, practice.isInstitutional ? 3 : 2),
  };
  let sets = 0;
  yield envelopeHead(envelope);
  for (const payerIndex of PAYERS.keys()) {
    const open: ProviderAdjustment[] = [];
    for (const cycle of CYCLES) {
      for (const payments of paymentsBySet(practice, options, { payerIndex, cycle })) {
        yield remittanceSet({
          practice,
          payer: PAYERS[payerIndex] as SyntheticPayer,
          cycle,
          ordinal: ++sets,
          payments,
          open,
        });
      }
    }
  }
  yield envelopeTail(envelope, sets);
}

/** One payer's part of the claims in one cycle. */
interface Share {
  payerIndex: number;
  cycle: Cycle;
}

function* paymentsBySet(
  practice: SyntheticPractice,
  options: Generate835Options,
  { payerIndex, cycle }: Share,
): Generator<ClaimPayment[]> {
  const perSet = Math.min(options.claimsPerSet ?? CLAIMS_PER_835, MOST_CLAIMS_PER_835);
  let payments: ClaimPayment[] = [];
  let claims = 0;
  for (const index of claimsOf(practice, options.claims, payerIndex)) {
    if (!isInCycle(outcomeOf(practice, index), cycle)) continue;
    payments.push(...paymentsOf(practice, index, cycle));
    if (++claims % perSet !== 0) continue;
    yield payments;
    payments = [];
  }
  if (payments.length > 0) yield payments;
}

function* claimsOf(practice: SyntheticPractice, claims: number, payerIndex: number): Generator<number> {
  for (let first = 0; first < claims; first += CLAIMS_PER_HOUSEHOLD) {
    if (payerIndexOf(practice.seed, first / CLAIMS_PER_HOUSEHOLD) !== payerIndex) continue;
    for (let index = first; index < Math.min(first + CLAIMS_PER_HOUSEHOLD, claims); index++) yield index;
  }
}

function isInCycle(outcome: Outcome, cycle: Cycle): boolean {
  if (cycle === 'corrections') return outcome === 'corrected';
  return (outcome === 'paid_late') === (cycle === 'late');
}

function paymentsOf(practice: SyntheticPractice, index: number, cycle: Cycle): ClaimPayment[] {
  const claim = syntheticClaim(practice, index);
  const first = firstPayment(practice, claim);
  return cycle === 'corrections' ? [reversalOf(first), correctedPayment(practice, claim)] : [first];
}

interface RemittanceSet {
  practice: SyntheticPractice;
  payer: SyntheticPayer;
  cycle: Cycle;
  ordinal: number;
  payments: ClaimPayment[];
  /** Put off by earlier sets of this payer; what this one takes is taken off. */
  open: ProviderAdjustment[];
}

function remittanceSet(set: RemittanceSet): string {
  const { practice, payments, ordinal } = set;
  const claimPaidCents = payments.reduce((sum, payment) => sum + payment.paidCents, 0);
  const adjustments = adjustmentsOf(set, claimPaidCents);
  // BPR02 = sum of CLP04 - sum of PLB: a positive adjustment lowers the payment.
  const paidCents = claimPaidCents - adjustments.reduce((sum, adjustment) => sum + adjustment.cents, 0);
  const segments = [`ST*835*${setNumber(ordinal)}`, ...setHead(set, paidCents)];
  for (const payment of payments) segments.push(...claimPaymentLoops(practice, payment));
  const fiscalDay = `${practice.day.slice(0, 4)}1231`;
  segments.push(...providerAdjustmentSegments(practice.npi, fiscalDay, adjustments));
  segments.push(`SE*${segments.length + 1}*${setNumber(ordinal)}`);
  return written(segments);
}

function adjustmentsOf(
  { practice, cycle, ordinal, payments, open }: RemittanceSet,
  claimPaidCents: number,
): ProviderAdjustment[] {
  if (cycle === 'first')
    return occasionalAdjustments(new Chance(practice.seed, 9, practice.salt, ordinal), { payments, claimPaidCents });
  if (cycle === 'late') return recoveredAdjustments(open, claimPaidCents);
  const postponed = postponedAdjustments({ payments, claimPaidCents });
  open.push(...postponed.map((adjustment) => ({ ...adjustment })));
  return postponed;
}

function setHead({ practice, payer, cycle, ordinal }: RemittanceSet, paidCents: number): string[] {
  return remittanceHead({
    payer: { name: payer.name, electronicId: payer.electronicId, identifier: `1${payer.taxId}` },
    payee: practice,
    day: practice.daysBack[CYCLE_DAYS_BACK[cycle]] ?? '',
    paidCents,
    trace: `${paidCents > 0 ? 'EFT' : 'NON'}${practice.isInstitutional ? 'I' : 'P'}${practice.seedMark}${setNumber(ordinal)}`,
  });
}
