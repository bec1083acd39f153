import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import type { Job } from '../../../src/shared/jobs/job.entity.js';
import { newDataDirectory } from '../../setup/launched.js';
import { today } from '../../support/company-day.js';
import { endServers, ServerProcess } from '../../support/server-process.js';

// The demo's clock is the machine's: services lie in the days before today, so that no filing limit has passed.
const TODAY = today();
const DRAFTS = [...generate837({ set: '837P', claims: 3, seed: 99, day: TODAY })].join('');

interface Row {
  id: string;
  version: number;
  status: string;
}
type Claim = Row & { patientControlNumber: string; balanceCents: number; chargeCents: number };
type Appeal = Row & { recoveredCents: number; dueOn: string };

describe('RCM sandbox: a denial is worked to a won appeal, with kill -9 and a new start between every step', () => {
  const dataDir = newDataDirectory();
  let server: ServerProcess;
  let restarts = 0;
  let claimId: string;
  let batchId: string;
  let appealId: string;

  const claim = (): Promise<Claim> => server.read(`/rcm/claims/${claimId}`);
  const appeal = (): Promise<Appeal> => server.read(`/rcm/appeals/${appealId}`);

  beforeAll(async () => {
    server = await ServerProcess.start(dataDir);
    await server.filled();
  }, 120_000);
  afterAll(endServers);
  afterEach(async () => {
    const before = claimId === undefined ? null : await claim();
    await server.settled();
    if (++restarts % 3 === 0) await server.killPostgres();
    await server.end('SIGKILL');
    server = await ServerProcess.start(dataDir);
    if (before !== null) expect(await claim()).toEqual(before);
  }, 60_000);

  async function act<Body>(path: string, body: object | string = {}, headers: object = {}): Promise<Body> {
    const answer = await server.send<Body>('POST', path, body, 'billing', headers);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async function done(job: Job): Promise<void> {
    expect(await server.job(job.id)).toMatchObject({ status: 'succeeded' });
  }

  /** Lets the sandbox payer answer the batch. */
  async function answered(outcome: string): Promise<void> {
    const { patientControlNumber } = await claim();
    const named = { patientControlNumber, outcome, carc: '50', remark: 'N115' };
    await done(await act<Job>('/rcm/sandbox-payer/runs', { batchId, claims: [named] }));
  }

  /** Acts on the appeal as it stands. */
  async function onAppeal(path: string, body: object): Promise<Appeal> {
    const { version } = await appeal();
    return act<Appeal>(`/rcm/appeals/${appealId}/${path}`, body, { 'if-match': `"${version}"` });
  }

  it('takes draft claims', async () => {
    await done(await act<Job>('/rcm/x12-files?disposition=draft', DRAFTS));
    const { items } = await server.read<{ items: Claim[] }>('/rcm/claims?status=draft');
    expect(items).toHaveLength(3);
    claimId = items[0]!.id;
  }, 30_000);

  it('validates one without a finding', async () => {
    expect(await act(`/rcm/claims/${claimId}/validation`)).toMatchObject({ status: 'validated', findings: [] });
  }, 30_000);

  it('batches and sends it', async () => {
    const submission = await act<{ batches: Row[] }>('/rcm/batches', { claimIds: [claimId] });
    batchId = submission.batches[0]!.id;
    expect(await act(`/rcm/batches/${batchId}/sending`)).toMatchObject({ status: 'sent' });
    expect((await claim()).status).toBe('submitted');
  }, 30_000);

  it('has it accepted, and denied for CARC 50', async () => {
    await answered('deny');
    expect(await server.read(`/rcm/batches/${batchId}`)).toMatchObject({ status: 'accepted' });
    const { status, balanceCents, chargeCents } = await claim();
    expect([status, balanceCents]).toEqual(['denied', chargeCents]);
  }, 30_000);

  it('finds the denial in the worklist, with its deadline and the next action', async () => {
    const { items } = await server.read<{ items: (Row & { dueOn: string })[] }>(`/rcm/denials?claimId=${claimId}`);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item).toMatchObject({ status: 'open', reasonCode: '50', nextAction: 'appeal', dueKind: 'appeal_level_1' });
      expect(item.dueOn > TODAY).toBe(true);
    }
  }, 30_000);

  it('files an appeal with a document', async () => {
    const facts = { claimId, level: 1, basis: 'medical_necessity', grounds: 'Conservative treatment had failed.' };
    appealId = (await act<Row>('/rcm/appeals', facts)).id;
    await act(`/rcm/appeals/${appealId}/documents?fileName=record.pdf`, '%PDF-1.4 the record', {
      'content-type': 'application/pdf',
    });
    expect(await onAppeal('filing', {})).toMatchObject({ status: 'filed', recoveredCents: 0 });
    expect((await claim()).status).toBe('appealed');
  }, 30_000);

  it('packs all that the appeal rests on', async () => {
    const answer = await server.fetch('GET', `/rcm/appeals/${appealId}/packet`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    for (const name of ['claim.837', 'remittances.json', 'record.pdf']) expect(bytes.includes(name)).toBe(true);
  }, 30_000);

  it('is told that the denial is overturned; nothing is won before it is paid', async () => {
    const decision = { outcome: 'overturned', decidedOn: TODAY, decisionNote: 'Paid on review' };
    expect(await onAppeal('decision', decision)).toMatchObject({ status: 'overturned', recoveredCents: 0 });
    const { status, balanceCents, chargeCents } = await claim();
    expect([status, balanceCents]).toEqual(['denied', chargeCents]);
  }, 30_000);

  it('is paid by a later remittance: the appeal is won, the claim owes nothing', async () => {
    await answered('overturn');
    expect(await claim()).toMatchObject({ status: 'paid', balanceCents: 0 });
    const { recoveredCents } = await appeal();
    const { items } = await server.read<{ items: { kind: string; cents: number }[] }>(
      `/rcm/ledger-entries?claimId=${claimId}&limit=200`,
    );
    const paidCents = items.filter(({ kind }) => kind === 'payment').reduce((sum, { cents }) => sum + cents, 0);
    expect(recoveredCents).toBeGreaterThan(0);
    expect(recoveredCents).toBe(paidCents);
  }, 30_000);
});
