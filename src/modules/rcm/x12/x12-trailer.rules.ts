import { type Elements, elementAt } from './x12-segment.rules.js';

/** What a trailer (SE, GE, IEA) has to say: how many things there are, and the control number of its header. */
export interface TrailerFacts {
  count: number;
  things: string;
  controlNumber: string;
  /** ST02, GS06, ISA13. */
  header: string;
}

/** Says what is wrong with a trailer's count (element 1) and control number (element 2); null when nothing is. */
export function trailerProblems(
  elements: Elements,
  { count, things, controlNumber, header }: TrailerFacts,
): { count: string | null; controlNumber: string | null } {
  const id = elementAt(elements, 0);
  const statedCount = elementAt(elements, 1);
  const statedNumber = elementAt(elements, 2);
  const isCount = isSameNumber(statedCount, String(count));
  // ST02 is text (type AN) and must come back exactly; the others are numbers.
  const isNumber = header === 'ST02' ? statedNumber === controlNumber : isSameNumber(statedNumber, controlNumber);
  return {
    count: isCount ? null : `${id}01 is ${shown(statedCount)}, there are ${count} ${things}`,
    controlNumber: isNumber ? null : `${id}02 is ${shown(statedNumber)}, ${header} ${shown(controlNumber)}`,
  };
}

/** A value for a message, shortened: a damaged file can hold anything. */
export function shown(value: string): string {
  return value === '' ? 'absent' : JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/** Whether two control numbers or counts are the same; leading zeros do not count (X12 type N0). */
function isSameNumber(left: string, right: string): boolean {
  if (left === right) return true;
  return /^\d+$/.test(left) && /^\d+$/.test(right) && left.replace(/^0+/, '') === right.replace(/^0+/, '');
}
