import fc from 'fast-check';
import { entityTag, parseIfMatch } from './entity-tag.rules.js';

describe('entity tag', () => {
  it.each([
    [0, '"0"'],
    [1, '"1"'],
    [Number.MAX_SAFE_INTEGER, '"9007199254740991"'],
  ])('of version %i is %s', (version, tag) => {
    expect(entityTag(version)).toBe(tag);
    expect(parseIfMatch(tag)).toEqual({ version });
  });

  it.each([-1, 1.5, NaN, Number.MAX_SAFE_INTEGER + 1])('is refused for version %d', (version) => {
    expect(() => entityTag(version)).toThrow(RangeError);
  });

  it('missing from If-Match is 428', () => {
    expect(parseIfMatch(undefined)).toMatchObject({ problem: { status: 428, code: 'IF_MATCH_REQUIRED' } });
  });

  it.each([
    'W/"1"',
    'w/"1"',
    '*',
    '"*"',
    '',
    '""',
    '1',
    "'1'",
    '"1',
    '1"',
    '"01"',
    '"-1"',
    '"1.0"',
    '"1e3"',
    '" 1"',
    '"1", "2"',
    '"1" "2"',
    '"9007199254740993"',
    '"99999999999999999"',
    '"１"',
    '"1"\n"2"',
  ])('%j in If-Match is 400', (header) => {
    expect(parseIfMatch(header)).toMatchObject({ problem: { status: 400, code: 'IF_MATCH_INVALID' } });
  });

  it('given by two headers is 400, with spaces around it is good', () => {
    expect(parseIfMatch(['"1"', '"1"'])).toMatchObject({ problem: { code: 'IF_MATCH_INVALID' } });
    expect(parseIfMatch(' "7"\t')).toEqual({ version: 7 });
  });

  it('comes back for every version', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (version) => expect(parseIfMatch(entityTag(version))).toEqual({ version })));
  });
});
