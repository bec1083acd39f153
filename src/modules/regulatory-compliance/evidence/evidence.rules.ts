import { addMonths, isDay } from '../../../shared/domain/day.rules.js';

/** Documentation is kept for six years from its creation or from when it was last in effect (45 CFR 164.316(b)(2)(i)). */
const RETENTION_MONTHS = 72;

/** The last day that can be written, and the last from which six years can be counted. */
const [NEVER, LAST_COUNTED] = ['9999-12-31', '9993-12-31'];

/**
 * The last day on which evidence must be kept that was added or last in effect on `day`, or what was asked for,
 * whichever is later.
 */
export function retentionEnd(day: string, earlier = ''): string {
  const end = day > LAST_COUNTED ? NEVER : addMonths(day, RETENTION_MONTHS);
  return end > earlier ? end : earlier;
}

export interface EvidenceProblem {
  code: string;
  message: string;
  parameter: string;
}

/** What is wrong with what was said of an uploaded file on `today`. */
export function uploadProblems(
  said: { collectedOn?: string; expiresOn?: string; source?: string },
  today: string,
): EvidenceProblem[] {
  const problems: EvidenceProblem[] = [];
  const say = (code: string, parameter: string, message: string): void =>
    void problems.push({ code, message, parameter });
  for (const parameter of ['collectedOn', 'expiresOn'] as const) {
    const day = said[parameter];
    if (day !== undefined && !isDay(day)) say('IS_CALENDAR_DAY', parameter, 'must be a day written YYYY-MM-DD');
  }
  if (problems.length > 0) return problems;
  if (said.collectedOn !== undefined && said.collectedOn > today)
    say('COLLECTED_IN_FUTURE', 'collectedOn', 'evidence cannot be collected in the future');
  if (said.expiresOn !== undefined && said.expiresOn < today)
    say('EVIDENCE_EXPIRED', 'expiresOn', 'the evidence has expired already');
  if ((said.source ?? '').length > 200) say('MAX_LENGTH', 'source', 'must not be longer than 200 characters');
  return problems;
}

/** Why evidence cannot be disposed of on `today`; null when it can. */
export function disposalRefusal(
  evidence: { isHeld: boolean; retainUntil: string; disposedAt: string | null },
  today: string,
): 'EVIDENCE_DISPOSED' | 'EVIDENCE_HELD' | 'EVIDENCE_RETAINED' | null {
  if (evidence.disposedAt !== null) return 'EVIDENCE_DISPOSED';
  if (evidence.isHeld) return 'EVIDENCE_HELD';
  return today <= evidence.retainUntil ? 'EVIDENCE_RETAINED' : null;
}
