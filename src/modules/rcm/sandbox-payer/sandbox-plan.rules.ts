import { Chance } from '../x12/generator/chance.rules.js';
import { textNumber, type SandboxClaim } from './sandbox-claim.rules.js';
import { denialDecision, firstDecision, secondDecision } from './sandbox-decision.rules.js';
import {
  OUTCOME_SHARES,
  SANDBOX_DENIALS,
  type SandboxCycle,
  type SandboxDenial,
  type SandboxOutcome,
} from './sandbox-outcomes.codes.js';
import {
  bundledPayment,
  claimLevelPayment,
  paymentOf,
  renumbered,
  reversalOf,
  sentOn,
  splitPayments,
  type ClaimDecision,
  type SandboxPayment,
} from './sandbox-payment.rules.js';
import type { SandboxProviderAdjustment } from './sandbox-remittance.rules.js';

/** What becomes of one claim; named by a scenario, else drawn. */
export interface SandboxVerdict {
  outcome: SandboxOutcome;
  /** Null: drawn where one is needed. */
  denial: SandboxDenial | null;
}

/** One claim's part of one cycle's remittance. */
export interface PlannedPart {
  cycle: SandboxCycle;
  payments: readonly SandboxPayment[];
  /** PLB entries that come with them. */
  adjustments: readonly SandboxProviderAdjustment[];
  /** An overpayment whose recovery is put off to the next cycle. */
  postponedCents: number;
}

const NEXT_PAYER = 'SANDBOX SUPPLEMENT';
const BUNDLE_CODE: readonly string[] = ['HC', '99499'];
/** Stands for "the reason of the earlier denial" where an overturned one is not named. */
const USUAL_DENIAL = SANDBOX_DENIALS[0] as SandboxDenial;

/** The outcome that a seed gives a claim; a claim that names no service cannot be adjudicated. */
export function drawnOutcome(claim: SandboxClaim, seed: number): SandboxOutcome {
  if (claim.lines.length === 0) return 'reject';
  let slot = chanceOf(claim, seed, 1).below(100);
  return OUTCOME_SHARES.find(([, share]) => (slot -= share) < 0)?.[0] ?? 'pay';
}

/** All that the payer will ever say of a claim, by cycle. Depends on claim, verdict and seed only. */
export function plannedParts(claim: SandboxClaim, verdict: SandboxVerdict, seed: number): PlannedPart[] {
  const { outcome } = verdict;
  if (outcome === 'silent' || outcome === 'reject') return [];
  const draw = { ...verdict, chance: chanceOf(claim, seed, 2) };
  if (outcome === 'overturn') return [overturned(claim, verdict, firstDecision(claim, draw))];
  const first = firstDecision(claim, draw);
  switch (outcome) {
    case 'correct':
    case 'take_back':
      return corrected(claim, first, secondDecision(claim, first, draw));
    case 'reverse':
      return [part('first', [paymentOf(claim, first)]), part('corrections', [reversalOf(paymentOf(claim, first))])];
    case 'late':
      return [part('late', [paymentOf(claim, first)])];
    case 'interest':
      return [{ ...part('first', [paymentOf(claim, first)]), adjustments: [interestOn(claim, draw.chance)] }];
    default:
      return [part('first', firstPayments(claim, first, outcome))];
  }
}

function firstPayments(claim: SandboxClaim, decision: ClaimDecision, outcome: SandboxOutcome): SandboxPayment[] {
  if (outcome === 'split') return splitPayments(claim, decision);
  if (outcome === 'bundle' && !claim.isInstitutional) return [bundledPayment(claim, decision, BUNDLE_CODE)];
  if (outcome === 'claim_level') return [claimLevelPayment(claim, decision)];
  const payment = paymentOf(claim, decision);
  if (outcome === 'cross_over') return [sentOn(payment, NEXT_PAYER)];
  return [outcome === 'pay_after_denial' ? renumbered(payment) : payment];
}

function corrected(claim: SandboxClaim, first: ClaimDecision, second: ClaimDecision): PlannedPart[] {
  const [before, after] = [paymentOf(claim, first), renumbered(paymentOf(claim, second))];
  const postponedCents = Math.max(0, before.paidCents - after.paidCents);
  return [part('first', [before]), { ...part('corrections', [reversalOf(before), after]), postponedCents }];
}

/** The denial that stands is taken back and the claim paid, both in one remittance. */
function overturned(claim: SandboxClaim, { denial }: SandboxVerdict, decision: ClaimDecision): PlannedPart {
  const before = paymentOf(claim, denialDecision(claim, denial ?? USUAL_DENIAL));
  return part('first', [reversalOf(before), renumbered(paymentOf(claim, decision))]);
}

function interestOn(claim: SandboxClaim, chance: Chance): SandboxProviderAdjustment {
  return { reasonCode: 'L6', reference: claim.payerControlNumber, cents: -chance.between(50, 1500) };
}

function part(cycle: SandboxCycle, payments: readonly SandboxPayment[]): PlannedPart {
  return { cycle, payments, adjustments: [], postponedCents: 0 };
}

/** By the claim's own number, not by its place: what becomes of a claim does not depend on its neighbours. */
function chanceOf(claim: SandboxClaim, seed: number, purpose: number): Chance {
  return new Chance(seed, purpose, textNumber(`${claim.payer.id}/${claim.patientControlNumber}`));
}
