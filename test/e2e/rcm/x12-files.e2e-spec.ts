import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { aSubmittingPartner } from '../../factories/trading-partner.factory.js';
import { anX12File, aProfessionalSubmission } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { importX12 } from '../../support/x12-upload.js';

const text = (parts: Iterable<string>): string => [...parts].join('');

describe('X12 files', () => {
  let api: TestApi;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    billing = await (await api.newCompany()).as('billing');
  });
  afterAll(() => api.close());

  it('bring claims in with their parties, and remittances post on them', async () => {
    const claims = await importX12(billing, text(generate837({ set: '837P', claims: 60, seed: 11 })));
    expect(claims).toMatchObject({ status: 'succeeded', findings: { claims: 60, newClaims: 60, importedSets: 1 } });
    const file = (await billing.get(claims.resultPath!.replace('/api/v1', ''))).json();
    expect(file).toMatchObject({ status: 'imported', sets: [{ kind: '837P', status: 'imported', claimCount: 60 }] });
    const remittance = await importX12(billing, text(generate835({ claims: 60, seed: 11 })));
    expect(remittance.status).toBe('succeeded');
    expect(remittance.findings).toMatchObject({ postedSets: 13, held: 0, unmatched: 0, reversals: 3 });
  });

  it('are known by their bytes: the same file again answers with the first job', async () => {
    const content = text(generate837({ set: '837I', claims: 3, seed: 12 }));
    const first = await importX12(billing, content);
    const again = await importX12(billing, content);
    expect(again.id).toBe(first.id);
  });

  it('that are no X12 are refused with the place where it fails', async () => {
    const job = await importX12(billing, 'Dear payer, please pay.');
    expect(job.findings).toMatchObject({ file: 'refused' });
    const file = (await billing.get(job.resultPath!.replace('/api/v1', ''))).json();
    expect(file.status).toBe('refused');
    expect(file.findings).toMatchObject([{ code: 'NO_ISA', severity: 'error' }]);
    expect(file.findingCounts).toEqual([{ severity: 'error', count: 1 }]);
  });

  it('RCM A16: are judged by their own separators, their drafts by those of the partner to whom they would go', async () => {
    const company = await api.newCompany();
    const desk = await company.as('billing');
    const separators = { element: '|', repetition: '!', component: '>', terminator: '\n' };
    const parts = { ...separators, groupType: 'HC', groupVersion: '005010X222A1' };
    const file = anX12File([aProfessionalSubmission()], parts).toString();
    const noted = file.replace('\nHI|', '\nNTE|ADD|START 10:30 *\nHI|').replace('SE|30', 'SE|31');
    await importX12(desk, noted, '?disposition=draft');
    const { id } = (await desk.get('/rcm/claims')).json().items[0];
    const found = async (path: string, act: 'get' | 'post'): Promise<string[]> =>
      (await desk[act](`/rcm/claims/${id}${path}`)).json().findings.map(({ code }: { code: string }) => code);
    expect(await found('', 'get')).not.toContain('SEPARATOR_IN_VALUE');
    expect(await found('/validation', 'post')).toContain('SEPARATOR_IN_VALUE');
    const partner = aSubmittingPartner({ separators: Object.values(separators).join('') });
    expect(
      (await (await company.as('billing_supervisor')).post('/rcm/trading-partners', { body: partner })).statusCode,
    ).toBe(201);
    expect(await found('/validation', 'post')).not.toContain('SEPARATOR_IN_VALUE');
  });

  const emptySets = (count: number, content: string[] = []): Buffer =>
    anX12File(
      Array.from({ length: count }, (_, index) => [`ST*999*${index}`, ...content]),
      { groupType: 'FA', groupVersion: '005010X231A1' },
    );

  it('with too many sets are refused whole, quickly and with little memory', async () => {
    const [since, before] = [performance.now(), process.memoryUsage().rss];
    const job = await importX12(billing, emptySets(20_000));
    expect(performance.now() - since).toBeLessThan(30_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    const file = (await billing.get(job.resultPath!.replace('/api/v1', ''))).json();
    expect(file).toMatchObject({ status: 'refused', sets: [], findings: [{ code: 'FILE_TOO_MANY_SETS' }] });
  });

  it('show their first hundred sets and findings, and page them all', async () => {
    const job = await importX12(billing, emptySets(130, ['1X']));
    const path = job.resultPath!.replace('/api/v1', '');
    const file = (await billing.get(path)).json();
    expect(file.setCounts).toEqual([{ status: 'imported', count: 130 }]);
    expect([file.sets.length, file.findings.length]).toEqual([100, 100]);
    const first = (await billing.get(`${path}/sets?limit=120`)).json();
    const rest = (await billing.get(`${path}/sets?limit=120&cursor=${first.nextCursor}`)).json();
    expect([...first.items, ...rest.items].map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: 130 }, (_, index) => index + 1),
    );
    const errors = file.findingCounts.find(({ severity }: { severity: string }) => severity === 'error').count;
    const page = (await billing.get(`${path}/findings?severity=error&limit=200&total=true`)).json();
    expect([page.total, page.items[0].severity]).toEqual([errors, 'error']);
    expect((await billing.get('/rcm/x12-files/01900000-0000-7000-8000-000000000001/sets')).statusCode).toBe(404);
    expect((await billing.get('/rcm/x12-files/01900000-0000-7000-8000-000000000001/findings')).statusCode).toBe(404);
  });
});
