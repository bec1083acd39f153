import type { OscalImport, OscalProfile, OscalResource, OscalSelection } from './oscal.rules.js';

/** An imported catalog: its controls by id, each with the id of the control it stands in. */
export interface CatalogKeys {
  catalogId: string;
  oscalUuid: string;
  parents: ReadonlyMap<string, string | null>;
}

/** What a profile can be read against. */
export interface ProfileSources {
  catalogs: readonly CatalogKeys[];
  /** The imported profiles that it leads to, by their UUIDs. */
  profiles: ReadonlyMap<string, OscalProfile>;
  /** The catalog meant by imports that do not name theirs by its UUID. */
  wantedId: string | undefined;
}

/** Which controls a profile selects, of which catalogs; or why that cannot be told. */
export interface ProfileSelection {
  keys: string[];
  catalogIds: string[];
  problems: string[];
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const UNDERSTOOD = /^[\p{L}\p{N}._*?-]+$/u;

/** What profiles select, by their UUIDs; null: that is being found out. */
type Resolved = Map<string, ProfileSelection | null>;

/**
 * The controls that a profile selects (NIST OSCAL, profile model): by id, by pattern, with the controls within them, or
 * all, also where an import says nothing; less those it excludes. An id is selected in every catalog that has it. The
 * rest depends on the catalog, and one alone must fit: named by its UUID, wanted, or with every id that the import names.
 * In place of a catalog stands what another profile selects, when its UUID is named.
 */
export function profileSelection(
  profile: OscalProfile,
  sources: ProfileSources,
  resolved: Resolved = new Map([[profile.uuid.toLowerCase(), null]]),
): ProfileSelection {
  const [keys, catalogIds, problems] = [new Set<string>(), new Set<string>(), [] as string[]];
  for (const [index, each] of profile.imports.entries()) {
    const meant = catalogsMeant(each, { ...sources, resources: profile['back-matter']?.resources ?? [], resolved });
    if (typeof meant === 'string') problems.push(`import ${index + 1}: ${meant}`);
    else {
      for (const key of selectedOf(each, meant[0]?.parents ?? new Map())) keys.add(key);
      for (const { catalogId } of meant) catalogIds.add(catalogId);
    }
  }
  return { keys: [...keys], catalogIds: [...catalogIds], problems };
}

/** The UUIDs that the imports of a profile name. */
export function importedUuids({ imports, 'back-matter': matter }: OscalProfile): string[] {
  return imports.flatMap((each) => uuidsOf(each, matter?.resources ?? []));
}

interface Around extends ProfileSources {
  resources: readonly OscalResource[];
  resolved: Resolved;
}

/** The catalogs that an import may mean, or why it cannot be told which. */
function catalogsMeant(each: OscalImport, around: Around): readonly CatalogKeys[] | string {
  const { catalogs, profiles, wantedId } = around;
  const strange = patternsOf(each).find((pattern) => !UNDERSTOOD.test(pattern));
  if (strange !== undefined) return `the pattern ${strange.slice(0, 100)} is not understood`;
  const named = uuidsOf(each, around.resources);
  const said = catalogs.filter(({ oscalUuid }) => named.includes(oscalUuid));
  const profile = named.find((uuid) => profiles.has(uuid));
  if (said.length === 0 && dependsOnCatalog(each) && profile !== undefined) return selectedBy(profile, around);
  const wanted = said.length > 0 ? said : catalogs.filter(({ catalogId }) => catalogId === wantedId);
  const fitting = wanted.length > 0 ? wanted : withIds(each, catalogs);
  if (!dependsOnCatalog(each) || fitting.length === 1) return fitting;
  return fitting.length === 0 ? 'no imported catalog fits' : `${fitting.length} catalogs fit: name one as catalogId`;
}

/** The catalogs of another profile, each with all the controls that the profile selects of them. */
function selectedBy(uuid: string, { resources: _resources, ...sources }: Around): readonly CatalogKeys[] | string {
  const { resolved } = sources;
  if (resolved.get(uuid) === null) return 'profiles import each other in a circle';
  if (!resolved.has(uuid)) {
    resolved.set(uuid, null);
    resolved.set(uuid, profileSelection(sources.profiles.get(uuid)!, sources, resolved));
  }
  const { keys, catalogIds, problems } = resolved.get(uuid)!;
  if (problems.length > 0) return `of the profile that it names, ${problems[0]}`;
  const catalogs = sources.catalogs.filter(({ catalogId }) => catalogIds.includes(catalogId));
  if (catalogs.length === 0) return 'of the profile that it names, no imported catalog fits';
  const selected = new Set(keys);
  const known = catalogs.flatMap(({ parents }) => [...parents].filter(([key]) => selected.has(key)));
  const parents = new Map<string, string | null>(known);
  for (const key of keys) if (!parents.has(key)) parents.set(key, null);
  return catalogs.map((catalog) => ({ ...catalog, parents }));
}

/** The catalogs with all ids that the import names; without such a one, those with some. */
function withIds(each: OscalImport, catalogs: readonly CatalogKeys[]): CatalogKeys[] {
  const ids = selectionsOf(each).flatMap((selection) => selection['with-ids'] ?? []);
  const whole = catalogs.filter(({ parents }) => ids.every((id) => parents.has(id)));
  return whole.length > 0 ? whole : catalogs.filter(({ parents }) => ids.some((id) => parents.has(id)));
}

/** An import refers to a resource of the profile's own (`#uuid`), which refers to the document. */
function uuidsOf({ href }: OscalImport, resources: readonly OscalResource[]): string[] {
  const resource = resources.find(({ uuid }) => href.toLowerCase() === `#${uuid}`.toLowerCase());
  return `${href} ${JSON.stringify(resource ?? null)}`.toLowerCase().match(UUID) ?? [];
}

function takesAll(each: OscalImport): boolean {
  return each['include-all'] !== undefined || each['include-controls'] === undefined;
}

function selectionsOf(each: OscalImport): OscalSelection[] {
  return [...(each['include-controls'] ?? []), ...(each['exclude-controls'] ?? [])];
}

function patternsOf(each: OscalImport): string[] {
  return selectionsOf(each).flatMap(({ matching = [] }) => matching.map(({ pattern = '' }) => pattern));
}

function dependsOnCatalog(each: OscalImport): boolean {
  const hasChildren = selectionsOf(each).some((selection) => selection['with-child-controls'] === 'yes');
  return takesAll(each) || hasChildren || patternsOf(each).length > 0;
}

function selectedOf(each: OscalImport, parents: CatalogKeys['parents']): string[] {
  const of = (selections: OscalSelection[] = []): string[] =>
    selections.flatMap((selection) => [...keysOf(selection, parents)]);
  const excluded = new Set(of(each['exclude-controls']));
  const included = takesAll(each) ? [...parents.keys()] : of(each['include-controls']);
  return included.filter((key) => !excluded.has(key));
}

/** A catalog lists a control before those within it: one pass finds the innermost too. */
function keysOf(selection: OscalSelection, parents: CatalogKeys['parents']): Set<string> {
  const patterns = (selection.matching ?? []).map(({ pattern = '' }) => pattern);
  const keys = new Set(selection['with-ids']);
  for (const [key, parent] of parents) {
    const isChild = selection['with-child-controls'] === 'yes' && parent !== null && keys.has(parent);
    if (isChild || patterns.some((pattern) => fitsPattern(key, pattern))) keys.add(key);
  }
  return keys;
}

/** Whether an id fits a pattern in which `*` stands for any characters and `?` for one. */
export function fitsPattern(id: string, pattern: string): boolean {
  let [at, next, star, retry] = [0, 0, -1, 0];
  while (at < id.length) {
    if (pattern[next] === '*') [star, retry, next] = [next, at, next + 1];
    else if (pattern[next] === '?' || pattern[next] === id[at]) [at, next] = [at + 1, next + 1];
    else if (star >= 0) [retry, at, next] = [retry + 1, retry + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(next));
}
