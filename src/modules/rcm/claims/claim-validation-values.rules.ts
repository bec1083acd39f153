import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { isX12Text, transliterated } from '../x12/transliteration.rules.js';
import type { ClaimProblemList } from './claim-problem.rules.js';

/** The separators that files have unless a trading partner says otherwise: element, repetition, component, segment. */
export const USUAL_SEPARATORS = '*^:~';

/** Longest values by their names in a party (NM1, N3, N4). */
const PARTY: Readonly<Record<string, number>> = {
  name: 60,
  firstName: 35,
  middleName: 25,
  suffix: 10,
  id: 80,
  street: 55,
  street2: 55,
  city: 30,
};
/** Longest values by their names in a reference (REF). */
const REFERENCE: Readonly<Record<string, number>> = { value: 50, description: 80 };
/** Longest values by their names elsewhere. */
const ELSEWHERE: Readonly<Record<string, number>> = { groupNumber: 50, groupName: 60, description: 80, code: 48 };

/** Where in the claim the walk is. */
interface Place {
  path: string;
  /** Of the nearest record that has one; 0 where none has. */
  segment: number;
}

/**
 * Rule 16: characters and lengths of every value that is written into a file with these separators, kept segments
 * included. Accents are written without (a warning); what has no such form keeps the claim from going.
 */
export function checkValues(claim: SubmittedClaim, problems: ClaimProblemList, separators = USUAL_SEPARATORS): void {
  const check = new ValueCheck(problems, separators);
  const { type: _type, ...said } = claim;
  check.walk(said, { path: '', segment: claim.segment });
}

class ValueCheck {
  constructor(
    private readonly problems: ClaimProblemList,
    private readonly separators: string,
  ) {}

  walk(record: object, { path, segment }: Place): void {
    const own = (record as { segment?: unknown }).segment;
    const at = typeof own === 'number' && own > 0 ? own : segment;
    const lengths = lengthsOf(record);
    for (const [name, value] of Object.entries(record)) {
      if (value === null || value === '' || name === 'loop') continue;
      const place = { path: pathOf(record, path, name), segment: at };
      if (typeof value === 'string') this.text(value, place, lengths[name]);
      else if (typeof value === 'object') this.walk(value as object, place);
    }
  }

  private text(value: string, { path, segment }: Place, longest = Infinity): void {
    const { problems } = this;
    const text = transliterated(value);
    const odd = 'the value has a character outside of the X12 basic and extended sets that has no plain form';
    problems.when(text === null, 'CHARACTER_NOT_ALLOWED', path, segment, odd);
    const plain = 'the value goes out without its accents';
    problems.when(text !== null && !isX12Text(value), 'CHARACTER_TRANSLITERATED', path, segment, plain);
    const written = text ?? value;
    const separator = `the value has a character that separates elements (${shown(this.separators)})`;
    const isSeparated = [...this.separators].some((character) => written.includes(character));
    problems.when(isSeparated, 'SEPARATOR_IN_VALUE', path, segment, separator);
    const long = `the value has ${written.length} characters, at most ${longest} fit`;
    problems.when(written.length > longest, 'VALUE_TOO_LONG', path, segment, long);
  }
}

/** Line ends and control characters as escapes. */
function shown(separators: string): string {
  return JSON.stringify(separators).slice(1, -1);
}

function lengthsOf(record: object): Readonly<Record<string, number>> {
  if ('entityCode' in record) return PARTY;
  return 'qualifier' in record && 'value' in record ? REFERENCE : ELSEWHERE;
}

function pathOf(record: object, path: string, name: string): string {
  if (Array.isArray(record)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}
