import { parseArgs } from 'node:util';
import { generate837, MOST_CLAIMS_PER_837 } from '../modules/rcm/x12/generator/claims-837.writer.js';
import {
  CLAIMS_PER_835,
  generate835,
  MOST_CLAIMS_PER_835,
} from '../modules/rcm/x12/generator/remittance-835.writer.js';
import {
  DEFAULT_DAY,
  HIGHEST_SEED,
  MOST_CLAIMS,
  type ClaimSet,
} from '../modules/rcm/x12/generator/synthetic-practice.rules.js';
import { isDay } from '../shared/domain/day.rules.js';

const HELP = `quintet x12 generate --set 835|837P|837I --claims N --seed S [options]

Writes a balanced, wholly invented X12 file to standard output. The same options give the same bytes; the 835 answers
exactly the 837 made with the same --claims, --seed and --day.

  --set 835|837P|837I     what to write
  --claims N              claims, 1 to ${MOST_CLAIMS}
  --seed S                0 to ${HIGHEST_SEED}: other people, providers and claim numbers
  --answers 837P|837I     which 837 the 835 answers (837P)
  --day YYYY-MM-DD        day of the last payment; services lie in the 95 days before (${DEFAULT_DAY})
  --claims-per-set N      claims per ST..SE (837: ${MOST_CLAIMS_PER_837}, the most; 835: ${CLAIMS_PER_835}, at most ${MOST_CLAIMS_PER_835})
  --help                  this text

Of each hundred claims: 78 paid, 4 paid with a claim-level reduction, 5 with a denied line, 7 denied, 3 left to the
deductible, 3 paid, then reversed and corrected. Provider adjustments: WO, FB, L6, CS, 72.

Exit code: 0 written, 2 unusable options.
`;

const CHUNK_CHARACTERS = 65_536;
const EARLIEST_DAY = '1950-01-01';

interface Request {
  set: ClaimSet | '835';
  answers: ClaimSet;
  claims: number;
  seed: number;
  day: string;
  claimsPerSet: number | undefined;
}

/** `quintet x12 generate`: streams the file to `write`, waiting for it each time; answers the exit code. */
export async function generate(args: string[], write: (chunk: string) => Promise<void> | void): Promise<number> {
  let request: Request | 'help';
  try {
    request = requested(args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${JSON.stringify({ error: { code: 'OPTION_INVALID', message } })}\n`);
    return 2;
  }
  if (request === 'help') {
    await write(HELP);
    return 0;
  }
  let chunk = '';
  for (const piece of pieces(request)) {
    chunk += piece;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    await write(chunk);
    chunk = '';
  }
  await write(chunk);
  return 0;
}

function pieces({ set, ...options }: Request): Iterable<string> {
  return set === '835' ? generate835(options) : generate837({ ...options, set });
}

function requested(args: string[]): Request | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      set: text,
      claims: text,
      seed: text,
      answers: text,
      day: text,
      'claims-per-set': text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const set = oneOf('--set', values.set, ['835', '837P', '837I'] as const);
  if (set !== '835' && values.answers !== undefined) throw new Error('--answers goes with --set 835 only');
  const day = values.day ?? DEFAULT_DAY;
  if (!isDay(day) || day < EARLIEST_DAY)
    throw new Error(`--day must be a calendar day, YYYY-MM-DD, from ${EARLIEST_DAY} on`);
  const perSet = values['claims-per-set'];
  return {
    set,
    answers: oneOf('--answers', values.answers ?? '837P', ['837P', '837I'] as const),
    claims: whole('--claims', values.claims, 1, MOST_CLAIMS),
    seed: whole('--seed', values.seed, 0, HIGHEST_SEED),
    day,
    claimsPerSet:
      perSet === undefined
        ? undefined
        : whole('--claims-per-set', perSet, 1, set === '835' ? MOST_CLAIMS_PER_835 : MOST_CLAIMS_PER_837),
  };
}

function oneOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Error(`${option} must be one of ${allowed.join(', ')}`);
  return found;
}

function whole(option: string, value: string | undefined, lowest: number, highest: number): number {
  const number = /^\d{1,10}$/.test(value ?? '') ? Number(value) : NaN;
  if (number >= lowest && number <= highest) return number;
  throw new Error(`${option} must be a whole number from ${lowest} to ${highest}`);
}
