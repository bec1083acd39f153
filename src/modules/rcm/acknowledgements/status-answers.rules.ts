import type { ClaimStatus } from '../x12/acknowledgement.rules.js';
import { type Level, sourceOf, type Source, statusOutcome } from './acknowledgement-outcome.rules.js';
import { type Answer, NO_ANSWER } from './answer.rules.js';
import { statusReasons } from './rejection-reason.rules.js';

/** The STCs that say one thing: of a claim with its lines, or of a level above. */
export interface StatusGroup {
  /** The first, which names what it is about. */
  head: ClaimStatus;
  statuses: ClaimStatus[];
}

/** Whether a status belongs to the group: the same claim, or the same level above it. */
export function belongsTo({ head }: StatusGroup, status: ClaimStatus): boolean {
  const isOfClaim = head.level === 'claim' || head.level === 'line';
  if (isOfClaim !== (status.level === 'claim' || status.level === 'line')) return false;
  if (!isOfClaim && head.level !== status.level) return false;
  return head.traceNumber === status.traceNumber && head.payerControlNumber === status.payerControlNumber;
}

/** Who sent the file, and where in it the set stands. */
export interface StatusOrigin {
  setIndex: number;
  tradingPartnerId: string | null;
  partnerRole: Source | null;
}

/** The answer of a group, not yet matched. Lines give reasons; the claim's own STCs decide where there are any. */
export function statusAnswer({ head, statuses }: StatusGroup, origin: StatusOrigin): Answer {
  const deciding = statuses.filter(({ level }) => level !== 'line');
  const heard = deciding.length > 0 ? deciding : statuses;
  const categories = heard.flatMap(({ category, furtherCodes }) => [
    category,
    ...furtherCodes.map((code) => code.category),
  ]);
  const outcome = statusOutcome(categories);
  const source = sourceOf(origin.partnerRole, head.sourceCode);
  const reasons = statuses.flatMap(statusReasons);
  const level: Level = head.level === 'line' ? 'claim' : head.level;
  const numbers = {
    patientControlNumber: head.patientControlNumber,
    payerControlNumber: head.payerControlNumber,
    chargeCents: heard[0]!.chargeCents,
    effectiveOn: heard[0]!.effectiveOn,
  };
  const said = [source, head.batchTraceNumber, head.providerNpi, head.traceNumber, ...Object.values(numbers)];
  return {
    ...NO_ANSWER,
    ...numbers,
    kind: '277CA',
    level,
    place: `${origin.setIndex}.${head.segment}`,
    tradingPartnerId: origin.tradingPartnerId,
    source,
    code: heard[0]!.category,
    outcome,
    reasons,
    complaints: level === 'claim' ? reasons : [],
    identity: [...said, ...reasons.map(({ code }) => code)],
  };
}
