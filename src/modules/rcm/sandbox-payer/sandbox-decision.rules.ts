import type { Chance } from '../x12/generator/chance.rules.js';
import type { SandboxClaim, SandboxLine } from './sandbox-claim.rules.js';
import {
  SANDBOX_DENIALS,
  SANDBOX_LINE_DENIALS,
  type SandboxDenial,
  type SandboxOutcome,
} from './sandbox-outcomes.codes.js';
import { denied, type ClaimDecision, type LineDecision } from './sandbox-payment.rules.js';

/** What is drawn for a claim beside its outcome. */
interface Draw {
  outcome: SandboxOutcome;
  chance: Chance;
  /** Named by the scenario; else drawn. */
  denial: SandboxDenial | null;
}

/** What the patient owes of the allowed amounts; the deductible is used up line by line. */
interface PatientShare {
  copayCents: number;
  deductibleCents: number;
  coinsurancePercent: number;
}

/** What the payer decides of a claim when it first has it. */
export function firstDecision(claim: SandboxClaim, { outcome, chance, denial }: Draw): ClaimDecision {
  const isWhole = outcome === 'deny';
  const reason = denial ?? chance.pick(isWhole ? SANDBOX_DENIALS : SANDBOX_LINE_DENIALS);
  if (isWhole) return { lines: claim.lines.map(() => denied(reason)), reductionCents: 0 };
  const lines = paidLines(claim, chance, shareOf(chance, outcome));
  if (outcome === 'deny_line') lines.splice(-1, 1, denied(reason));
  return { lines, reductionCents: outcome === 'reduce' ? twoPercent(lines) : 0 };
}

/** What it decides after a reversal: less than before where it had paid too much, else drawn anew. */
export function secondDecision(claim: SandboxClaim, first: ClaimDecision, { outcome, chance }: Draw): ClaimDecision {
  if (outcome !== 'take_back')
    return { lines: paidLines(claim, chance, shareOf(chance, 'correct')), reductionCents: 0 };
  const lines = first.lines.map((line) => (line.denial === null ? halved(line) : line));
  return { lines, reductionCents: 0 };
}

/** Every line refused for one reason: what an overturned denial had been. */
export function denialDecision(claim: SandboxClaim, denial: SandboxDenial): ClaimDecision {
  return { lines: claim.lines.map(() => denied(denial)), reductionCents: 0 };
}

function paidLines(claim: SandboxClaim, chance: Chance, share: PatientShare): LineDecision[] {
  return claim.lines.map((line) => paidLine(line, chance, { claim, share }));
}

function paidLine(
  line: SandboxLine,
  chance: Chance,
  { claim, share }: { claim: SandboxClaim; share: PatientShare },
): LineDecision {
  // A later payer allows what the one before has left to the patient.
  if (claim.isSecondary) return secondaryLine(line);
  const allowedCents = Math.round((line.chargeCents * chance.between(45, 85)) / 100);
  const deductibleCents = Math.min(share.deductibleCents, allowedCents);
  share.deductibleCents -= deductibleCents;
  const coinsuranceCents = Math.round(((allowedCents - deductibleCents) * share.coinsurancePercent) / 100);
  const copayCents = Math.min(share.copayCents, Math.floor(allowedCents / 2));
  share.copayCents = 0;
  return { denial: null, allowedCents, deductibleCents, coinsuranceCents, copayCents, priorImpactCents: 0 };
}

function secondaryLine({ chargeCents, priorImpactCents }: SandboxLine): LineDecision {
  const allowedCents = chargeCents - priorImpactCents;
  return { denial: null, allowedCents, deductibleCents: 0, coinsuranceCents: 0, copayCents: 0, priorImpactCents };
}

function shareOf(chance: Chance, outcome: SandboxOutcome): PatientShare {
  if (outcome === 'deductible') return { copayCents: 0, deductibleCents: Infinity, coinsurancePercent: 0 };
  const drawn = chance.pick(['none', 'copay', 'coinsurance', 'deductible'] as const);
  // After a denial the payer pays all that it allows: so a demo ends with a claim that owes nothing.
  const kind = outcome === 'overturn' || outcome === 'pay_after_denial' ? 'none' : drawn;
  return {
    copayCents: kind === 'copay' ? chance.between(20, 50) * 100 : 0,
    deductibleCents: kind === 'deductible' ? chance.between(10, 30) * 100 : 0,
    coinsurancePercent: kind === 'coinsurance' || kind === 'deductible' ? 20 : 0,
  };
}

function halved(line: LineDecision): LineDecision {
  const owedCents = line.deductibleCents + line.coinsuranceCents + line.copayCents;
  return { ...line, allowedCents: owedCents + Math.floor((line.allowedCents - owedCents) / 2) };
}

function twoPercent(lines: readonly LineDecision[]): number {
  const paidCents = lines.reduce(
    (sum, line) => sum + line.allowedCents - line.deductibleCents - line.coinsuranceCents - line.copayCents,
    0,
  );
  return Math.round(paidCents / 50);
}
