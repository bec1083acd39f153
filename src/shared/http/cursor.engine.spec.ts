import fc from 'fast-check';
import {
  type CursorBinding,
  CursorError,
  type CursorValue,
  decodeCursor,
  encodeCursor,
  filterHash,
} from './cursor.engine.js';

const KEY = Buffer.alloc(32, 3);
const BINDING: CursorBinding = {
  companyId: '0190a1b2-0000-7000-8000-000000000001',
  list: 'listClaims',
  filterHash: filterHash({ status: 'denied' }),
  sort: '-servedOn,id',
};

describe('cursor', () => {
  it.each<[CursorValue[]]>([
    [['2025-03-14', '0190a1b2-0000-7000-8000-00000000000a']],
    [[null, 0, -1.5, 9007199254740991]],
    [['', 'Ærøskøbing 😀 "quoted" \\ \u0000 \ud800']],
    [[]],
  ])('brings %j back', (position) => {
    expect(decodeCursor(KEY, BINDING, encodeCursor(KEY, BINDING, position))).toEqual(position);
  });

  it('brings any position back, in letters that a URL takes', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const position = fc.array(fc.option(value), { maxLength: 4 });
    fc.assert(
      fc.property(position, (values) => {
        const cursor = encodeCursor(KEY, BINDING, values);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        // JSON has no negative zero, and no order has either.
        expect(decodeCursor(KEY, BINDING, cursor)).toEqual(values.map((each) => (each === 0 ? 0 : each)));
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, Partial<CursorBinding>]>([
    ['company', { companyId: '0190a1b2-0000-7000-8000-000000000002' }],
    ['list', { list: 'listPayers' }],
    ['filter', { filterHash: filterHash({ status: 'paid' }) }],
    ['order', { sort: 'servedOn,id' }],
    ['field, its neighbour shifted into it', { list: 'listClaim', filterHash: `s${BINDING.filterHash}` }],
  ])('of another %s is refused', (_, other) => {
    const cursor = encodeCursor(KEY, BINDING, ['2025-03-14', 'x']);
    expect(() => decodeCursor(KEY, { ...BINDING, ...other }, cursor)).toThrow(CursorError);
  });

  it('of another key is refused', () => {
    expect(() => decodeCursor(Buffer.alloc(32, 4), BINDING, encodeCursor(KEY, BINDING, ['x']))).toThrow(CursorError);
  });

  it('with any one character changed, dropped or added is refused', () => {
    const cursor = encodeCursor(KEY, BINDING, ['2025-03-14', 7]);
    for (let at = 0; at < cursor.length; at += 1) {
      const [before, after] = [cursor.slice(0, at), cursor.slice(at + 1)];
      const other = cursor[at] === 'A' ? 'B' : 'A';
      for (const changed of [before + other + after, before + after, `${before}A${cursor.slice(at)}`]) {
        if (changed !== cursor) expect(() => decodeCursor(KEY, BINDING, changed)).toThrow(CursorError);
      }
    }
  });

  it.each(['', 'A', 'null', '{}', 'A'.repeat(22), 'A'.repeat(5000), 'ab+/', 'abcd==', 'ab cd', '\u0000'])(
    '%j is none',
    (text) => {
      expect(() => decodeCursor(KEY, BINDING, text)).toThrow(CursorError);
      expect(() => decodeCursor(KEY, BINDING, text)).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
    },
  );

  it('has one spelling: padding and spare bits are refused', () => {
    const cursor = encodeCursor(KEY, BINDING, ['x']);
    for (const added of ['=', '==', '\n', ' ', 'A']) {
      expect(() => decodeCursor(KEY, BINDING, cursor + added)).toThrow(CursorError);
    }
  });

  it('does not show the position: a sort column may be a name', () => {
    const plain = Buffer.from(encodeCursor(KEY, BINDING, ['Zimmermann', 'id']), 'base64url').toString('latin1');
    expect(plain).not.toContain('Zimmermann');
  });

  it.each([[[NaN]], [[Infinity]], [[undefined]], [[{}]], [[true]]])('is not made of %p', (position) => {
    expect(() => encodeCursor(KEY, BINDING, position as CursorValue[])).toThrow(TypeError);
  });

  it('is not made of what could not be decoded', () => {
    expect(() => encodeCursor(KEY, BINDING, ['x'.repeat(3000)])).toThrow(RangeError);
  });

  it('knows a filter however its fields are ordered', () => {
    expect(filterHash({ a: 1, b: 2 })).toBe(filterHash({ b: 2, a: 1 }));
    expect(filterHash({ a: 1 })).not.toBe(filterHash({ a: '1' }));
  });
});
