import { addMonths } from '../../../shared/domain/day.rules.js';
import { defaultFirstEnd, type Recurrence, recurrenceRuleProblems, recurrenceStart } from './recurrence.rules.js';
import type { Frequency, Program } from './requirement.codes.js';

/** What defines a requirement. */
export interface RequirementDefinition extends Recurrence {
  program: Program;
  category: string;
  title: string;
  description: string | null;
  citation: string | null;
  owner: string | null;
  isMandatory: boolean;
  requiredEvidence: string[];
  dueMonthsAfterEnd: number;
}

export const DEFINITION_FIELDS = [
  'program',
  'category',
  'title',
  'description',
  'citation',
  'owner',
  'isMandatory',
  'requiredEvidence',
  'frequency',
  'recurrenceRule',
  'startsOn',
  'firstEndsOn',
  'recursFrom',
  'dueMonthsAfterEnd',
] as const satisfies readonly (keyof RequirementDefinition)[];

const NOTHING_SAID = {
  description: null,
  citation: null,
  owner: null,
  isMandatory: true,
  requiredEvidence: [],
  recurrenceRule: null,
  dueMonthsAfterEnd: 0,
};

/** How far from today a requirement may begin. */
const MONTHS_AWAY = 120;

type Said = Partial<RequirementDefinition> &
  Pick<RequirementDefinition, 'program' | 'category' | 'title' | 'frequency'>;

/** The whole definition: what was said, and what follows from it where nothing was. */
export function completeDefinition(said: Said, today: string): RequirementDefinition {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Said;
  const startsOn = given.startsOn ?? today;
  // Refused below as too far; the calendar may not reach to the end of such a period.
  if (startsOn > addMonths(today, MONTHS_AWAY))
    return { ...NOTHING_SAID, firstEndsOn: null, ...given, startsOn, recursFrom: null };
  const firstEndsOn = given.firstEndsOn ?? impliedEnd(given.frequency, given.recurrenceRule ?? null, startsOn);
  const definition = { ...NOTHING_SAID, ...given, startsOn, firstEndsOn };
  const recursFrom = given.recursFrom === undefined ? recurrenceStart(definition) : given.recursFrom;
  return { ...definition, recursFrom, requiredEvidence: [...new Set(definition.requiredEvidence)].sort() };
}

/** With a rule of its own the recurrence is anchored on the first day: the rule says when periods end. */
function impliedEnd(frequency: Frequency, recurrenceRule: string | null, startsOn: string): string | null {
  return recurrenceRule === null ? defaultFirstEnd(frequency, startsOn) : startsOn;
}

/** Where a changed recurrence begins: `startsOn`, after the period that has begun. */
export function recurrenceFrom(
  { frequency, recurrenceRule }: RequirementDefinition,
  startsOn: string,
): Pick<RequirementDefinition, 'firstEndsOn' | 'recursFrom'> {
  const firstEndsOn = isRecurring(frequency) ? impliedEnd(frequency, recurrenceRule, startsOn) : null;
  return { firstEndsOn, recursFrom: recurrenceStart({ frequency, recurrenceRule, startsOn, firstEndsOn }) };
}

/** What is attested and exempted, in the form that is hashed. */
export function attestedContent(definition: RequirementDefinition): Record<string, unknown> {
  const { program, category, title, description, citation, requiredEvidence } = definition;
  return { program, category, title, description, citation, requiredEvidence };
}

/** A problem of a definition; INVALID_RRULE speaks of `/recurrenceRule`. */
export interface DefinitionProblem {
  code: string;
  message: string;
  pointer: string;
}

/** All that is wrong with a definition on `today`; of a changed one, how it began is not asked again. */
export function definitionProblems(
  definition: RequirementDefinition,
  today: string,
  before: RequirementDefinition | null = null,
): DefinitionProblem[] {
  const { frequency, recurrenceRule, startsOn, firstEndsOn } = definition;
  const problems: DefinitionProblem[] = [];
  const say = (code: string, pointer: string, message: string): void => void problems.push({ code, message, pointer });
  if (recurrenceRule !== null) {
    for (const message of recurrenceRuleProblems(recurrenceRule)) say('INVALID_RRULE', '/recurrenceRule', message);
    if (!isRecurring(frequency)) say('RECURRENCE_NOT_ALLOWED', '/recurrenceRule', `${frequency} does not recur`);
  }
  if (frequency === 'one_time' && firstEndsOn === null)
    say('DUE_DAY_MISSING', '/firstEndsOn', 'a one-time requirement needs the day on which it ends');
  if (frequency === 'ongoing' && firstEndsOn !== null)
    say('PERIOD_NOT_ALLOWED', '/firstEndsOn', 'an ongoing requirement has no periods');
  if (firstEndsOn !== null && firstEndsOn < startsOn)
    say('PERIOD_REVERSED', '/firstEndsOn', 'the first period must not end before it starts');
  const isLater = startsOn > addMonths(today, MONTHS_AWAY);
  const isFar = isLater || startsOn < addMonths(today, -MONTHS_AWAY);
  const isAfresh = firstEndsOn !== null && firstEndsOn !== before?.firstEndsOn;
  const begunOn = before !== null && startsOn < today ? today : startsOn;
  const isLong = !isLater && isAfresh && firstEndsOn > addMonths(begunOn, MONTHS_AWAY);
  if (isFar && before === null) say('START_TOO_FAR', '/startsOn', 'the first day must be within ten years of today');
  if (isLong) say('PERIOD_TOO_LONG', '/firstEndsOn', 'the first period must not be longer than ten years');
  return problems;
}

export function isRecurring(frequency: Frequency): boolean {
  return frequency !== 'ongoing' && frequency !== 'one_time';
}

/** The day up to which periods are laid out; null where no more will come. */
export function planningHorizon(definition: RequirementDefinition, today: string): string | null {
  if (!isRecurring(definition.frequency) || definition.firstEndsOn === null) return null;
  const [ahead, first] = [addMonths(today, 36), addMonths(definition.firstEndsOn, 12)];
  return first > ahead ? first : ahead;
}
