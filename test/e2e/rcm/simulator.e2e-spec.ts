import fc from 'fast-check';
import { Server, SimulatedOffice, type Tamper } from './simulator/simulated-office.js';
import { anyLife } from './simulator/simulator-steps.js';

const IS_LONG = process.env.QUINTET_LONG === '1';
/** Some seeds alone, first and last: QUINTET_SIMULATOR_SEEDS=35-35 npm test -- test/e2e/rcm/simulator */
const [FIRST = 1, LAST = IS_LONG ? 1000 : 50] =
  (process.env.QUINTET_SIMULATOR_SEEDS ?? '').match(/\d+/g)?.map(Number) ?? [];
const SEEDS = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
const SEEDS_PER_TEST = 10;
/** So long a failing life is made shorter, step by step, before it is printed. */
const SHRINK_MS = 30_000;

const groups = Array.from({ length: Math.ceil(SEEDS.length / SEEDS_PER_TEST) }, (_, at) =>
  SEEDS.slice(at * SEEDS_PER_TEST, (at + 1) * SEEDS_PER_TEST),
);

describe('RCM simulator: whatever payers do and whenever the server stops, the ledgers are the model’s', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  }, 30_000);
  afterAll(() => server.api.close());

  it.each(groups.map((seeds) => [seeds[0], seeds.at(-1), seeds] as const))(
    'seeds %d to %d: every ledger equals the model’s, and the remittances pay what is deposited',
    async (_first, _last, seeds) => {
      for (const seed of seeds) {
        const life = fc.asyncProperty(anyLife, async (steps) => {
          const office = await SimulatedOffice.open(server, seed);
          await office.live(steps);
          expect(await office.found()).toEqual(office.expected());
        });
        // What is printed on failure: the seed, and the shortest life that still fails.
        await fc.assert(life, { seed, numRuns: 1, skipAllAfterTimeLimit: SHRINK_MS });
      }
    },
    120_000,
  );

  it.each<[string, Tamper]>([
    ['a file is lost', (files, day) => (day === 1 ? [] : files)],
    ['a reason is another one', (files) => files.map((text) => text.replaceAll('CAS*CO*45*', 'CAS*PR*45*'))],
    ['money comes once more, under another trace', (files) => [...files, ...files.map((text) => text.replaceAll('*SANDBOX', '*SANDBOY'))]], // prettier-ignore
  ])('can fail: it is seen when %s', async (_words, tamper) => {
    const [steps] = fc.sample(anyLife, { seed: 3, numRuns: 1 });
    const office = await SimulatedOffice.open(server, 3, tamper);
    await office.live(steps!);
    const [found, expected] = [await office.found(), office.expected()];
    expect(found.ledgers).not.toEqual(expected.ledgers);
  });
});
