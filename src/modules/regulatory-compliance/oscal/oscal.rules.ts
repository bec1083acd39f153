/** Parts of OSCAL documents that are read here; everything else in them is kept. */
export interface OscalPart {
  name: string;
  prose?: string;
  parts?: OscalPart[];
}
export interface OscalControl {
  id: string;
  title: string;
  props?: { name: string; value: string; class?: string }[];
  parts?: OscalPart[];
  controls?: OscalControl[];
}
export interface OscalGroup {
  title: string;
  groups?: OscalGroup[];
  controls?: OscalControl[];
}
export interface OscalMetadata {
  title: string;
  version: string;
  'oscal-version': string;
}
export interface OscalCatalog extends Omit<OscalGroup, 'title'> {
  uuid: string;
  metadata: OscalMetadata;
}
export interface OscalProfile {
  uuid: string;
  metadata: OscalMetadata;
  imports: OscalImport[];
  'back-matter'?: { resources?: OscalResource[] };
}
export interface OscalImport {
  href: string;
  'include-all'?: object;
  'include-controls'?: OscalSelection[];
  'exclude-controls'?: OscalSelection[];
}
export interface OscalSelection {
  'with-child-controls'?: string;
  'with-ids'?: string[];
  matching?: { pattern?: string }[];
}
export interface OscalResource {
  uuid: string;
  rlinks?: { href: string }[];
}

/** A control as it is listed. */
export interface ControlFacts {
  controlKey: string;
  parentKey: string | null;
  position: number;
  citation: string | null;
  title: string;
  statement: string | null;
  designation: 'required' | 'addressable' | null;
  isWithdrawn: boolean;
}

/** What is listed of a text; the document keeps it whole. */
const [TITLE_CHARACTERS, LABEL_CHARACTERS, VERSION_CHARACTERS, STATEMENT_CHARACTERS] = [500, 200, 100, 20_000];

/** Every control of a catalog, in its order, controls within controls after the one they belong to. */
export function controlsOf(catalog: OscalCatalog): ControlFacts[] {
  const found: ControlFacts[] = [];
  const add = (control: OscalControl, parentKey: string | null): void => {
    found.push({ ...factsOf(control), parentKey, position: found.length + 1 });
    for (const inner of control.controls ?? []) add(inner, control.id);
  };
  const visit = (group: { groups?: OscalGroup[]; controls?: OscalControl[] }): void => {
    for (const control of group.controls ?? []) add(control, null);
    for (const inner of group.groups ?? []) visit(inner);
  };
  visit(catalog);
  return found;
}

/** What a catalog or profile is listed with. */
export function titlesOf({ title, version, 'oscal-version': oscalVersion }: OscalMetadata): {
  title: string;
  documentVersion: string;
  oscalVersion: string;
} {
  return { title: cut(title, TITLE_CHARACTERS), documentVersion: cut(version, VERSION_CHARACTERS), oscalVersion };
}

/** The ids of controls that a profile names one by one; an exclusion holds for its own import. */
export function selectedKeys(profile: OscalProfile): string[] {
  const idsOf = (selections: OscalSelection[] = []): string[] => selections.flatMap((each) => each['with-ids'] ?? []);
  const selected = profile.imports.flatMap((each) => {
    const excluded = new Set(idsOf(each['exclude-controls']));
    return idsOf(each['include-controls']).filter((key) => !excluded.has(key));
  });
  return [...new Set(selected)];
}

/** Ids that a catalog gives to two controls. */
export function repeatedKeys(controls: readonly ControlFacts[]): string[] {
  const seen = new Set<string>();
  return controls.map(({ controlKey }) => controlKey).filter((key) => seen.has(key) || !seen.add(key));
}

function factsOf({ id, title, props, parts }: OscalControl): Omit<ControlFacts, 'parentKey' | 'position'> {
  const prop = (name: string): string | null => props?.find((each) => each.name === name)?.value ?? null;
  // NIST gives a control several labels: AC-1, which has no class, and those of other lists, such as AC-01.
  const label = props?.find((each) => each.name === 'label' && each.class === undefined)?.value ?? prop('label');
  const designation = prop('designation');
  return {
    controlKey: id,
    citation: cut(prop('citation') ?? label ?? '', LABEL_CHARACTERS) || null,
    title: cut(title, TITLE_CHARACTERS),
    statement: proseOf(
      parts?.find(({ name }) => name === 'statement') ?? parts?.find(({ name }) => name === 'overview'),
    ),
    designation: designation === 'required' || designation === 'addressable' ? designation : null,
    isWithdrawn: prop('status')?.toLowerCase() === 'withdrawn',
  };
}

function proseOf(part: OscalPart | undefined): string | null {
  if (part === undefined) return null;
  const lines = [part.prose, ...(part.parts ?? []).map(proseOf)].filter((line) => line);
  return cut(lines.join('\n'), STATEMENT_CHARACTERS) || null;
}

/** The beginning of a text, never half a character of it. */
function cut(text: string, characters: number): string {
  return text.slice(0, characters).replace(/[\ud800-\udbff]$/, '');
}
