import { existsSync, readFileSync } from 'node:fs';
import { HIPAA_SECURITY } from '../controls/hipaa-security.codes.js';
import { hipaaCatalog } from './hipaa-catalog.rules.js';
import { oscalProblems, readOscal, stableUuid } from './oscal-document.engine.js';
import { controlsOf, type OscalCatalog, repeatedKeys, selectedKeys, titlesOf } from './oscal.rules.js';
import { planOfAction } from './plan-of-action.writer.js';

const DATA = `${process.env.QUINTET_SHARED_DATA ?? '../shared/data'}/quality/oscal`;
const isHere = existsSync(DATA);
if (!isHere) process.stderr.write(`OSCAL examples are not tried: ${DATA} is not here\n`);
const ifHere = isHere ? it : it.skip;
const example = (name: string): unknown => JSON.parse(readFileSync(`${DATA}/${name}`, 'utf8'));

const metadata = { title: 'T', 'last-modified': '2026-01-01T00:00:00Z', version: '1', 'oscal-version': '1.1.2' };
const catalog = (more: object = {}): object => ({ catalog: { uuid: stableUuid('x'), metadata, ...more } });

describe('RC §1 OSCAL: a catalog', () => {
  it.each([
    [
      [
        { name: 'label', class: 'zero-padded', value: 'AC-01' },
        { name: 'label', value: 'AC-1' },
      ],
      'AC-1',
    ],
    [[{ name: 'label', class: 'zero-padded', value: 'AC-01' }], 'AC-01'],
    [[{ name: 'sort-id', value: 'ac-01' }], null],
  ])('a control with %j is cited as %s', (props, citation) => {
    const controls = [{ id: 'ac-1', title: 'Policy', props }];
    expect(controlsOf({ uuid: 'x', metadata, controls })).toMatchObject([{ citation }]);
  });

  it.each([
    [[{ name: 'status', value: 'withdrawn' }], true],
    [[{ name: 'status', value: 'Withdrawn' }], true],
    [[{ name: 'status', value: 'active' }], false],
    [[{ name: 'label', value: 'withdrawn' }], false],
  ])('a control with %j is withdrawn: %s', (props, isWithdrawn) => {
    const controls = [{ id: 'ac-1', title: 'Gone', props }];
    expect(controlsOf({ uuid: 'x', metadata, controls })).toMatchObject([{ controlKey: 'ac-1', isWithdrawn }]);
  });

  it.each([
    [{}, 'neither a catalog nor a profile', ''],
    [null, 'no object', ''],
    [{ 'component-definition': {} }, 'another model: component-definition', ''],
    [
      catalog({ metadata: { ...metadata, 'oscal-version': '2.0.0' } }),
      'must match pattern',
      '/catalog/metadata/oscal-version',
    ],
    [catalog({ uuid: 'x' }), 'must match pattern', '/catalog/uuid'],
    [catalog({ controls: [{ id: 'a' }] }), "must have required property 'title'", '/catalog/controls/0'],
    [
      catalog({ groups: [{ title: 'G', controls: [{ id: '1a', title: 'A' }] }] }),
      'must match pattern',
      '/catalog/groups/0/controls/0/id',
    ],
  ])('%j is refused', (document, message, pointer) =>
    expect(readOscal(document)).toContainEqual({
      code: 'OSCAL_INVALID',
      message: expect.stringContaining(message),
      pointer,
    }),
  );

  it.each(['1.0.0-rc2', '1.0.4', '1.1.2', '1.2.0'])('of OSCAL %s is read', (version) =>
    expect(readOscal(catalog({ metadata: { ...metadata, 'oscal-version': version } }))).toMatchObject({
      kind: 'catalog',
    }),
  );

  it('is listed with the beginning of a long text, never with half a character', () => {
    const title = `${'t'.repeat(499)}\u{1f512}${'t'.repeat(99)}`;
    expect(readOscal(catalog({ metadata: { ...metadata, title } }))).toMatchObject({ body: { metadata: { title } } });
    expect(titlesOf({ ...metadata, title })).toMatchObject({ title: 't'.repeat(499), oscalVersion: '1.1.2' });
    const [control] = controlsOf({ uuid: '', metadata, controls: [{ id: 'a', title }] });
    expect(control!.title).toBe('t'.repeat(499));
  });

  it('lists its controls in order, and names ids that are given twice', () => {
    const inner = { id: 'b', title: 'B' };
    const controls = [
      {
        id: 'a',
        title: 'A',
        parts: [{ name: 'statement', prose: 'Do', parts: [{ name: 'item', prose: 'it' }] }],
        controls: [inner],
      },
    ];
    const facts = controlsOf({
      uuid: '',
      metadata,
      groups: [{ title: 'G', controls }],
      controls: [inner],
    } as OscalCatalog);
    expect(facts.map(({ controlKey, parentKey, statement }) => [controlKey, parentKey, statement])).toEqual([
      ['b', null, null],
      ['a', null, 'Do\nit'],
      ['b', 'a', null],
    ]);
    expect(repeatedKeys(facts)).toEqual(['b']);
  });

  ifHere.each([
    ['basic-catalog.json', 4],
    ['NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog.json', 90],
  ])('%s is read whole', (name, least) => {
    const found = readOscal(example(name));
    if (Array.isArray(found) || found.kind !== 'catalog') throw new Error(JSON.stringify(found));
    const controls = controlsOf(found.body);
    expect(controls.length).toBeGreaterThanOrEqual(least);
    expect(repeatedKeys(controls)).toEqual([]);
    expect(found.document).toEqual(example(name));
  });

  it('an exclusion of a profile holds for its own import', () => {
    const ids = (...keys: string[]): object[] => [{ 'with-ids': keys }];
    const imports = [
      { href: '#a', 'include-controls': ids('ac-1', 'ac-2') },
      { href: '#a', 'include-controls': ids('ac-3', 'ac-2'), 'exclude-controls': ids('ac-2', 'ac-3') },
    ];
    const read = readOscal({ profile: { uuid: stableUuid('x'), metadata, imports } });
    if (Array.isArray(read) || read.kind !== 'profile') throw new Error(JSON.stringify(read));
    expect(selectedKeys(read.body)).toEqual(['ac-1', 'ac-2']);
  });

  ifHere('a profile says which controls it selects', () => {
    const found = readOscal(example('NIST_SP-800-53_rev5_LOW-baseline_profile.json'));
    if (Array.isArray(found) || found.kind !== 'profile') throw new Error(JSON.stringify(found));
    expect(selectedKeys(found.body)).toHaveLength(149);
  });

  ifHere('the schema of a plan of action takes the example', () => {
    const document: unknown = example('ifa_plan-of-action-and-milestones.json');
    expect(oscalProblems('plan-of-action-and-milestones', document)).toEqual([]);
  });
});

describe('RC §0 controls: the HIPAA Security Rule', () => {
  const document = hipaaCatalog(stableUuid('hipaa'));

  it('is a catalog of every standard and implementation specification', () => {
    const found = readOscal(document);
    expect(found).toMatchObject({ kind: 'catalog' });
    const controls = controlsOf((found as { body: OscalCatalog }).body);
    expect(controls).toHaveLength(HIPAA_SECURITY.length);
    expect(repeatedKeys(controls)).toEqual([]);
    expect(controls.find(({ controlKey }) => controlKey === 'hipaa-164.308-a-1-ii-a')).toMatchObject({
      citation: '45 CFR 164.308(a)(1)(ii)(A)',
      parentKey: 'hipaa-164.308-a-1-i',
      title: 'Risk analysis',
      designation: 'required',
    });
  });

  it.each([
    // Appendix A to subpart C of 45 CFR part 164: the matrix of sections 308 to 312.
    ['164.308', 12, 11],
    ['164.310', 4, 6],
    ['164.312', 4, 5],
  ])('%s has %i required and %i addressable items', (section, required, addressable) => {
    const rows = HIPAA_SECURITY.filter(({ paragraph }) => paragraph.startsWith(section));
    const of = (designation: string): number => rows.filter((row) => row.designation === designation).length;
    expect([of('required'), of('addressable')]).toEqual([required, addressable]);
  });
});

describe('RC §1 OSCAL: a plan of action', () => {
  const finding = {
    uuid: stableUuid('f'),
    observationUuid: stableUuid('o'),
    riskUuid: stableUuid('r'),
    findingNumber: 'A-2026-1-F1',
    auditNumber: 'A-2026-1',
    title: 'No risk analysis of the archive',
    description: 'The archive is not in the inventory.',
    rootCause: 'New systems are not reported',
    severity: 'major',
    isOpen: true,
    recordedAt: '2026-06-01T12:00:00.000Z',
    dueAt: '2026-07-01T23:59:59-04:00',
    requirement: { title: 'Risk analysis', citation: '45 CFR 164.308(a)(1)(ii)(A)' },
    actions: [
      {
        ...{ uuid: stableUuid('a'), taskUuid: stableUuid('t'), title: 'Analyse', description: 'Analyse it' },
        ...{ status: 'planned', owner: 'Security officer', dueAt: '2026-06-20T23:59:59-04:00' },
      },
    ],
  };
  const facts = {
    uuid: stableUuid('p'),
    partyUuid: stableUuid('c'),
    companyId: 'c',
    companyName: 'Clinic',
    lastModified: finding.recordedAt,
  };

  it.each([[[]], [[finding]], [[{ ...finding, isOpen: false, dueAt: null, requirement: null, actions: [] }]]])(
    'is what the schema asks for, the same each time',
    (findings) => {
      const document = planOfAction({ ...facts, findings });
      expect(oscalProblems('plan-of-action-and-milestones', document)).toEqual([]);
      expect(planOfAction({ ...facts, findings })).toEqual(document);
    },
  );

  it('names nobody but parties that it tells of', () => {
    const document = planOfAction({ ...facts, findings: [finding] }) as Record<string, unknown>;
    expect(document['plan-of-action-and-milestones']).toMatchObject({
      metadata: { parties: [{ uuid: facts.partyUuid, type: 'organization', name: 'Clinic' }] },
      risks: [{ characterizations: [{ origin: { actors: [{ type: 'party', 'actor-uuid': facts.partyUuid }] } }] }],
    });
  });

  it('tells deadline, remediation, milestone and related observation of a finding', () => {
    const document = planOfAction({ ...facts, findings: [finding] }) as Record<string, unknown>;
    expect(document['plan-of-action-and-milestones']).toMatchObject({
      observations: [{ uuid: finding.observationUuid, remarks: 'Root cause: New systems are not reported' }],
      risks: [
        {
          status: 'open',
          deadline: '2026-07-01T23:59:59-04:00',
          remediations: [{ lifecycle: 'planned', tasks: [{ type: 'milestone' }] }],
          'related-observations': [{ 'observation-uuid': finding.observationUuid }],
        },
      ],
      'poam-items': [{ uuid: finding.uuid, 'related-risks': [{ 'risk-uuid': finding.riskUuid }] }],
    });
  });

  it.each([
    ['planned', 'planned'],
    ['in_progress', 'planned'],
    ['completed', 'completed'],
    ['verified', 'completed'],
  ])('an action that is %s is a remediation that is %s', (status, lifecycle) => {
    const findings = [{ ...finding, actions: [{ ...finding.actions[0]!, status }] }];
    const [risk] = (
      planOfAction({ ...facts, findings }) as { [name: string]: { risks: { remediations: object[] }[] } }
    )['plan-of-action-and-milestones']!.risks;
    expect(risk!.remediations).toMatchObject([{ lifecycle, props: [{ name: 'status', value: status }, {}] }]);
  });

  it.each([
    ['  Bob\n  Lee ', [{ value: 'planned' }, { name: 'owner', value: 'Bob Lee' }]],
    ['   ', [{ value: 'planned' }]],
    [null, [{ value: 'planned' }]],
  ])('the owner %j is a property as OSCAL writes values', (owner, props) => {
    const findings = [{ ...finding, actions: [{ ...finding.actions[0]!, owner }] }];
    const plan = { risks: [{ remediations: [{ props }] }] };
    expect(planOfAction({ ...facts, findings })).toMatchObject({ 'plan-of-action-and-milestones': plan });
  });

  it('gives the item of an empty plan no UUID that is the one of the plan', () => {
    const plan = { uuid: facts.uuid, 'poam-items': [{ title: 'No findings', description: expect.any(String) }] };
    expect(planOfAction({ ...facts, findings: [] })).toEqual({
      'plan-of-action-and-milestones': expect.objectContaining(plan),
    });
  });

  ifHere('its members are those of the example, and a few that OSCAL has beside them', () => {
    const known = new Set(pathsOf(example('ifa_plan-of-action-and-milestones.json')));
    const ours = pathsOf(planOfAction({ ...facts, findings: [finding] }));
    const added = ours.filter((path) => !known.has(path) && !/props|timing|parties/.test(path));
    expect(added).toEqual([]);
  });
});

/** Every member of a document by its path, positions left out. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, member]) => pathsOf(member, `${path}/${name}`));
}
