import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBinderFile } from '../../../src/cli/binder-verify.command.js';
import { withClient } from '../../../src/embedded/provision.js';
import { BINDER_SECTIONS, WITHHELD } from '../../../src/modules/regulatory-compliance/binders/binder-sections.codes.js';
import { newEvidence, newRequirement, signedAttestation, upload } from '../../factories/compliance.factory.js';
import { today } from '../../support/company-day.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';
import { verifiedBinder } from '../../support/binder.js';
import { unzipped } from '../../support/unzipped.js';

const BASE = '/regulatory-compliance';
const isLong = process.env.QUINTET_LONG !== undefined;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('RC binder:', () => {
  let api: TestApi;
  let company: TestCompany;
  let officer: Caller;
  let preparer: Caller;
  beforeAll(async () => {
    api = await startApi({ MAX_EVENT_LOOP_DELAY_MS: '0' });
    company = await api.newCompany();
    [officer, preparer] = [await company.as('compliance'), await company.as('compliance', 'preparer')];
  });
  afterAll(() => api.close());

  /** An attested requirement with two versions of evidence, and a report of it. */
  async function attested(): Promise<{ reportId: string; evidenceId: string }> {
    const requirementId = await newRequirement(officer, { requiredEvidence: ['report'] });
    const evidenceId = await newEvidence(officer, {
      requirementIds: [requirementId],
      content: 'First',
      query: '?fileName=first.txt',
    });
    await signedAttestation([preparer, officer], requirementId);
    await upload(officer, evidenceId, 'Second', '?fileName=second.txt');
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { reportId: (await officer.post(`${BASE}/reports`, { body: {} })).json().id, evidenceId };
  }
  const download = async (reportId: string): Promise<Buffer> =>
    (await officer.get(`${BASE}/reports/${reportId}/binder`)).rawPayload;
  const chained = async (): Promise<void> => {
    // The chainer links events within five seconds.
    for (let waited = 0; waited < 100; waited++) {
      if ((await officer.post('/audit-events/verification')).json().unchainedTail <= 1) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('holds the report, the evidence in force, the records and the audit trail, and proves itself', async () => {
    const { reportId, evidenceId } = await attested();
    await chained();
    const binder = await download(reportId);
    const verdict = await verifiedBinder(binder);
    expect(verdict.findings).toEqual([]);
    expect(verdict.events).toBeGreaterThan(5);
    const files = new Map(await unzipped(binder));
    const report = JSON.parse(files.get('report/report.json')!.toString());
    expect(report).toMatchObject({ report: { id: reportId }, content: { overall: { covered: 1 } } });
    expect(files.get('report/report.html')!.toString()).toContain('<h1>Compliance report</h1>');
    expect(files.get(`evidence/files/${evidenceId}/v001-first.txt`)!.toString()).toBe('First');
    expect(files.get(`evidence/files/${evidenceId}/v002-second.txt`)!.toString()).toBe('Second');
    const signatures = files.get('attestations/attestation_signatures.jsonl')!.toString().trim().split('\n');
    expect(signatures.map((line) => JSON.parse(line))).toMatchObject([{ signer_roles: ['compliance'] }]);
    expect(files.get('audit-trail/chain.jsonl')!.toString()).toContain('"action":"signAttestation"');
    const [binderRow] = (await officer.get(`${BASE}/binders?manifestSha256=${verdict.manifestSha256}`)).json().items;
    expect(binderRow).toMatchObject({ reportId, sha256: sha256(binder), bytes: binder.length, files: verdict.files });
    expect((await verifiedBinder(binder, '0'.repeat(64))).findings).toMatchObject([{ code: 'MANIFEST_OTHER' }]);
    expect(await lastEvent(api, company)).toMatchObject({ action: 'recordBinder', entity: 'compliance_binders' });
  });

  it('one changed byte anywhere in it is found and named', async () => {
    const { reportId } = await attested();
    const binder = await download(reportId);
    const step = isLong ? 1 : Math.ceil(binder.length / 150);
    for (let at = 0; at < binder.length; at += step) {
      const changed = Buffer.from(binder);
      changed[at]! ^= 1 << (at % 8);
      const { findings } = await verifiedBinder(changed);
      if (findings.length === 0) throw new Error(`the changed byte ${at} is not found`);
    }
  });

  it('quintet binder verify says so, and answers 1 for findings, 2 for what is unusable', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'binder-'));
    const file = join(folder, 'binder.zip');
    const said: string[] = [];
    const verify = async (...args: string[]): Promise<number> => {
      said.length = 0;
      return verifyBinderFile(args, (line) => void said.push(line));
    };
    try {
      const binder = await download((await attested()).reportId);
      writeFileSync(file, binder);
      expect(await verify(file)).toBe(0);
      const { manifestSha256 } = JSON.parse(said[0]!);
      expect(await verify(file, '--manifest-sha256', manifestSha256)).toBe(0);
      expect(await verify('--manifest-sha256', 'f'.repeat(64), file)).toBe(1);
      const changed = Buffer.from(binder);
      changed.write('Sec0nd', changed.indexOf('Second'));
      writeFileSync(file, changed);
      expect(await verify(file)).toBe(1);
      expect(JSON.parse(said[0]!)).toMatchObject({
        code: 'CONTENT_CHANGED',
        path: expect.stringMatching(/v002-second\.txt$/),
      });
      writeFileSync(file, 'no archive');
      expect(await verify(file)).toBe(2);
      expect(await verify(join(folder, 'missing.zip'))).toBe(2);
      expect(await verify()).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tells what was recorded by the report, not what came later, and nothing of another company', async () => {
    const { reportId } = await attested();
    const later = await newRequirement(officer, { title: 'Came later' });
    const other = await api.newCompany();
    const foreign = await newRequirement(await other.as('compliance'), { title: 'Of others' });
    const text = (await download(reportId)).toString('latin1');
    const records = text.slice(0, text.indexOf('audit-trail/'));
    expect([records.includes(later), records.includes(foreign), text.includes(foreign)]).toEqual([false, false, false]);
    const refused = await (await other.as('compliance')).get(`${BASE}/reports/${reportId}/binder`);
    expect(refused.statusCode).toBe(404);
  });

  it('names a piece of evidence that is not what was uploaded any more', async () => {
    const { reportId, evidenceId } = await attested();
    await withClient(api.database.superuserUrl, (client) =>
      client.query(
        `UPDATE blob_chunks SET ciphertext = set_byte(ciphertext, 3, get_byte(ciphertext, 3) # 1)
         WHERE blob_id = (SELECT blob_id FROM evidence_versions WHERE evidence_id = $1 AND version_number = 2)`,
        [evidenceId],
      ),
    );
    const { findings } = await verifiedBinder(await download(reportId));
    const path = `evidence/files/${evidenceId}/v002-second.txt`;
    // The same bytes are one stored file, whatever they prove.
    expect(findings.length).toBeGreaterThan(0);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'EVIDENCE_ALTERED', path }));
  });

  it('every table of the module is in a section, or withheld with a reason', async () => {
    const { rows } = await withClient(api.database.superuserUrl, (client) =>
      client.query<{ name: string; is_dated: boolean }>(
        `SELECT t.table_name AS name, bool_or(c.column_name = 'created_at') AS is_dated
         FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
         WHERE t.table_schema = 'public' GROUP BY t.table_name`,
      ),
    );
    const dated = new Map(rows.map(({ name, is_dated }) => [name, is_dated]));
    for (const { tables, undated = [] } of BINDER_SECTIONS) {
      expect(tables.filter((table) => dated.get(table) !== true)).toEqual([]);
      expect(undated.filter((table) => dated.get(table) !== false)).toEqual([]);
    }
    expect(Object.keys(WITHHELD).filter((table) => !dated.has(table))).toEqual([]);
    const held = BINDER_SECTIONS.flatMap(({ tables, undated = [] }) => [...tables, ...undated]);
    const migrations = readdirSync('src/migrations').filter((file) => /^17640040|^1764004[1-3]/.test(file));
    const made = migrations
      .map((file) => readFileSync(`src/migrations/${file}`, 'utf8'))
      .flatMap((text) => [...text.matchAll(/^ {4}name: '(\w+)'/gm)].map(([, name]) => name!));
    expect(made.length).toBeGreaterThan(20);
    expect(made.filter((table) => !held.includes(table) && WITHHELD[table] === undefined)).toEqual([]);
  });
});

describe('RC §0 compliance reports:', () => {
  let api: TestApi;
  let officer: Caller;
  let preparer: Caller;
  beforeAll(async () => {
    api = await startApi({ MAX_EVENT_LOOP_DELAY_MS: '0' });
    const company = await api.newCompany();
    [officer, preparer] = [await company.as('compliance'), await company.as('compliance', 'preparer')];
  });
  afterAll(() => api.close());

  it('RC §1.8: a report tells coverage and status on its day, and is made again the same from the records', async () => {
    const [covered] = [await newRequirement(officer), await newRequirement(officer, { isMandatory: false })];
    await signedAttestation([preparer, officer], covered);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const made = (await officer.post(`${BASE}/reports`, { body: {} })).json();
    expect(made.content).toMatchObject({
      asOf: today(),
      overall: { covered: 1, applicable: 2, ratePercent: 50 },
      mandatory: { covered: 1, applicable: 1, ratePercent: 100 },
      optional: { covered: 0, applicable: 1, ratePercent: 0 },
      recommendations: [{ code: 'MONITORING_PROCESS' }],
    });
    const listed = (await officer.get(`${BASE}/reports?from=${today()}`)).json().items;
    expect(listed).toMatchObject([{ id: made.id, isChainIntact: true }]);
    await newRequirement(officer, { title: 'Came later' });
    const verified = (await officer.post(`${BASE}/reports/${made.id}/verification`)).json();
    expect(verified).toMatchObject({ isIntact: true, isRebuiltIdentically: true, storedHash: made.contentHash });
    expect((await officer.get(`${BASE}/reports/${made.id}`)).json().content).toEqual(made.content);
  });

  it('RC §1.8: the title of a finding is corrected, and the report that tells the old one is still made again', async () => {
    const found = (await officer.post(`${BASE}/findings`, { body: { severity: 'minor', title: 'Dor open' } })).json();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { id } = (await officer.post(`${BASE}/reports`, { body: {} })).json();
    const headers = { 'if-match': `"${found.version}"` };
    const body = { title: 'Door open' };
    expect((await officer.patch(`${BASE}/findings/${found.id}`, { headers, body })).statusCode).toBe(200);
    expect((await officer.post(`${BASE}/reports/${id}/verification`)).json().isRebuiltIdentically).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { content } = (await officer.post(`${BASE}/reports`, { body: {} })).json();
    expect(content.findings).toMatchObject([{ title: 'Door open' }]);
  });

  it('RC §1.8: a report that was changed in the database is found', async () => {
    const { id } = (await officer.post(`${BASE}/reports`, { body: {} })).json();
    await withClient(api.database.superuserUrl, (client) =>
      client.query(
        `UPDATE compliance_report_contents SET content = replace(content, '"covered":1', '"covered":2')
         WHERE report_id = $1`,
        [id],
      ),
    );
    const verified = (await officer.post(`${BASE}/reports/${id}/verification`)).json();
    expect(verified).toMatchObject({ isIntact: false, isRebuiltIdentically: true });
  });

  it.each([
    [{ asOf: '2999-01-01' }, '/asOf'],
    [{ periodFrom: '2026-02-01', periodTo: '2026-01-01' }, '/periodFrom'],
    [{ asOf: '2026-01-31', periodTo: '2026-02-01' }, '/periodTo'],
  ])('a span that cannot be reported on is refused: %j', async (body, pointer) => {
    const refused = await officer.post(`${BASE}/reports`, { body });
    expect(refused.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ code: 'PERIOD_INVALID', pointer }] });
  });

  it('a report is a page that prints, without script', async () => {
    const { id } = (await officer.post(`${BASE}/reports`, { body: {} })).json();
    const page = await api.app.inject({
      url: `/pages/regulatory-compliance/reports/${id}`,
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<svg');
    expect(page.body).not.toContain('<script');
  });
});
