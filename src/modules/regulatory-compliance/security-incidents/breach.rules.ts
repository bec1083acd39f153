import { addDays, daysBetween } from '../../../shared/domain/day.rules.js';
import type {
  BreachException,
  Conclusion,
  DutyState,
  FactorLevel,
  NoticeRecipient,
  Standing,
} from './incident.codes.js';

/** The four factors and what stands around them (45 CFR 164.402, breach, paragraph (2)). */
export interface AssessedFacts {
  involvesPhi: boolean;
  isPhiSecured: boolean;
  exception: BreachException | null;
  natureLevel: FactorLevel | null;
  nature: string | null;
  recipientLevel: FactorLevel | null;
  recipient: string | null;
  acquisitionLevel: FactorLevel | null;
  acquisition: string | null;
  mitigationLevel: FactorLevel | null;
  mitigation: string | null;
  isLowProbability: boolean;
  affectedIndividuals: number | null;
}

export interface RuleProblem {
  code: string;
  message: string;
  pointer: string;
}

/** Residents of one State among the affected. */
export interface StateResidents {
  state: string;
  residents: number;
}

const FACTORS = ['nature', 'recipient', 'acquisition', 'mitigation'] as const;

/** What an assessment comes to: a breach, unless one of the four ways out is documented. */
export function conclusionOf(facts: AssessedFacts): Conclusion {
  if (!facts.involvesPhi) return 'no_phi';
  // Secured by encryption or destruction: no unsecured information, no duty to notify (164.402, 164.404(a)).
  if (facts.isPhiSecured) return 'phi_secured';
  if (facts.exception !== null) return 'exception';
  return facts.isLowProbability ? 'low_probability' : 'breach';
}

/** All that keeps an assessment from being taken: the low probability rests on all four factors, each with its words. */
export function assessmentProblems(facts: AssessedFacts, states: readonly StateResidents[]): RuleProblem[] {
  const isNeeded = conclusionOf({ ...facts, isLowProbability: true }) === 'low_probability';
  const names = FACTORS.flatMap((factor) => [factor, `${factor}Level`] as const);
  const missing = isNeeded ? names.filter((name) => isUnsaid(facts[name as keyof AssessedFacts])) : [];
  const problems = missing.map((name) => problem('FACTOR_MISSING', 'each of the four factors is assessed', name));
  if (facts.isLowProbability && FACTORS.every((factor) => facts[`${factor}Level`] === 'high'))
    problems.push(problem('LOW_PROBABILITY_CONTRADICTED', 'all four factors are rated high', 'isLowProbability'));
  const repeated = states.findIndex(({ state }, index) => states.findIndex((each) => each.state === state) !== index);
  if (repeated >= 0) problems.push(problem('STATE_REPEATED', 'each State stands once', `states/${repeated}/state`));
  const residents = states.reduce((sum, each) => sum + each.residents, 0);
  if (facts.affectedIndividuals !== null && residents > facts.affectedIndividuals)
    problems.push(problem('RESIDENTS_ABOVE_AFFECTED', `the States have ${residents} of them`, 'affectedIndividuals'));
  return problems;
}

/** Blanks are no words. */
function isUnsaid(value: AssessedFacts[keyof AssessedFacts]): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function problem(code: string, message: string, name: string): RuleProblem {
  return { code, message, pointer: `/${name}` };
}

/** What the incident counts as, by its latest assessment. */
export function standingOf(latest: { conclusion: Conclusion; isConfirmed: boolean } | null): Standing {
  if (latest === null) return 'presumed_breach';
  if (latest.conclusion === 'breach') return 'breach';
  return latest.isConfirmed ? 'no_breach' : 'unconfirmed';
}

/** The 60 days run from the discovery, its day not counted (164.404(b), 164.406(b), 164.408(b)). */
const NOTICE_DAYS = 60;
/** More residents of a State than this: its media are told (164.406(a)). */
const MEDIA_ABOVE = 500;
/** So many affected: the Secretary is told with the individuals; fewer: after the calendar year (164.408(b), (c)). */
const SECRETARY_FROM = 500;

/** The last day for individuals, media, and the Secretary at 500 or more. */
export function noticeDueOn(discoveredOn: string): string {
  return addDays(discoveredOn, NOTICE_DAYS);
}

/** The last day for the Secretary below 500: 60 days after the end of the year of discovery. */
export function yearlyNoticeDueOn(discoveredOn: string): string {
  return addDays(`${discoveredOn.slice(0, 4)}-12-31`, NOTICE_DAYS);
}

export interface BreachFacts {
  discoveredOn: string;
  /** Law enforcement has asked to wait until this day (164.412). */
  delayedUntil: string | null;
  standing: Standing;
  affectedIndividuals: number | null;
  states: readonly StateResidents[];
  notices: readonly { recipient: NoticeRecipient; state: string | null; notifiedOn: string }[];
}

/** One notification that is owed, and how it stands on the day. */
export interface NoticeDuty {
  recipient: NoticeRecipient;
  state: string | null;
  dueOn: string;
  notifiedOn: string | null;
  dutyState: DutyState;
}

/** Every notification that the incident asks for. As long as the number is not known it counts as 500 or more. */
export function noticeDuties(facts: BreachFacts, day: string): NoticeDuty[] {
  const { discoveredOn, delayedUntil, standing, affectedIndividuals, states } = facts;
  if (standing === 'no_breach') return [];
  const isFew = affectedIndividuals !== null && affectedIndividuals < SECRETARY_FROM;
  const wanted: [NoticeRecipient, string | null, string][] = [
    ['individuals', null, noticeDueOn(discoveredOn)],
    ...states
      .filter(({ residents }) => residents > MEDIA_ABOVE)
      .map(({ state }): [NoticeRecipient, string, string] => ['media', state, noticeDueOn(discoveredOn)]),
    ['secretary', null, isFew ? yearlyNoticeDueOn(discoveredOn) : noticeDueOn(discoveredOn)],
  ];
  return wanted.map(([recipient, state, ordinary]) => {
    const dueOn = delayedUntil !== null && delayedUntil > ordinary ? delayedUntil : ordinary;
    const days = facts.notices.filter((each) => each.recipient === recipient && each.state === state);
    const notifiedOn = days.map((each) => each.notifiedOn).sort()[0] ?? null;
    return { recipient, state, dueOn, notifiedOn, dutyState: dutyState(dueOn, notifiedOn, day) };
  });
}

function dutyState(dueOn: string, notifiedOn: string | null, day: string): DutyState {
  if (notifiedOn !== null) return notifiedOn > dueOn ? 'done_late' : 'done';
  return day > dueOn ? 'overdue' : 'due';
}

/** All that keeps an incident from being closed. */
export function closingProblems(standing: Standing, duties: readonly NoticeDuty[]): Omit<RuleProblem, 'pointer'>[] {
  if (standing === 'no_breach') return [];
  if (standing === 'presumed_breach') return [{ code: 'NOT_ASSESSED', message: 'the breach assessment is missing' }];
  if (standing === 'unconfirmed')
    return [{ code: 'NOT_CONFIRMED', message: 'somebody else has to confirm that it is no breach' }];
  return duties
    .filter(({ notifiedOn }) => notifiedOn === null)
    .map(({ recipient, state }) => {
      const message = `${recipient}${state === null ? '' : ` in ${state}`} not notified`;
      return { code: 'NOTICE_MISSING', message };
    });
}

/** Days left until the first notice that is owed; negative: overdue; null: none is owed. */
export function daysLeft(duties: readonly NoticeDuty[], day: string): number | null {
  const open = duties.filter(({ notifiedOn }) => notifiedOn === null).map(({ dueOn }) => dueOn);
  return open.length === 0 ? null : daysBetween(day, open.sort()[0]!);
}
