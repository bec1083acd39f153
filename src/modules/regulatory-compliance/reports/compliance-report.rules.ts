import { addDays, addMonths } from '../../../shared/domain/day.rules.js';
import type { FindingSeverity } from '../findings/finding.codes.js';
import {
  PROGRAMS,
  REQUIREMENT_STATUSES,
  type Program,
  type RequirementStatus,
} from '../requirements/requirement.codes.js';
import { complianceRate, type ComplianceRate, percent } from '../statistics/compliance-statistics.rules.js';

/** Forms of a report's content; the last is made now, a stored one is made again in its own. */
export const REPORT_FORMATS = ['quintet/compliance-report/v1', 'quintet/compliance-report/v2'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Overall coverage below this asks for a monitoring process with a named owner. */
export const MONITORING_BELOW_PERCENT = 90;

/** One requirement in a report. */
export interface ReportedRequirement {
  id: string;
  program: Program;
  title: string;
  citation: string | null;
  owner: string | null;
  isMandatory: boolean;
  status: RequirementStatus;
  statusReason: string;
  /** Whether a valid attestation overlaps the period. */
  isCovered: boolean;
  /** Due day of the last period, when that was missed and no exemption is in force. */
  overdueSince: string | null;
}

/** A finding that was open on the day. */
export interface ReportedFinding {
  id: string;
  title: string;
  severity: FindingSeverity;
  requirementId: string | null;
  openedOn: string;
}

/** Covered requirements among those that apply. */
export interface Coverage {
  covered: number;
  applicable: number;
  /** In percent with one decimal; null when nothing applies. */
  ratePercent: number | null;
}

export interface Recommendation {
  code: 'MONITORING_PROCESS' | 'ACTION_PLAN' | 'OPEN_FINDINGS' | 'OWNER_MISSING';
  message: string;
}

export interface ReportSpan {
  asOf: string;
  periodFrom: string;
  periodTo: string;
}

export interface SpanProblem {
  code: 'PERIOD_INVALID';
  message: string;
  pointer: string;
}

/** Nothing was recorded before; from here on every period can be counted back. */
const EARLIEST = '1900-01-01';

/** The day and period of a report: today and the year that ends on the day, where nothing else is said. */
export function reportSpan(said: Partial<ReportSpan>, today: string): ReportSpan {
  const asOf = said.asOf ?? today;
  const periodTo = said.periodTo ?? asOf;
  return { asOf, periodTo, periodFrom: said.periodFrom ?? yearBefore(periodTo) };
}

function yearBefore(day: string): string {
  if (day < EARLIEST) return day;
  const first = addDays(addMonths(day, -12), 1);
  return first < EARLIEST ? EARLIEST : first;
}

/** Why no report can be made of it: a day that is not over or begun, a period that ends after it or before it begins. */
export function spanProblems({ asOf, periodFrom, periodTo }: ReportSpan, today: string): SpanProblem[] {
  const problem = (pointer: string, message: string): SpanProblem => ({ code: 'PERIOD_INVALID', message, pointer });
  const earliest = Object.entries({ asOf, periodTo, periodFrom }).filter(([, day]) => day < EARLIEST);
  return [
    ...earliest.map(([name]) => problem(`/${name}`, `no report tells of a day before ${EARLIEST}`)),
    ...(asOf > today ? [problem('/asOf', `no report tells of a day that has not begun: today is ${today}`)] : []),
    ...(periodTo > asOf ? [problem('/periodTo', `the period ends by the day of the report, ${asOf}`)] : []),
    ...(periodFrom > periodTo ? [problem('/periodFrom', `the period begins by its end, ${periodTo}`)] : []),
  ];
}

/** Coverage: a valid attestation overlaps the period; what is not applicable leaves the denominator. */
export function coverage(requirements: readonly ReportedRequirement[]): Coverage {
  const applicable = requirements.filter(({ status }) => status !== 'not_applicable');
  const covered = applicable.filter(({ isCovered }) => isCovered).length;
  const ratePercent = applicable.length === 0 ? null : percent(covered, applicable.length);
  return { covered, applicable: applicable.length, ratePercent };
}

export interface ProgramFigure extends ComplianceRate {
  program: Program;
  byStatus: Record<RequirementStatus, number>;
  coverage: Coverage;
}

/** Each programme that has requirements, in the order of the list of programmes. */
export function byProgram(requirements: readonly ReportedRequirement[]): ProgramFigure[] {
  return PROGRAMS.map((program) => {
    const own = requirements.filter((each) => each.program === program);
    const counts = REQUIREMENT_STATUSES.map((status) => ({
      ...{ program, status, isMandatory: true },
      requirements: own.filter((each) => each.status === status).length,
    }));
    const byStatus = Object.fromEntries(counts.map(({ status, requirements: count }) => [status, count]));
    return {
      program,
      byStatus: byStatus as ProgramFigure['byStatus'],
      ...complianceRate(counts),
      coverage: coverage(own),
    };
  }).filter((_, index) => requirements.some(({ program }) => program === PROGRAMS[index]));
}

/** What to do about it, in the order of weight. */
export function recommendations(
  overall: Coverage,
  requirements: readonly ReportedRequirement[],
  findings: readonly ReportedFinding[],
): Recommendation[] {
  const overdue = requirements.filter(({ overdueSince }) => overdueSince !== null);
  const unowned = overdue.filter(({ owner }) => owner === null).length;
  const blocking = findings.filter(({ severity }) => severity === 'major' || severity === 'critical').length;
  const found: [Recommendation['code'], string | null][] = [
    [
      'MONITORING_PROCESS',
      overall.ratePercent !== null && overall.ratePercent < MONITORING_BELOW_PERCENT
        ? `Set up a monitoring process and name its owner: ${overall.ratePercent} % of what applies is covered, below ${MONITORING_BELOW_PERCENT} %.`
        : null,
    ],
    [
      'ACTION_PLAN',
      overdue.length > 0 ? `Draw up an action plan for ${counted(overdue.length, 'overdue requirement')}.` : null,
    ],
    ['OPEN_FINDINGS', blocking > 0 ? `Close ${counted(blocking, 'major or critical finding')}.` : null],
    [
      'OWNER_MISSING',
      unowned > 0 ? `Name an owner for ${counted(unowned, 'overdue requirement')} that has none.` : null,
    ],
  ];
  return found.flatMap(([code, message]) => (message === null ? [] : [{ code, message }]));
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
