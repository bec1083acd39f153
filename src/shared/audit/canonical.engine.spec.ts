import fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { NotCanonicalError, canonicalText } from './canonical.engine.js';

function ieee(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE();
}

describe('canonical JSON (RFC 8785)', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as %s (appendix B)', (hex, text) => {
    expect(canonicalText(ieee(hex))).toBe(text);
  });

  it.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])('refuses the number %s', (hex) => {
    expect(() => canonicalText([ieee(hex)])).toThrow(NotCanonicalError);
  });

  it('orders names by their UTF-16 units (3.2.3)', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonicalText(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(text) as object)).toHaveLength(7);
    expect(text).toBe('{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}');
  });

  it('writes the sample of the RFC byte by byte (3.2.4)', () => {
    const sample = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`;
    const right = [
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22',
      '6e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22',
      '737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
    ];
    expect(Buffer.from(canonicalText(JSON.parse(sample))).toString('hex')).toBe(right.join(''));
  });

  it.each([
    ['nested and empty', { b: [{ z: 1, a: {} }, []], a: null }, '{"a":null,"b":[{"a":{},"z":1},[]]}'],
    ['undefined as JSON.stringify has it', { a: undefined, b: [undefined, 1] }, '{"b":[null,1]}'],
    ['a list with a hole', Array(2), '[null,null]'],
    ['an instant', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['control characters', '\b\t\n\f\r\u0001\u001f\u007f', '"\\b\\t\\n\\f\\r\\u0001\\u001f\u007f"'],
    ['a field named toJSON, in order', { toJSON: 1, a: 2 }, '{"a":2,"toJSON":1}'],
    ['a field named __proto__', JSON.parse('{"b":1,"__proto__":2}'), '{"__proto__":2,"b":1}'],
  ])('writes %s', (_, value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  it('lets one object stand in two places', () => {
    const shared = { x: 1 };
    expect(canonicalText({ a: shared, ab: shared })).toBe('{"a":{"x":1},"ab":{"x":1}}');
  });

  const endless: unknown[] = [];
  endless.push(endless);
  it.each([
    ['a value within itself', endless],
    ['undefined', undefined],
    ['a bigint', { a: 1n }],
    ['a function', [() => 1]],
    ['a symbol', Symbol('x')],
    ['a Map', new Map([[1, 2]])],
    ['a Set', { a: new Set([1]) }],
    ['a lone high surrogate', '\ud83d'],
    ['a lone low surrogate in a name', { 'a\ude00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalText(value)).toThrow(NotCanonicalError);
  });

  it('agrees with json-canonicalize, whatever the order of names, and can be read back', () => {
    const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalText(value);
        expect(text).toBe(canonicalize(value));
        expect(canonicalText(reversed(JSON.parse(text)))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, reversed(field)]),
  );
}
