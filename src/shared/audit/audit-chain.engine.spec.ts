import fc from 'fast-check';
import {
  type ChainBreak,
  type ChainHead,
  type ChainPoint,
  type ChainRow,
  chainHash,
  genesis,
  nextLink,
  signHead,
  verifyChain,
  verifyHead,
} from './audit-chain.engine.js';
import { canonicalText } from './canonical.engine.js';

const COMPANY = '0190a1b2-0000-7000-8000-000000000001';
const START = genesis(COMPANY);

const event = (number: number) => ({ id: `event-${number}`, action: 'updatePayer', after: { number } });

function chain(count: number, start: ChainPoint = START, first = 1): ChainRow[] {
  const rows: ChainRow[] = [];
  let point = start;
  for (let number = first; number < first + count; number += 1) {
    const text = canonicalText(event(number));
    const row = { ...nextLink(point, `event-${number}`, text), canonicalText: text, event: event(number) };
    rows.push(row);
    point = row;
  }
  return rows;
}

const headOf = (rows: ChainRow[], sequence = rows.length): ChainHead => {
  const { hash } = rows[sequence - 1]!;
  return { companyId: COMPANY, sequence, hash, count: sequence, at: '2025-03-14T12:00:00.000Z' };
};

const firstBreak = async (rows: Iterable<ChainRow>, head?: ChainHead): Promise<Partial<ChainBreak> | null> => {
  const verdict = await verifyChain(rows, START, head);
  if (verdict.firstBreak === null) return null;
  const { sequence, eventId, reason } = verdict.firstBreak;
  return { sequence, eventId, reason };
};

/** Sequence numbers written anew, as one would who hides a change. */
const renumbered = (rows: ChainRow[]): ChainRow[] => rows.map((row, index) => ({ ...row, sequence: index + 1 }));
const forged = (previous: ChainPoint, number: number): ChainRow => chain(1, previous, number)[0]!;

describe('audit chain', () => {
  it('hashes the previous 32 bytes and the text', () => {
    expect(chainHash('00'.repeat(32), '{"a":"é"}')).toBe(
      '85ab8b1a9f7b59ae2404b4b64df61f194458077529205b5baa0ed451d2301407',
    );
    expect(genesis('a').hash).not.toBe(genesis('b').hash);
  });

  it.each([0, 1, 2, 50])('of %i rows is found whole', async (count) => {
    const rows = chain(count);
    const verdict = await verifyChain(rows, START, count > 0 ? headOf(rows) : undefined);
    const { sequence, hash } = rows.at(-1) ?? START;
    expect(verdict).toEqual({ count, last: { sequence, hash }, firstBreak: null });
  });

  it('goes on from a point verified before, and past an older head', async () => {
    const rows = chain(10);
    expect((await verifyChain(rows.slice(4), rows[3]!, headOf(rows, 7))).firstBreak).toBeNull();
    expect((await verifyChain(rows, START, headOf(rows, 7))).count).toBe(10);
  });

  it('reads a stream no further than one row past the break', async () => {
    let taken = 0;
    async function* stream(): AsyncGenerator<ChainRow> {
      for (const row of chain(100).with(4, { ...chain(5)[4]!, canonicalText: '{}' })) {
        taken += 1;
        yield row;
      }
    }
    const verdict = await verifyChain(stream(), START);
    expect([verdict.count, taken]).toEqual([4, 6]);
  });

  it.each<[string, number, ChainBreak['reason'], (rows: ChainRow[]) => ChainRow[]]>([
    ['a changed text', 5, 'altered', (rows) => rows.with(4, { ...rows[4]!, canonicalText: '{"a":1}' })],
    ['a changed column', 5, 'altered', (rows) => rows.with(4, { ...rows[4]!, event: event(99) })],
    ['a column that has no JSON form', 5, 'altered', (rows) => rows.with(4, { ...rows[4]!, event: { a: NaN } })],
    ['a changed hash', 5, 'altered', (rows) => rows.with(4, { ...rows[4]!, hash: rows[3]!.hash })],
    ['a changed previous hash', 5, 'altered', (rows) => rows.with(4, { ...rows[4]!, previousHash: 'ab'.repeat(32) })],
    ['a previous hash that is none', 5, 'altered', (rows) => rows.with(4, { ...rows[4]!, previousHash: 'x' })],
    ['a changed sequence number', 500, 'altered', (rows) => rows.with(4, { ...rows[4]!, sequence: 500 })],
    ['a changed last row', 9, 'altered', (rows) => rows.with(8, { ...rows[8]!, canonicalText: '[]' })],
    ['an event that is gone', 5, 'missing', (rows) => rows.with(4, { ...rows[4]!, canonicalText: null })],
    ['a row that is gone', 5, 'missing', (rows) => rows.toSpliced(4, 1)],
    ['three rows that are gone', 5, 'missing', (rows) => rows.toSpliced(4, 3)],
    ['a first row that is gone', 1, 'missing', (rows) => rows.slice(1)],
    ['a row that is gone, numbered anew', 5, 'missing', (rows) => renumbered(rows.toSpliced(4, 1))],
    ['two rows swapped', 6, 'reordered', (rows) => rows.with(4, rows[5]!).with(5, rows[4]!)],
    ['two rows swapped, numbered anew', 5, 'reordered', (rows) => renumbered(rows.with(4, rows[5]!).with(5, rows[4]!))],
    ['a row moved up', 8, 'reordered', (rows) => rows.toSpliced(7, 1).toSpliced(4, 0, rows[7]!)],
    ['a row twice', 4, 'inserted', (rows) => rows.toSpliced(4, 0, rows[3]!)],
    ['a row put in, well chained', 5, 'inserted', (rows) => renumbered(rows.toSpliced(4, 0, forged(rows[3]!, 99)))],
    ['a row put in, badly chained', 5, 'inserted', (rows) => renumbered(rows.toSpliced(4, 0, forged(genesis('x'), 9)))],
    ['a row replaced, well chained', 6, 'missing', (rows) => rows.with(4, forged(rows[3]!, 99))],
    ['an older row at the end', 3, 'reordered', (rows) => [...rows, rows[2]!]],
  ])('%s is named at %i as %s', async (_, sequence, reason, change) => {
    expect(await firstBreak(change(chain(9)))).toMatchObject({ sequence, reason });
  });

  it('another company’s chain does not pass', async () => {
    const other = chain(3, genesis('another'));
    expect(await firstBreak(other)).toMatchObject({ sequence: 1, reason: 'missing' });
  });

  it('a cut tail and a chain written anew are seen by the head alone', async () => {
    const rows = chain(9);
    expect(await firstBreak(rows.slice(0, 6))).toBeNull();
    expect(await firstBreak(rows.slice(0, 6), headOf(rows))).toEqual({
      sequence: 7,
      eventId: null,
      reason: 'tail_cut',
    });
    expect(await firstBreak([], headOf(rows))).toMatchObject({ sequence: 1, reason: 'tail_cut' });
    const anew = [...rows.slice(0, 4), ...chain(5, rows[3], 20)];
    expect(await firstBreak(anew)).toBeNull();
    expect(await firstBreak(anew, headOf(rows))).toMatchObject({ sequence: 9, reason: 'head_differs' });
    expect(await firstBreak(rows, { ...headOf(rows), count: 8 })).toMatchObject({ reason: 'head_differs' });
  });

  it('any one change to any row is found', async () => {
    const rows = chain(8);
    const place = fc.nat({ max: 7 });
    const act = fc.constantFrom('drop', 'text', 'hash', 'swap', 'repeat');
    await fc.assert(
      fc.asyncProperty(place, act, fc.boolean(), async (at, kind, isRenumbered) => {
        const other = (at + 3) % 8;
        const changed = {
          drop: () => rows.toSpliced(at, 1),
          text: () => rows.with(at, { ...rows[at]!, canonicalText: '0' }),
          hash: () => rows.with(at, { ...rows[at]!, hash: START.hash }),
          swap: () => rows.with(at, rows[other]!).with(other, rows[at]!),
          repeat: () => rows.toSpliced(at, 0, rows[other]!),
        }[kind]();
        expect(await firstBreak(isRenumbered ? renumbered(changed) : changed, headOf(rows))).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('signed head', () => {
  const KEY = { keyId: 'k1', key: Buffer.alloc(32, 5) };
  const keyOf = (id: string) => (id === 'k1' ? KEY.key : undefined);
  const head = headOf(chain(3));

  it('is authentic as signed, also after a trip through JSON and with more fields around', () => {
    const signed = signHead(KEY, head);
    expect(verifyHead(keyOf, signed)).toBe('authentic');
    expect(verifyHead(keyOf, { ...(JSON.parse(JSON.stringify(signed)) as typeof signed) })).toBe('authentic');
    expect(signed).toMatchObject({ ...head, keyId: 'k1' });
  });

  it.each([
    ['companyId', { companyId: 'another' }, 'forged'],
    ['sequence', { sequence: 2 }, 'forged'],
    ['hash', { hash: START.hash }, 'forged'],
    ['count', { count: 2 }, 'forged'],
    ['at', { at: '2025-03-14T12:00:00.001Z' }, 'forged'],
    ['signature', { signature: '00'.repeat(32) }, 'forged'],
    ['signature, cut', { signature: '' }, 'forged'],
    ['keyId', { keyId: 'k2' }, 'key_unknown'],
  ])('with another %s is %j: %s', (_, change, verdict) => {
    expect(verifyHead(keyOf, { ...signHead(KEY, head), ...change })).toBe(verdict);
  });
});
