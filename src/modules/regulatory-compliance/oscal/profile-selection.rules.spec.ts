import type { OscalImport, OscalProfile, OscalResource } from './oscal.rules.js';
import { type CatalogKeys, fitsPattern, profileSelection, type ProfileSources } from './profile-selection.rules.js';

const [A, B, OTHER] = ['a', 'b', 'c'].map((digit) => `7eca4589-7ed9-4552-9da6-00000000000${digit}`) as [
  string,
  string,
  string,
];
const SELF = '7eca4589-7ed9-4552-9da6-00000000000d';
const whole: CatalogKeys = {
  catalogId: 'whole',
  oscalUuid: A,
  parents: new Map([
    ['ac-1', null],
    ['ac-2', null],
    ['ac-2.1', 'ac-2'],
    ['ac-2.1.1', 'ac-2.1'],
    ['at-2', null],
  ]),
};
const part: CatalogKeys = { catalogId: 'part', oscalUuid: B, parents: new Map([['ac-2', null]]) };

const select = (
  imports: Partial<OscalImport>[],
  sources: Partial<ProfileSources> = {},
  resources: OscalResource[] = [],
): ReturnType<typeof profileSelection> => {
  const profile = {
    uuid: SELF,
    imports: imports.map((each) => ({ href: '#x', ...each })),
    'back-matter': { resources },
  };
  const all = { catalogs: [whole], profiles: new Map(), wantedId: undefined, ...sources };
  return profileSelection(profile as unknown as OscalProfile, all);
};
const include = (...selections: object[]): object => ({ 'include-controls': selections });
const exclude = (...selections: object[]): object => ({ 'exclude-controls': selections });
const ids = (...names: string[]): object => ({ 'with-ids': names });
const all = { 'include-all': {} };
/** Profiles by UUID, each of one import. */
const others = (...said: (string | object)[]): ReadonlyMap<string, OscalProfile> => {
  const pairs = Array.from({ length: said.length / 2 }, (_, index) => said.slice(2 * index, 2 * index + 2));
  const profileOf = (uuid: unknown, each: unknown): unknown => ({
    uuid,
    imports: [{ href: '#x', ...(each as object) }],
  });
  return new Map(pairs.map(([uuid, each]) => [uuid as string, profileOf(uuid, each) as OscalProfile]));
};
const both = { catalogs: [part, whole] };

describe('RC §1 OSCAL: what a profile selects', () => {
  it.each<[string, object, string[]]>([
    ['all', all, ['ac-1', 'ac-2', 'ac-2.1', 'ac-2.1.1', 'at-2']],
    ['all, where nothing is said', {}, ['ac-1', 'ac-2', 'ac-2.1', 'ac-2.1.1', 'at-2']],
    ['ids, known or not', include(ids('at-2', 'zz-9')), ['at-2', 'zz-9']],
    ['controls within one', include({ ...ids('ac-2'), 'with-child-controls': 'yes' }), ['ac-2', 'ac-2.1', 'ac-2.1.1']],
    ['none within it unless said', include({ ...ids('ac-2'), 'with-child-controls': 'no' }), ['ac-2']],
    ['a pattern', include({ matching: [{ pattern: 'ac-?' }] }), ['ac-1', 'ac-2']],
    [
      'a pattern and what is within',
      include({ matching: [{ pattern: '*-2' }], 'with-child-controls': 'yes' }),
      ['ac-2', 'ac-2.1', 'ac-2.1.1', 'at-2'],
    ],
    ['all but some', { ...all, ...exclude(ids('at-2'), { matching: [{ pattern: 'ac-2*' }] }) }, ['ac-1']],
    [
      'all but one with what is within',
      { ...all, ...exclude({ ...ids('ac-2'), 'with-child-controls': 'yes' }) },
      ['ac-1', 'at-2'],
    ],
  ])('%s', (_what, each, keys) => {
    expect(select([each])).toEqual({ keys, catalogIds: ['whole'], problems: [] });
  });

  it('an exclusion holds for its own import', () => {
    const found = select([{ ...include(ids('ac-1', 'at-2')), ...exclude(ids('at-2')) }, include(ids('at-2'))]);
    expect(found.keys).toEqual(['ac-1', 'at-2']);
  });

  it('ids are taken of the catalogs that have them all, else of those that have some', () => {
    expect(select([include(ids('ac-1', 'ac-2'))], both).catalogIds).toEqual(['whole']);
    expect(select([include(ids('ac-2'))], both).catalogIds).toEqual(['part', 'whole']);
    expect(select([include(ids('ac-2', 'zz-9'))], both).catalogIds).toEqual(['part', 'whole']);
    expect(select([include(ids('zz-9'))], both)).toEqual({ keys: ['zz-9'], catalogIds: [], problems: [] });
  });

  it.each<[string, Partial<OscalImport>, OscalResource[], Partial<ProfileSources>]>([
    ['the UUID in its reference', { ...all, href: `urn:uuid:${B.toUpperCase()}` }, [], {}],
    [
      'a resource that names it',
      { ...all, href: `#${OTHER}` },
      [{ uuid: OTHER, rlinks: [{ href: `catalogs/${B}.json` }] }],
      {},
    ],
    ['being wanted', all, [], { wantedId: 'part' }],
  ])('of several catalogs one is meant by %s', (_by, each, resources, sources) => {
    expect(select([each], { ...both, ...sources }, resources)).toEqual({
      keys: ['ac-2'],
      catalogIds: ['part'],
      problems: [],
    });
  });

  it('ids of another profile are found in the catalogs', () => {
    const found = select([{ ...include(ids('ac-1')), href: `#${OTHER}` }], { profiles: others(OTHER, all) });
    expect(found).toEqual({ keys: ['ac-1'], catalogIds: ['whole'], problems: [] });
  });

  it.each<[string, object, string[]]>([
    ['all that it selects', all, ['ac-2', 'ac-2.1', 'ac-2.1.1', 'zz-9']],
    ['a pattern of it', include({ matching: [{ pattern: '*.1' }] }), ['ac-2.1', 'ac-2.1.1']],
    ['what is within', include({ ...ids('ac-2.1'), 'with-child-controls': 'yes' }), ['ac-2.1', 'ac-2.1.1']],
    ['all but some', { ...all, ...exclude(ids('ac-2', 'zz-9')) }, ['ac-2.1', 'ac-2.1.1']],
  ])('of another profile, %s', (_what, each, keys) => {
    const inner = include({ ...ids('ac-2', 'zz-9'), 'with-child-controls': 'yes' });
    // The profile is reached through one that takes all of it.
    const profiles = others(OTHER, { ...all, href: `#${B}` }, B, inner);
    expect(select([{ ...each, href: `#${OTHER}` }], { profiles })).toEqual({
      keys,
      catalogIds: ['whole'],
      problems: [],
    });
  });

  it('or by the ids that the import names beside', () => {
    expect(select([{ ...all, ...exclude(ids('at-2')) }], both)).toMatchObject({ catalogIds: ['whole'], problems: [] });
  });

  it.each<[string, object, Partial<ProfileSources>, string]>([
    ['of two catalogs', all, both, '2 catalogs fit'],
    ['of two catalogs, nothing said', {}, both, '2 catalogs fit'],
    ['of no catalog', all, { catalogs: [] }, 'no imported catalog fits'],
    [
      'of a profile of two catalogs',
      { ...all, href: `#${OTHER}` },
      { ...both, profiles: others(OTHER, all) },
      'of the profile that it names, import 1: 2 catalogs fit',
    ],
    [
      'of a profile of a catalog that is not here',
      { ...all, href: `#${OTHER}` },
      { profiles: others(OTHER, include(ids('zz-9'))) },
      'of the profile that it names, no imported catalog fits',
    ],
    [
      'of a profile that imports it',
      { ...all, href: `#${OTHER}` },
      { profiles: others(OTHER, { ...all, href: `#${SELF}` }, SELF, {}) },
      'in a circle',
    ],
    ['by a pattern of another kind', include({ matching: [{ pattern: 'ac-[12]' }] }), {}, 'the pattern ac-[12]'],
  ])('cannot be told: all %s', (_what, each, sources, problem) => {
    const { problems } = select([include(ids('ac-1')), each], sources);
    expect(problems).toEqual([expect.stringMatching(/^import 2: /)]);
    expect(problems[0]).toContain(problem);
  });

  it.each([
    ['ac-1', 'ac-1', true],
    ['ac-10', 'ac-1', false],
    ['ac-10', 'ac-1*', true],
    ['ac-1', 'AC-1', false],
    ['ac-1', '**', true],
    ['ac-2.1', 'ac-?', false],
    ['ac-2.1', '?c*.?', true],
    ['aab', '*ab', true],
    ['a', '', false],
    ['a'.repeat(100), `${'*a'.repeat(90)}b`, false],
  ])('%s fits %s: %s', (id, pattern, expected) => expect(fitsPattern(id, pattern)).toBe(expected));
});
