import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { centsFromDecimal } from '../../../src/shared/domain/money.rules.js';
import { eventsOf, ofKind } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { ImportDesk } from '../../support/import-desk.js';
import { importX12 } from '../../support/x12-upload.js';

const SAMPLES = join(process.env.QUINTET_SHARED_DATA ?? '../shared/data', 'x12');
const FOLDERS = ['837p', '837i', '835', '835-synthetic', '999', '277ca', '276-277'];
const files = existsSync(SAMPLES)
  ? FOLDERS.flatMap((folder) => readdirSync(join(SAMPLES, folder)).map((name) => join(SAMPLES, folder, name))).filter(
      (name) => !/\.(json|csv|txt)$/.test(name),
    )
  : [];
if (files.length === 0) process.stdout.write(`No sample files under ${SAMPLES}: their uploads are skipped\n`);

interface ExpectedSet {
  bpr02: string;
  sumClp04: string;
  sumPlb: string;
  transactionBalanced: boolean;
  claimCount: number;
}

interface StoredSet {
  kind: string;
  status: string;
  claimCount: number;
  eraId: string | null;
}

const expectedSets = (file: string): ExpectedSet[] => {
  const folder = join(file, '..', 'expected-835.json');
  if (!existsSync(folder)) return [];
  const all = JSON.parse(readFileSync(folder, 'utf8')) as Record<string, { transactions?: ExpectedSet[] }>;
  return all[basename(file)]?.transactions ?? [];
};

(files.length === 0 ? describe.skip : describe)('the sample files, uploaded one after the other', () => {
  let api: TestApi;
  let billing: Caller;
  let desk: ImportDesk;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    billing = await company.as('billing');
    desk = new ImportDesk(api, company.id);
  });
  afterAll(() => api.close());

  it.each(files.map((file) => [basename(file), file]))(
    '%s is imported, or refused with its reason',
    async (_n, file) => {
      const content = readFileSync(file);
      const job = await importX12(billing, content);
      expect(job.status).toBe('succeeded');
      const stored = (await billing.get(job.resultPath!.replace('/api/v1', ''))).json() as {
        id: string;
        status: string;
        sets: StoredSet[];
        findings: { code: string; segment: number | null; message: string }[];
      };
      const read = ofKind(await eventsOf(content), 'set-end');
      expect(stored.status).toBe(read.length > 0 || /TA1/.test(content.toString('latin1')) ? 'imported' : 'refused');
      if (stored.status === 'refused') {
        expect(stored.findings.some(({ message }) => /byte \d+/.test(message))).toBe(true);
        return;
      }
      expect(stored.sets).toHaveLength(read.length);
      expect(stored.sets.filter(({ kind, status }) => kind !== '835' && status === 'failed')).toEqual([]);
      const [claims] = await desk.query<{ count: number; lines: number }>(
        `SELECT count(DISTINCT c.id), count(l.id) AS lines FROM claims c
       LEFT JOIN claim_line_items l ON l.company_id = c.company_id AND l.claim_id = c.id
       WHERE c.company_id = $1 AND c.x12_file_id = $2`,
        [stored.id],
      );
      const totals = read.flatMap(({ submissionTotals }) => submissionTotals ?? []);
      const sum = (counts: number[]): number => counts.reduce((all, count) => all + count, 0);
      expect(claims).toEqual({
        count: sum(totals.map(({ claimCount }) => claimCount)),
        lines: sum(totals.map(({ lineCount }) => lineCount)),
      });
      const remittances = stored.sets.filter(({ kind, eraId }) => kind === '835' && eraId !== null);
      for (const [index, expected] of expectedSets(file).entries())
        await compareRemittance(remittances[index]!, expected);
      expect(await desk.broken()).toEqual({});
      expect((await importX12(billing, content)).id).toBe(job.id);
    },
  );

  async function compareRemittance({ eraId, status, claimCount }: StoredSet, expected: ExpectedSet): Promise<void> {
    const [era] = await desk.query(
      `SELECT paid_cents AS paid, sum_claim_paid_cents AS claims, sum_provider_adjustment_cents AS provider,
              is_balanced AS "isBalanced" FROM claim_eras WHERE company_id = $1 AND id = $2`,
      [eraId],
    );
    expect(era).toEqual({
      paid: centsFromDecimal(expected.bpr02),
      claims: centsFromDecimal(expected.sumClp04),
      provider: centsFromDecimal(expected.sumPlb),
      isBalanced: expected.transactionBalanced,
    });
    expect(claimCount).toBe(expected.claimCount);
    // Nobody here is its payee, or it does not balance, or it was here before: nothing of it may be in the ledger.
    if (status === 'posted') return;
    const posted = await desk.query(
      `SELECT 1 FROM ledger_entries l JOIN claim_payments p ON p.company_id = l.company_id AND p.id = l.claim_payment_id
       WHERE l.company_id = $1 AND p.era_id = $2`,
      [status === 'duplicate' ? null : eraId],
    );
    expect(posted).toEqual([]);
  }

  it('every claim that they brought can be read', async () => {
    const claims = await desk.query<{ id: string }>('SELECT id FROM claims WHERE company_id = $1');
    expect(claims.length).toBeGreaterThan(20);
    for (const { id } of claims) expect((await billing.get(`/rcm/claims/${id}`)).statusCode).toBe(200);
  });

  it('every claim that they bring as a draft can be validated again from what was stored', async () => {
    const company = await api.newCompany();
    const drafts = new ImportDesk(api, company.id);
    const contents = files.filter((name) => /837/.test(name)).map((file) => readFileSync(file, 'latin1'));
    for (const content of new Set(contents)) await drafts.import(Buffer.from(content, 'latin1'), 'draft');
    const caller = await company.as('billing');
    const claims = await drafts.query<{ id: string }>('SELECT id FROM claims WHERE company_id = $1');
    expect(claims.length).toBeGreaterThan(20);
    for (const { id } of claims) expect((await caller.post(`/rcm/claims/${id}/validation`)).statusCode).toBe(200);
  });

  it('one that was held because its payee is nobody of ours stays so when it comes again, ours or not', async () => {
    const [held] = await desk.query<{ x12FileId: string; eras: number }>(
      `SELECT s.x12_file_id AS "x12FileId", count(*) AS eras FROM claim_eras e
       JOIN x12_sets s ON s.company_id = e.company_id AND s.id = e.x12_set_id
       WHERE e.company_id = $1 AND e.hold_reason = 'PAYEE_NOT_OURS' GROUP BY 1 LIMIT 1`,
    );
    expect(held).toBeDefined();
    await desk.query(`UPDATE providers SET is_ours = true WHERE company_id = $1 RETURNING id`);
    const content = (await billing.get(`/rcm/x12-files/${held!.x12FileId}/content`)).statusCode;
    expect([200, 403]).toContain(content);
    const before = await desk.outcome(held!.x12FileId);
    await desk.runJob(held!.x12FileId);
    expect(await desk.outcome(held!.x12FileId)).toEqual(before);
  });
});
