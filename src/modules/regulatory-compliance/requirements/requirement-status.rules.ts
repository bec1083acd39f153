import { BLOCKING_SEVERITIES, type FindingSeverity } from '../findings/finding.codes.js';
import type { RequirementStatus, StatusReason } from './requirement.codes.js';

/** What was recorded about a requirement; instants are RFC 3339 in UTC, days `YYYY-MM-DD`. */
export interface RequirementRecords {
  /** Newest last. */
  revisions: { contentHash: string; createdAt: string }[];
  periods: { id: string; dueOn: string }[];
  exemptions: {
    requirementHash: string;
    validFrom: string;
    validTo: string | null;
    decisions: { kind: 'approved' | 'refused' | 'revoked'; createdAt: string }[];
  }[];
  /** Events of each finding in their order. */
  findings: { events: { kind: string; severity: FindingSeverity; createdAt: string }[] }[];
  signatures: {
    requirementHash: string;
    periodId: string | null;
    validFrom: string;
    /** Last day on which the attestation is valid and its required evidence has not expired. */
    coveredUntil: string;
    createdAt: string;
    revokedAt: string | null;
  }[];
}

/** A day, and the instant at which it ends in the company's time zone. */
export interface AsOf {
  day: string;
  before: string;
  /** The day has not ended: all that is known counts. */
  isOpen?: boolean;
}

/** What a requirement comes to on a day. */
export interface RequirementStanding {
  status: RequirementStatus;
  statusReason: StatusReason;
  /** Whether the last period that fell due has no valid attestation. */
  isLastPeriodMissed: boolean;
}

/**
 * The status of a requirement on a day, from what was recorded by its end. Null before the requirement was made.
 * not_applicable with an approved exemption; else non_compliant with an open major or critical finding, or when the
 * last period fell due without a valid attestation; else compliant when an attestation covers the day; else
 * in_progress. Exemptions and attestations are bound to the content they were given for.
 */
export function requirementStanding(records: RequirementRecords, asOf: AsOf): RequirementStanding | null {
  const isRecorded = ({ createdAt }: { createdAt: string }): boolean => createdAt < asOf.before;
  const hash = records.revisions.filter(isRecorded).at(-1)?.contentHash;
  if (hash === undefined) return null;
  const signatures = records.signatures.filter(
    (each) => isRecorded(each) && (each.revokedAt === null || each.revokedAt >= asOf.before),
  );
  const covering = signatures.filter(
    ({ validFrom, coveredUntil }) => validFrom <= asOf.day && asOf.day <= coveredUntil,
  );
  const isLastPeriodMissed = isMissed(lastDue(records.periods, asOf.day), signatures);
  const reason = reasonOf({
    isExempted: records.exemptions.some((each) => isExempting(each, hash, asOf)),
    hasBlockingFinding: records.findings.some(({ events }) => isBlocking(events.filter(isRecorded).at(-1))),
    isLastPeriodMissed,
    isCovered: covering.length > 0,
    isAttested: covering.some(({ requirementHash }) => requirementHash === hash),
  });
  return { status: STATUS_BY_REASON[reason], statusReason: reason, isLastPeriodMissed };
}

/** The status that each reason means. */
export const STATUS_BY_REASON: Record<StatusReason, RequirementStatus> = {
  EXEMPTED: 'not_applicable',
  OPEN_FINDING: 'non_compliant',
  PERIOD_MISSED: 'non_compliant',
  ATTESTED: 'compliant',
  CONTENT_CHANGED: 'in_progress',
  NOT_ATTESTED: 'in_progress',
};

/** The rule itself, once the facts of the day are known. */
export function reasonOf(facts: {
  isExempted: boolean;
  hasBlockingFinding: boolean;
  isLastPeriodMissed: boolean;
  isCovered: boolean;
  isAttested: boolean;
}): StatusReason {
  if (facts.isExempted) return 'EXEMPTED';
  if (facts.hasBlockingFinding) return 'OPEN_FINDING';
  if (facts.isLastPeriodMissed) return 'PERIOD_MISSED';
  if (facts.isAttested) return 'ATTESTED';
  return facts.isCovered ? 'CONTENT_CHANGED' : 'NOT_ATTESTED';
}

function lastDue(periods: RequirementRecords['periods'], day: string): { id: string; dueOn: string } | undefined {
  return periods
    .filter(({ dueOn }) => dueOn < day)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .at(-1);
}

/** A period is met by an attestation that covers its due day, or that was given late for this very period. */
function isMissed(
  period: { id: string; dueOn: string } | undefined,
  signatures: RequirementRecords['signatures'],
): boolean {
  if (period === undefined) return false;
  return !signatures.some(
    ({ validFrom, coveredUntil, periodId }) =>
      period.dueOn <= coveredUntil && (validFrom <= period.dueOn || periodId === period.id),
  );
}

function isExempting(exemption: RequirementRecords['exemptions'][number], hash: string, asOf: AsOf): boolean {
  const has = (kind: string): boolean =>
    exemption.decisions.some((decision) => decision.kind === kind && decision.createdAt < asOf.before);
  const isInForce = exemption.validFrom <= asOf.day && (exemption.validTo === null || asOf.day <= exemption.validTo);
  return isInForce && exemption.requirementHash === hash && has('approved') && !has('revoked');
}

function isBlocking(last: { kind: string; severity: FindingSeverity } | undefined): boolean {
  return last !== undefined && last.kind !== 'closed' && BLOCKING_SEVERITIES.includes(last.severity);
}
