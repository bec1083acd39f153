import { addDays } from '../../../shared/domain/day.rules.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import type { SandboxClaim } from './sandbox-claim.rules.js';
import { SANDBOX_CYCLES, type SandboxCycle } from './sandbox-outcomes.codes.js';
import type { PlannedPart } from './sandbox-plan.rules.js';
import {
  carriedForward,
  claimsPaidCents,
  putOff,
  recovered,
  type OpenRecovery,
  type SandboxRemittance,
} from './sandbox-remittance.rules.js';

/** A claim with all that will be said of it. */
export interface PlannedClaim {
  claim: SandboxClaim;
  parts: readonly PlannedPart[];
}

/** The remittances of one cycle, one for each payer and payee. */
export interface CycleOfRemittances {
  cycle: SandboxCycle;
  day: string;
  remittances: readonly SandboxRemittance[];
}

interface CyclePart extends PlannedPart {
  claim: SandboxClaim;
}

/** Claim payments in one set, at most: it is posted in one database transaction. */
const MOST_PARTS_IN_SET = 1000;
const CYCLES = Object.keys(SANDBOX_CYCLES) as SandboxCycle[];

/**
 * The payers' remittances, cycle by cycle (the first on `day`): what a cycle puts off or cannot pay is carried into
 * the next one of the same payer and payee, as far as that one's money goes.
 */
export function cyclesOf(claims: readonly PlannedClaim[], day: string): CycleOfRemittances[] {
  const open = new Map<string, OpenRecovery[]>();
  const parts = claims.flatMap(({ claim, parts: of }) => of.map((part) => ({ ...part, claim })));
  return CYCLES.map((cycle) => {
    const paidOn = addDays(day, SANDBOX_CYCLES[cycle]);
    const sets = groupedBy(
      parts.filter((part) => part.cycle === cycle),
      ({ claim: { payer, payee } }) => [payer.id, payee.npi, payee.taxId].join('/'),
    );
    const remittances = [...sets].flatMap(([key, of]) => {
      const openHere = open.get(key) ?? [];
      open.set(key, openHere);
      return chunks(of).map((chunk) => remittanceOf(chunk, paidOn, openHere));
    });
    return { cycle, day: paidOn, remittances };
  }).filter(({ remittances }) => remittances.length > 0);
}

function remittanceOf(parts: readonly CyclePart[], day: string, open: OpenRecovery[]): SandboxRemittance {
  const [{ payer, payee }] = parts.map(({ claim }) => claim) as [SandboxClaim];
  const payments = parts.flatMap((part) => part.payments);
  const own = parts.flatMap((part) => part.adjustments);
  const ownCents = own.reduce((sum, { cents }) => sum + cents, 0);
  const taken = recovered(open, Math.max(0, claimsPaidCents(payments) - ownCents));
  const later = parts
    .filter(({ postponedCents }) => postponedCents > 0)
    .map(({ claim, postponedCents }) => ({ reference: claim.payerControlNumber, openCents: postponedCents }));
  const adjustments = [...own, ...taken, ...putOff(later, open)];
  return carriedForward({ payer, payee, day, payments, adjustments }, open);
}

function chunks(parts: readonly CyclePart[]): CyclePart[][] {
  return Array.from({ length: Math.ceil(parts.length / MOST_PARTS_IN_SET) }, (_, at) =>
    parts.slice(at * MOST_PARTS_IN_SET, (at + 1) * MOST_PARTS_IN_SET),
  );
}
