import { existsSync, readFileSync } from 'node:fs';
import {
  anOscalCatalog,
  anOscalProfile,
  newEvidence,
  newRequirement,
  signedAttestation,
} from '../../factories/compliance.factory.js';
import { completedAction, newFinding } from '../../factories/governance.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';

const BASE = '/regulatory-compliance';
const DATA = `${process.env.QUINTET_SHARED_DATA ?? '../shared/data'}/quality/oscal`;
const ifHere = existsSync(DATA) ? it : it.skip;

describe('RC §1.6 controls', () => {
  let api: TestApi;
  let company: TestCompany;
  let officer: Caller;
  let catalogId: string;
  let ids: Record<string, string>;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    officer = await company.as('compliance');
    catalogId = (await officer.post(`${BASE}/control-catalogs/defaults`)).json().id;
    const { items } = (await officer.get(`${BASE}/controls?catalogId=${catalogId}&limit=200`)).json();
    ids = Object.fromEntries(items.map((item: { controlKey: string; id: string }) => [item.controlKey, item.id]));
  });
  afterAll(() => api.close());

  const importCatalog = (content: string | Buffer, caller = officer): ReturnType<Caller['post']> =>
    caller.post(`${BASE}/control-catalogs`, {
      body: Buffer.from(content),
      headers: { 'content-type': 'application/json' },
    });
  const relate = (from: string, to: string, kind = 'parent'): ReturnType<Caller['post']> =>
    officer.post(`${BASE}/controls/relations`, { body: { fromControlId: ids[from], toControlId: ids[to], kind } });

  it('RC §0 controls: the HIPAA Security Rule is installed once, required and addressable told apart', async () => {
    expect(Object.keys(ids)).toHaveLength(68);
    expect((await officer.post(`${BASE}/control-catalogs/defaults`)).json().id).toBe(catalogId);
    const { items } = (await officer.get(`${BASE}/controls?designation=addressable&limit=200`)).json();
    expect(items).toHaveLength(22);
  });

  it('RC §1.6: requirements and evidence cover controls in full or in part, and one is reused', async () => {
    const [preparer, signer] = [await company.as('compliance', 'preparer'), await company.as('compliance', 'signer')];
    const [met, open] = [await newRequirement(officer), await newRequirement(officer)];
    await signedAttestation([preparer, signer], met);
    const evidenceId = await newEvidence(officer);
    const map = (body: object): ReturnType<Caller['post']> => officer.post(`${BASE}/controls/mappings`, { body });
    const first = { controlId: ids['hipaa-164.308-a-1-ii-a'], requirementId: met, coverage: 'full' };
    const mapping = (await map(first)).json();
    await map({ controlId: ids['hipaa-164.312-b'], requirementId: met, coverage: 'partial' });
    await map({ controlId: ids['hipaa-164.308-a-2'], requirementId: open, coverage: 'full' });
    await map({ controlId: ids['hipaa-164.308-a-2'], evidenceId, coverage: 'partial' });
    const again = await map(first);
    expect([again.statusCode, again.json().code]).toEqual([409, 'DUPLICATE']);
    const both = await map({ ...first, evidenceId });
    expect([both.statusCode, both.json().errors[0].code]).toEqual([422, 'MAPPING_AMBIGUOUS']);
    const report = (await officer.get(`${BASE}/control-catalogs/${catalogId}/coverage`)).json();
    expect(report).toMatchObject({ full: 2, partial: 1, none: 65, met: 1, unknownKeys: [] });
    const of = (key: string): object => report.controls.find((each: { controlKey: string }) => each.controlKey === key);
    expect(of('hipaa-164.308-a-1-ii-a')).toMatchObject({ coverage: 'full', isMet: true, statuses: ['compliant'] });
    expect(of('hipaa-164.308-a-2')).toMatchObject({ coverage: 'full', isMet: false, evidence: 1 });
    const path = `${BASE}/controls/mappings/${mapping.id}`;
    const changed = await officer.patch(path, { body: { coverage: 'partial' }, headers: { 'if-match': '"1"' } });
    expect(changed.json()).toMatchObject({ coverage: 'partial', version: 2 });
    expect((await officer.delete(path, { headers: { 'if-match': '"2"' } })).statusCode).toBe(204);
    expect((await officer.get(`${BASE}/controls/${first.controlId}`)).json().mappings).toEqual([]);
  });

  it('RC §1.6: a cyclic mapping of controls is refused, at once too', async () => {
    const [a, b, c] = ['hipaa-164.310-b', 'hipaa-164.310-c', 'hipaa-164.312-d'];
    expect((await relate(a, b)).statusCode).toBe(201);
    expect((await relate(b, c)).statusCode).toBe(201);
    for (const [from, to] of [
      [c, a],
      [b, a],
      [a, a],
    ] as const) {
      const answer = await relate(from, to, 'equivalent');
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'CONTROL_CYCLE']);
    }
    const [d, e] = ['hipaa-164.316-a', 'hipaa-164.308-a-8'];
    const both = await Promise.all([relate(d, e), relate(e, d)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect((await officer.get(`${BASE}/controls/${ids[b]}`)).json().relations).toHaveLength(2);
  });

  it('RC §1 OSCAL: a catalog is written back as it came, unknown members too; a second import is refused', async () => {
    const text = anOscalCatalog();
    const { id } = (await importCatalog(text)).json();
    expect((await officer.get(`${BASE}/control-catalogs/${id}/oscal`)).json()).toEqual(JSON.parse(text));
    expect((await officer.get(`${BASE}/controls?catalogId=${id}`)).json().items).toMatchObject([
      { controlKey: 'ac-1' },
    ]);
    expect((await importCatalog(text)).json().code).toBe('DUPLICATE');
    const elsewhere = await (await api.newCompany()).as('compliance');
    expect((await importCatalog(text, elsewhere)).statusCode).toBe(201);
  });

  it.each<[string, string | Buffer, number, object]>([
    ['no JSON', '{"catalog": {', 400, { code: 'INVALID_JSON', offset: 13 }],
    ['a wrong byte', Buffer.from('{"catalog": "\xe9"}', 'latin1'), 400, { code: 'INVALID_UTF8', offset: 13 }],
    ['a number that would change', '{"catalog": 9007199254740993}', 400, { code: 'NUMBER_NOT_SAFE', offset: 12 }],
    ['a character that cannot be stored', '{"catalog": "\\u0000"}', 400, { code: 'FORBIDDEN_CHARACTER' }],
    ['no OSCAL', '{"resourceType":"Bundle"}', 422, { code: 'OSCAL_INVALID' }],
    ['another model', '{"assessment-plan":{}}', 422, { message: expect.stringContaining('assessment-plan') }],
    ['a control without a title', anOscalCatalog({ controls: [{ id: 'ac-1' }] }), 422, { code: 'OSCAL_INVALID' }],
    [
      'two controls of one id',
      anOscalCatalog({ controls: [1, 2].map(() => ({ id: 'ac-1', title: 'Policy' })) }),
      422,
      { code: 'OSCAL_INVALID' },
    ],
  ])('RC §1 OSCAL: %s is refused and nothing is kept', async (_, text, status, problem) => {
    const own = await (await api.newCompany()).as('compliance');
    const answer = await importCatalog(text, own);
    expect([answer.statusCode, answer.json().errors]).toEqual([status, [expect.objectContaining(problem)]]);
    expect((await own.get(`${BASE}/control-catalogs`)).json().items).toEqual([]);
  });

  it('RC §1 OSCAL: a profile is covered by each control once, of the catalog that it means', async () => {
    const own = await (await api.newCompany()).as('compliance');
    const imported = async (text: string): Promise<string> => (await importCatalog(text, own)).json().id;
    const controls = ['ac-1', 'ac-2'].map((id) => ({
      id,
      title: 'Policy',
      controls: [{ id: `${id}.1`, title: 'More' }],
    }));
    const first = await imported(anOscalCatalog({ controls }));
    const byIds = await imported(
      anOscalProfile({ href: '#a', 'include-controls': [{ 'with-ids': ['ac-1', 'zz-1'] }] }),
    );
    const byRule = await imported(
      anOscalProfile({
        href: '#a',
        'include-controls': [{ matching: [{ pattern: 'ac-?' }], 'with-child-controls': 'yes' }],
        'exclude-controls': [{ 'with-ids': ['ac-2'] }],
      }),
    );
    const ofAll = await imported(anOscalProfile({ href: '#a', 'include-all': {} }));
    const coverage = async (id: string, query = ''): Promise<{ statusCode: number; json(): Record<string, unknown> }> =>
      own.get(`${BASE}/control-catalogs/${id}/coverage${query}`);
    const keys = async (id: string, query?: string): Promise<string[]> =>
      ((await coverage(id, query)).json().controls as { controlKey: string }[]).map(({ controlKey }) => controlKey);
    expect(await keys(ofAll)).toEqual(['ac-1', 'ac-1.1', 'ac-2', 'ac-2.1']);
    expect(await keys(byRule)).toEqual(['ac-1', 'ac-1.1', 'ac-2.1']);
    const { oscalUuid } = (await own.get(`${BASE}/control-catalogs/${byRule}`)).json();
    const ofProfile = await imported(anOscalProfile({ href: `#${oscalUuid}`, 'include-all': {} }));
    expect(await keys(ofProfile)).toEqual(['ac-1', 'ac-1.1', 'ac-2.1']);
    const second = await imported(anOscalCatalog());
    const { items } = (await own.get(`${BASE}/controls?catalogId=${second}`)).json();
    const mapping = { controlId: items[0].id, requirementId: await newRequirement(own), coverage: 'partial' };
    expect((await own.post(`${BASE}/controls/mappings`, { body: mapping })).statusCode).toBe(201);
    expect((await coverage(byIds)).json()).toMatchObject({
      ...{ catalogIds: [first, second], full: 0, partial: 1, none: 0, unknownKeys: ['zz-1'] },
      controls: [{ id: items[0].id, controlKey: 'ac-1' }],
    });
    const refused = await coverage(ofAll);
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'PROFILE_NOT_RESOLVABLE']);
    expect(await keys(ofAll, `?catalogId=${second}`)).toEqual(['ac-1']);
    expect((await coverage(ofAll, `?catalogId=${ofAll}`)).statusCode).toBe(400);
  });

  ifHere('RC §1 OSCAL: NIST examples go round', async () => {
    const own = await (await api.newCompany()).as('compliance');
    const names = ['basic-catalog', 'NIST_SP-800-53_rev5_PRIVACY-baseline-resolved-profile_catalog'];
    for (const name of [...names, 'NIST_SP-800-53_rev5_LOW-baseline_profile']) {
      const text = readFileSync(`${DATA}/${name}.json`, 'utf8');
      const { id, kind } = (await importCatalog(text, own)).json();
      expect((await own.get(`${BASE}/control-catalogs/${id}/oscal`)).json()).toEqual(JSON.parse(text));
      if (kind !== 'profile') continue;
      const report = (await own.get(`${BASE}/control-catalogs/${id}/coverage`)).json();
      expect(report.controls.length + report.unknownKeys.length).toBe(149);
      expect(report.controls.length).toBeGreaterThan(10);
    }
  });

  it('RC §1 OSCAL: findings are exported as a plan of action with the same UUIDs each time', async () => {
    const own = await api.newCompany();
    const auditor = await own.as('auditor');
    const path = `${BASE}/plan-of-action/oscal`;
    expect((await auditor.get(path)).json()['plan-of-action-and-milestones']['poam-items']).toHaveLength(1);
    const compliance = await own.as('compliance');
    const requirementId = await newRequirement(compliance);
    const finding = { requirementId, severity: 'major', title: 'Archive left out', rootCause: 'Nobody was told' };
    const findingId = await newFinding(compliance, finding);
    await completedAction(compliance, findingId);
    const plan = (await auditor.get(path)).json();
    expect(plan['plan-of-action-and-milestones'].risks).toMatchObject([
      {
        ...{ status: 'open', title: 'Archive left out', deadline: expect.stringMatching(/-0[45]:00$/) },
        remediations: [{ lifecycle: 'completed', tasks: [{ type: 'milestone', timing: { 'on-date': {} } }] }],
        'related-observations': [{}],
      },
    ]);
    // It is the end of the day on which the finding is due in New York, and says so.
    const [{ deadline }] = plan['plan-of-action-and-milestones'].risks;
    const { dueOn } = (await auditor.get(`${BASE}/findings/${findingId}`)).json();
    expect(deadline.slice(0, 19)).toBe(`${dueOn}T23:59:59`);
    const inNewYork = new Intl.DateTimeFormat('sv', {
      timeZone: 'America/New_York',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    expect(inNewYork.format(new Date(deadline))).toBe(`${dueOn} 23:59:59`);
    expect((await auditor.get(path)).json()).toEqual(plan);
    const requirement = `${BASE}/requirements/${requirementId}`;
    await compliance.patch(requirement, { body: { title: 'Renamed' }, headers: { 'if-match': '"1"' } });
    const { metadata } = (await auditor.get(path)).json()['plan-of-action-and-milestones'];
    // It tells the title of the requirement: what tells something else is another version.
    expect(metadata.version).not.toBe(plan['plan-of-action-and-milestones'].metadata.version);
  });
});
