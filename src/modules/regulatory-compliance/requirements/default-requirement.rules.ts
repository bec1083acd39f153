import { addMonths } from '../../../shared/domain/day.rules.js';
import type { DefaultRequirement } from './default-requirements.codes.js';
import { completeDefinition, type RequirementDefinition } from './requirement.rules.js';

/** The definition of a default requirement installed on `today`: its first period is the first that is not due yet. */
export function definitionOfDefault(
  { key: _key, year, ...said }: DefaultRequirement,
  today: string,
): RequirementDefinition {
  if (year === undefined) return completeDefinition(said, today);
  const thisYear = Number(today.slice(0, 4));
  const first = addMonths(`${thisYear - 1}-12-31`, year.dueMonthsAfterEnd) >= today ? thisYear - 1 : thisYear;
  return completeDefinition({ ...said, ...year, startsOn: `${first}-01-01`, firstEndsOn: `${first}-12-31` }, today);
}
