import { settingsFrom } from '../../../src/shared/config/settings.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import type { Job } from '../../../src/shared/jobs/job.entity.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { ended, importX12 } from '../../support/x12-upload.js';

const RUNS = '/rcm/sandbox-payer/runs';

interface Item {
  id: string;
  patientControlNumber: string;
  status: string;
  chargeCents: number;
  balanceCents: number;
  isSandbox: boolean;
  payerName: string;
}

function claims837(claims: number, seed: number): string {
  return [...generate837({ set: '837P', seed, claims })].join('');
}

describe('RCM sandbox: the payer as a service', () => {
  let api: TestApi;
  let billing: Caller;
  let x12FileId: string;
  beforeAll(async () => {
    api = await startApi();
  }, 30_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    billing = await (await api.newCompany()).as('billing');
    x12FileId = (await importX12(billing, claims837(12, 31))).resultPath!.split('/').at(-1)!;
  });

  async function run(body: object): Promise<Job> {
    const answer = await billing.post(RUNS, { body });
    expect(answer.statusCode).toBe(202);
    return ended(billing, (answer.json() as Job).id);
  }

  async function items(path: string): Promise<Item[]> {
    return ((await billing.get(path)).json() as { items: Item[] }).items;
  }

  const claims = (): Promise<Item[]> => items('/rcm/claims?limit=100');

  it('answers every claim, on the path of every import, and marks each file and remittance', async () => {
    const job = await run({ x12FileId, seed: 3, day: '2026-07-20', rules: { others: 'pay' } });
    expect(job).toMatchObject({ status: 'succeeded', findings: { isSandbox: true, seed: 3, day: '2026-07-20' } });
    const files = await items('/rcm/x12-files?isSandbox=true');
    expect(files.length).toBeGreaterThanOrEqual(3);
    const eras = await items('/rcm/eras');
    expect(eras.length).toBeGreaterThan(0);
    expect(eras.filter((era) => !era.isSandbox || !era.payerName.startsWith('SANDBOX '))).toEqual([]);
    expect([...new Set((await claims()).map(({ status }) => status))].sort()).toEqual(['paid']);
    expect((await items('/rcm/x12-files?isSandbox=false')).map(({ id }) => id)).toEqual([x12FileId]);
  });

  it('the same run again makes the same bytes: no file, no posting, no state is new', async () => {
    const body = { x12FileId, seed: 4, day: '2026-07-20' };
    await run(body);
    const before = [await claims(), await items('/rcm/x12-files'), await items('/rcm/eras')];
    const again = await run(body);
    expect((again.findings!.files as { isNew: boolean }[]).some(({ isNew }) => isNew)).toBe(false);
    expect([await claims(), await items('/rcm/x12-files'), await items('/rcm/eras')]).toEqual(before);
  });

  it('denies the named claim for the named reason, and pays it after the appeal by a later remittance', async () => {
    const [{ id, patientControlNumber } = {} as Item] = await claims();
    const named = (outcome: string): object => ({
      x12FileId,
      day: '2026-07-20',
      claims: [{ patientControlNumber, outcome, carc: '50', remark: 'N115' }],
    });
    await run(named('deny'));
    const others = (await claims()).filter((claim) => claim.id !== id);
    expect((await billing.get(`/rcm/claims/${id}`)).json()).toMatchObject({ status: 'denied' });
    expect(others.filter(({ status }) => status === 'paid')).toEqual([]);
    await run({ ...named('overturn'), day: '2026-08-20' });
    const paid = (await billing.get(`/rcm/claims/${id}`)).json() as Item;
    expect(paid.status).toBe('paid');
    const ledger = await items(`/rcm/ledger-entries?claimId=${id}&limit=100`);
    const denials = ledger.filter((row) => (row as unknown as { kind: string }).kind === 'denial');
    expect(denials.reduce((sum, row) => sum + (row as unknown as { cents: number }).cents, 0)).toBe(0);
  });

  it('D 9: corrections that come before what they correct wait for it, and end where they would have', async () => {
    const named = (await claims()).map(({ patientControlNumber }) => ({ patientControlNumber, outcome: 'correct' }));
    await run({ x12FileId, seed: 5, day: '2026-07-20', claims: named, rules: { order: 'corrections_first' } });
    expect(await items('/rcm/unmatched-payments')).toEqual([]);
    const early = await claims();
    const company = await api.newCompany();
    billing = await company.as('billing');
    x12FileId = (await importX12(billing, claims837(12, 31))).resultPath!.split('/').at(-1)!;
    await run({ x12FileId, seed: 5, day: '2026-07-20', claims: named, rules: { order: 'as_paid' } });
    const figures = (of: Item[]): unknown[] => of.map((each) => [each.patientControlNumber, each.status, each.balanceCents]).sort(); // prettier-ignore
    expect(figures(early)).toEqual(figures(await claims()));
  });

  it('names every claim that the file does not hold, and does nothing', async () => {
    const unknown = [{ patientControlNumber: 'NOBODY', outcome: 'pay' }, { patientControlNumber: 'NOWHERE', outcome: 'deny' }]; // prettier-ignore
    const answer = await billing.post(RUNS, { body: { x12FileId, claims: unknown } });
    expect(answer.statusCode).toBe(422);
    expect((answer.json() as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '/claims/0/patientControlNumber',
      '/claims/1/patientControlNumber',
    ]);
    expect(await items('/rcm/x12-files?isSandbox=true')).toEqual([]);
  });

  it.each([[{}], [{ x12FileId: 'here', batchId: '01900000-0000-7000-8000-000000000001' }]])(
    'wants exactly one source: %j',
    async (body) => {
      const answer = await billing.post(RUNS, { body: { ...body, ...('x12FileId' in body ? { x12FileId } : {}) } });
      expect([answer.statusCode, (answer.json() as { errors: { code: string }[] }).errors[0]?.code]).toEqual([
        422,
        'SOURCE_NOT_ONE',
      ]);
    },
  );

  it('has nothing to say to a file without claims', async () => {
    const [{ id } = {} as Item] = (await run({ x12FileId, rules: { others: 'pay' } })) && (await items('/rcm/x12-files?isSandbox=true')); // prettier-ignore
    expect(await run({ x12FileId: id })).toMatchObject({ status: 'failed', errorCode: 'SANDBOX_NO_CLAIMS' });
  });

  it('refuses where it is off, and in production whatever is set', async () => {
    const off = await startApi({ SANDBOX_PAYER: 'off' });
    try {
      const caller = await (await off.newCompany()).as('billing');
      const answer = await caller.post(RUNS, { body: { x12FileId } });
      expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([403, 'SANDBOX_REFUSED']);
    } finally {
      await off.close();
    }
    const production = { NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example', ENCRYPTION_KEY_FILE: 'keys.json' };
    expect(settingsFrom({ ...production, SANDBOX_PAYER: 'on' }, '').hasSandboxPayer).toBe(false);
    expect(settingsFrom({}, '').hasSandboxPayer).toBe(true);
  });
});
