import { dayFromCompact } from '../../../shared/domain/day.rules.js';
import { centsFromDecimal } from '../../../shared/domain/money.rules.js';
import type { FoldValues } from './fold-values.reader.js';
import type { HealthCode } from './submitted-claim.rules.js';
import { type Elements, elementAt } from './x12-segment.rules.js';

/** The codes of an HI segment, twelve by the standard but never fewer than are there: composites of qualifier, code, date or period, amount, …, present on admission. */
export function healthCodes(elements: Elements, segment: number, component: string, values: FoldValues): HealthCode[] {
  const codes: HealthCode[] = [];
  for (let position = 1; position < elements.length; position++) {
    const text = elementAt(elements, position);
    if (text === '') continue;
    const parts = text.split(component);
    const [qualifier = '', code = '', , dates = '', amount = ''] = parts;
    if (code === '') {
      values.note('ELEMENT_MISSING', segment, `HI${String(position).padStart(2, '0')} has no code`, position);
      continue;
    }
    const dash = dates.indexOf('-');
    const fromOn = dayFromCompact(dash < 0 ? dates : dates.slice(0, dash));
    codes.push({
      qualifier,
      code,
      fromOn,
      toOn: dash < 0 ? fromOn : dayFromCompact(dates.slice(dash + 1)),
      cents: centsFromDecimal(amount),
      presentOnAdmission: parts[8] ?? '',
      segment,
    });
  }
  return codes;
}
