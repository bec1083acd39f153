import { jest } from '@jest/globals';
import { withClient } from '../../../src/embedded/provision.js';
import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { ClaimSetImporter } from '../../../src/modules/rcm/claims-import/claim-set.importer.js';
import { ImportedPartiesRepository } from '../../../src/modules/rcm/claims-import/imported-parties.repository.js';
import { JobStopped } from '../../../src/shared/jobs/live-job-run.js';
import type { Job } from '../../../src/shared/jobs/job.entity.js';
import { anEraHeader, anX12File, aClaimPayment, aProfessionalSubmission } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { rowMarks, tenantTables } from '../../support/row-marks.js';
import { ImportDesk } from '../../support/import-desk.js';
import { ended, importX12 } from '../../support/x12-upload.js';

const text = (parts: Iterable<string>): string => [...parts].join('');
const P = { groupType: 'HC', groupVersion: '005010X222A1' };
const X12 = { 'content-type': 'application/edi-x12' };

interface FileDetails {
  id: string;
  status: string;
  sets: { status: string; kind: string }[];
  findings: { code: string }[];
}

describe('an X12 file is imported once', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let desk: ImportDesk;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    company = await api.newCompany();
    billing = await company.as('billing');
    desk = new ImportDesk(api, company.id);
  });

  const count = async (table: string): Promise<number> => {
    const [row] = await desk.query<{ count: number }>(`SELECT count(*) FROM ${table} WHERE company_id = $1`);
    return row!.count;
  };
  const details = async (job: Job): Promise<FileDetails> =>
    (await billing.get(job.resultPath!.replace('/api/v1', ''))).json();

  it('when eight upload it at once: one file, one job, every claim once, every cent once', async () => {
    const options = { claims: 40, seed: 21 };
    for (const content of [text(generate837({ set: '837P', ...options })), text(generate835(options))]) {
      const uploads = Array.from({ length: 8 }, () =>
        billing.post('/rcm/x12-files', { body: Buffer.from(content), headers: X12 }),
      );
      const answers = await Promise.all(uploads);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(202));
      const jobs = new Set(answers.map((answer) => (answer.json() as Job).id));
      expect(jobs.size).toBe(1);
      expect((await ended(billing, [...jobs][0]!)).status).toBe('succeeded');
    }
    expect(await count('x12_files')).toBe(2);
    expect(await count('claims')).toBe(40);
    const other = await api.newCompany();
    const [once, reference] = [desk, new ImportDesk(api, other.id)];
    await importX12(await other.as('billing'), text(generate837({ set: '837P', ...options })));
    await importX12(await other.as('billing'), text(generate835(options)));
    const sums = `SELECT count(*), sum(cents)::bigint AS cents FROM ledger_entries WHERE company_id = $1`;
    expect(await once.query(sums)).toEqual(await reference.query(sums));
    expect(await desk.broken()).toEqual({});
  });

  it('when eight envelopes bring one remittance: posted once, seven duplicates', async () => {
    await importX12(billing, anX12File([aProfessionalSubmission()], P));
    const file = anX12File([[...anEraHeader('140'), ...aClaimPayment()]]).toString();
    const envelopes = Array.from({ length: 8 }, (_, n) => file.replaceAll('000000001', `00000001${n}`));
    const jobs = await Promise.all(envelopes.map((envelope) => importX12(billing, envelope)));
    const sets = (await Promise.all(jobs.map(details))).flatMap((each) => each.sets.map(({ status }) => status));
    expect(sets.sort()).toEqual([...Array(7).fill('duplicate'), 'posted']);
    expect(await count('claim_eras')).toBe(1);
    expect(await count('claim_payments')).toBe(1);
  });

  it('and again: nothing in any table changes', async () => {
    const files = [text(generate837({ set: '837P', claims: 5, seed: 22 })), text(generate835({ claims: 5, seed: 22 }))];
    const first: string[] = [];
    for (const content of files) first.push((await importX12(billing, content)).id);
    await withClient(api.database.superuserUrl, async (client) => {
      const tables = await tenantTables(client);
      const before = await rowMarks(client, tables, company.id);
      for (const [index, content] of files.entries()) expect((await importX12(billing, content)).id).toBe(first[index]);
      expect(await rowMarks(client, tables, company.id)).toEqual(before);
    });
  });

  it('and again by a job that was run twice to its end, or broken off between any two steps', async () => {
    const claims = Buffer.from(text(generate837({ set: '837P', claims: 1100, seed: 23 })) + 'and so on');
    const whole = new ImportDesk(api, (await api.newCompany()).id);
    const expected = await whole.outcome((await whole.import(claims), (await fileOf(whole)) as string));
    const fileId = await desk.store(claims);
    for (let step = 1; step <= 3; step++) {
      let steps = 0;
      const stopIfAsked = (): void => {
        if (++steps === step) throw new JobStopped('shutdown');
      };
      await desk.runJob(fileId, { stopIfAsked }).catch((error: unknown) => {
        if (!(error instanceof JobStopped)) throw error;
      });
    }
    await desk.runJob(fileId);
    await desk.runJob(fileId);
    const outcome = await desk.outcome(fileId);
    expect({ ...outcome, findings: outcome.findings.map(({ code }) => code) }).toEqual({
      ...expected,
      findings: expected.findings.map(({ code }) => code),
    });
    const [numbers] = await desk.query('SELECT count(*), max(number) AS last FROM claims WHERE company_id = $1');
    expect(numbers).toEqual({ count: 1100, last: 1100 });
    expect(await desk.broken()).toEqual({});
  }, 60_000);

  const fileOf = async (of: ImportDesk): Promise<string> =>
    (await of.query<{ id: string }>('SELECT id FROM x12_files WHERE company_id = $1'))[0]!.id;

  it('as a form or as its bytes, submitted or draft, as the sender says', async () => {
    const form = (content: Buffer, fields = ''): { body: Buffer; headers: Record<string, string> } => ({
      headers: { 'content-type': 'multipart/form-data; boundary=cut' },
      body: Buffer.concat([
        Buffer.from(`${fields}--cut\r\nContent-Disposition: form-data; name="file"; filename="a.837"\r\n\r\n`),
        content,
        Buffer.from('\r\n--cut--\r\n'),
      ]),
    });
    const draft = '--cut\r\nContent-Disposition: form-data; name="disposition"\r\n\r\ndraft\r\n';
    const file = (n: number): Buffer =>
      Buffer.from(anX12File([aProfessionalSubmission()], P).toString().replaceAll('PCN1001', `PCN${n}`));
    const statusOf = async (n: number): Promise<unknown> =>
      (
        await desk.query<{ status: string }>(
          'SELECT status FROM claims WHERE company_id = $1 AND patient_control_number = $2',
          [`PCN${n}`],
        )
      )[0]?.status;
    const upload = async (url: string, sent: { body: Buffer; headers: Record<string, string> }): Promise<Job> => {
      const answer = await billing.post(url, sent);
      expect(answer.statusCode).toBe(202);
      return ended(billing, (answer.json() as Job).id);
    };
    await upload('/rcm/x12-files', form(file(1)));
    await upload('/rcm/x12-files', form(file(2), draft));
    await upload('/rcm/x12-files?disposition=draft', { body: file(3), headers: X12 });
    const last = await upload('/rcm/x12-files?disposition=submitted&fileName=last.837', {
      body: file(4),
      headers: X12,
    });
    expect([await statusOf(1), await statusOf(2), await statusOf(3), await statusOf(4)]).toEqual([
      'submitted',
      'draft',
      'draft',
      'submitted',
    ]);
    expect(await details(last)).toMatchObject({ fileName: 'last.837', status: 'imported' });
    const refused = await billing.post('/rcm/x12-files?disposition=maybe', { body: file(5), headers: X12 });
    expect(refused.statusCode).toBe(400);
    expect(await count('x12_files')).toBe(4);
  });

  it('with several sets in several interchanges: a bad one among them does not keep the others out', async () => {
    const good = aProfessionalSubmission();
    const bad = [...anEraHeader('999'), ...aClaimPayment('PCN2')];
    const headless = ['ST*835*0003'];
    const first = anX12File([good, good.map((each) => each.replace('PCN1001', 'PCN2').replace('*0001*', '*0002*'))], P);
    const second = anX12File([
      bad,
      headless,
      [...anEraHeader('140').map((each) => each.replace('835*0001', '835*0004')), ...aClaimPayment()],
    ]);
    const { sets } = await details(await importX12(billing, Buffer.concat([first, second])));
    const statuses = ['837P imported', '837P imported', '835 held', '835 held', '835 posted'];
    expect(sets.map(({ kind, status }) => `${kind} ${status}`)).toEqual(statuses);
  });

  it('two claims with one number inside one file: the second says so; a replacement joins the family', async () => {
    const claims = ['1', '1', '7'].map((frequency, n) =>
      aProfessionalSubmission()
        .map((each) => each.replace('*0001*', `*000${n + 1}*`).replace('11:B:1', `11:B:${frequency}`))
        .map((each) =>
          n === 0 ? each : n === 1 ? each.replace('PCN1001', 'pcn1001 ') : each.replace('PCN1001', 'PCN9'),
        ),
    );
    const original = claims[2]!.map((each) => each.replace('11:B:7', '11:B:1').replace('*0003*', '*0004*'));
    await importX12(billing, anX12File([...claims.slice(0, 2), original, claims[2]!], P));
    const rows = await desk.query<{ pcn: string; codes: number; family: number }>(
      `SELECT c.patient_control_number AS pcn, (SELECT count(*) FROM findings f WHERE f.company_id = $1
         AND f.claim_id = c.id AND f.code = 'PCN_NOT_UNIQUE') AS codes,
         (SELECT count(*) FROM claims o WHERE o.company_id = $1 AND o.family_id = c.family_id) AS family
       FROM claims c WHERE c.company_id = $1 ORDER BY c.number`,
    );
    expect(rows).toEqual([
      { pcn: 'PCN1001', codes: 0, family: 1 },
      { pcn: 'pcn1001', codes: 1, family: 1 },
      { pcn: 'PCN9', codes: 0, family: 2 },
      { pcn: 'PCN9', codes: 0, family: 2 },
    ]);
  });

  it('one event in the audit trail for each unit, with counts and no word of a patient', async () => {
    await importX12(billing, anX12File([aProfessionalSubmission()], P));
    const events = await desk.query<{ event: object }>(
      `SELECT to_jsonb(e) AS event FROM audit_events e WHERE company_id = $1 AND action = 'importClaims'`,
    );
    expect(events).toHaveLength(1);
    const told = JSON.stringify(events);
    for (const counted of ['newPayers', 'newPatients', 'newProviders', 'newCoverages']) expect(told).toContain(counted);
    expect(told).not.toMatch(/DOE|JANE|W100000001|1980-02-15/);
  });

  it('a claim that the database refuses is left out with a finding; the others and the other sets are there', async () => {
    const parties = api.app.get(ImportedPartiesRepository);
    const match = parties.match.bind(parties);
    const poisoned = jest.spyOn(parties, 'match').mockImplementation(async (claims) => {
      const matched = await match(claims);
      const index = claims.findIndex(({ patientControlNumber }) => patientControlNumber === 'POISON');
      if (index >= 0) matched[index]!.ids.payerId = 'no uuid';
      return matched;
    });
    try {
      const sets = ['A', 'POISON', 'C'].map((pcn, n) =>
        aProfessionalSubmission().map((each) => each.replace('PCN1001', pcn).replace('*0001*', `*000${n + 1}*`)),
      );
      const { status, sets: stored, findings } = await desk.import(anX12File(sets, P));
      expect(status).toBe('imported');
      expect(stored.map((set) => set.status)).toEqual(['imported', 'imported', 'imported']);
      expect(findings.filter(({ code }) => code === 'CLAIM_NOT_IMPORTED')).toMatchObject([{ segment: 19 }]);
      expect(await count('claims')).toBe(2);
    } finally {
      poisoned.mockRestore();
    }
  });

  it('a set whose import fails is marked failed, and the next ones are imported', async () => {
    const importer = api.app.get(ClaimSetImporter);
    const failing = jest.spyOn(importer, 'importSet').mockRejectedValueOnce(new TypeError('x is not a function'));
    try {
      const again = aProfessionalSubmission().map((each) => each.replace('*0001*', '*0002*'));
      const { status, sets, findings } = await desk.import(anX12File([aProfessionalSubmission(), again], P));
      expect(status).toBe('imported');
      expect(sets.map((set) => set.status)).toEqual(['failed', 'imported']);
      expect(findings.map(({ code }) => code)).toContain('SET_NOT_IMPORTED');
    } finally {
      failing.mockRestore();
    }
  });

  it('trouble that passes is thrown, and the job tries again', async () => {
    const importer = api.app.get(ClaimSetImporter);
    const deadlock = Object.assign(new Error('deadlock detected'), { driverError: { code: '40P01' } });
    const failing = jest.spyOn(importer, 'importSet').mockRejectedValueOnce(deadlock);
    try {
      const job = await importX12(billing, anX12File([aProfessionalSubmission()], P));
      expect(job).toMatchObject({ status: 'succeeded', attempts: 2 });
      expect(await details(job)).toMatchObject({ status: 'imported', sets: [{ status: 'imported' }] });
    } finally {
      failing.mockRestore();
    }
  });
});
