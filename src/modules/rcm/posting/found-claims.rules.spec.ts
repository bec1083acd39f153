import { foundClaims, type KeyedClaim } from './found-claims.rules.js';

const asked = (number: string) => ({ number, key: number.trim().toUpperCase(), familyId: null });
const family = (familyId: string, key: string) => ({ number: null, key, familyId });
const version = (id: string, familyId: string, key: string | null) => ({ id, familyId, key }) as KeyedClaim;

describe('claims found by numbers', () => {
  it.each([
    ['the one that has the number', [asked('A'), family('f', 'A')], [version('a', 'f', 'A')], ['A a asked']],
    [
      'for each way the number is written',
      [asked('A'), asked(' a'), family('f', 'A')],
      [version('a', 'f', 'A')],
      ['A a asked', ' a a asked'],
    ],
    [
      'with all of its family, which may have other numbers or none',
      [asked('A'), family('f', 'A')],
      [version('a', 'f', 'A'), version('b', 'f', 'B'), version('c', 'f', null)],
      ['A a asked', 'A b', 'A c'],
    ],
    [
      'for each number that leads to its family',
      [asked('A'), asked('B'), family('f', 'A'), family('f', 'B')],
      [version('a', 'f', 'A'), version('b', 'f', 'B')],
      ['A a asked', 'B a', 'A b', 'B b asked'],
    ],
    [
      'none for a number that leads nowhere',
      [asked('A'), asked('X'), family('f', 'A')],
      [version('a', 'f', 'A')],
      ['A a asked'],
    ],
    ['none of a family that nobody asked for', [asked('A')], [version('a', 'f', 'A')], []],
  ])('%s', (_words, keys, versions, expected) => {
    const found = foundClaims(keys, versions);
    expect(found.map(({ asked: number, id, isAsked }) => `${number} ${id}${isAsked ? ' asked' : ''}`)).toEqual(
      expected,
    );
    for (const claim of found) expect(claim).not.toHaveProperty('key');
  });
});
