import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import yazl from 'yazl';
import { withClient } from '../../../src/embedded/provision.js';
import { addDays, addMonths } from '../../../src/shared/domain/day.rules.js';
import { newEvidence, newRequirement, signedAttestation, upload } from '../../factories/compliance.factory.js';
import { today } from '../../support/company-day.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';

const PATH = '/regulatory-compliance/evidence';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

async function zipped(name: string, content: Buffer): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(content, name);
  zip.end();
  return buffer(zip.outputStream as never);
}

describe('RC §0 evidence', () => {
  let api: TestApi;
  let company: TestCompany;
  let officer: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    officer = await company.as('compliance');
  });
  afterAll(() => api.close());

  const anEvidence = async (caller = officer): Promise<string> =>
    (await caller.post(PATH, { body: { kind: 'report', title: 'Report' } })).json().id;

  it('RC §1.2: comes in immutable versions, hashed and verified when read', async () => {
    const id = await anEvidence();
    const content = randomBytes(2_500_000);
    const pdf = Buffer.concat([PDF, content]);
    const first = await upload(officer, id, PDF, '?fileName=report.pdf&source=Portal', 'application/pdf');
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({
      versionNumber: 1,
      mediaType: 'application/pdf',
      fileName: 'report.pdf',
      bytes: PDF.length,
      collectedOn: today(),
      source: 'Portal',
    });
    const second = (await upload(officer, id, pdf, '', 'application/pdf')).json();
    expect(second).toMatchObject({ versionNumber: 2 });
    const details = (await officer.get(`${PATH}/${id}`)).json();
    expect(details).toMatchObject({ latestVersion: 2, retainUntil: addMonths(today(), 72), isHeld: false });
    const old = await officer.get(`${PATH}/${id}/versions/${first.json().id}/content`);
    expect(old.rawPayload.equals(PDF)).toBe(true);
    expect(old.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''report.pdf`);
    const verified = await officer.post(`${PATH}/${id}/versions/${second.id}/verification`);
    expect(verified.json()).toMatchObject({ isIntact: true, problem: null, bytes: pdf.length });
    const other = await anEvidence();
    expect((await officer.get(`${PATH}/${other}/versions/${second.id}/content`)).statusCode).toBe(404);
  });

  it('RC §1.2: one changed byte of what is stored is found', async () => {
    const id = await anEvidence();
    const version = (await upload(officer, id, 'The original report', '?fileName=report.txt')).json();
    await withClient(api.database.superuserUrl, (client) =>
      client.query(
        'UPDATE blob_chunks SET ciphertext = set_byte(ciphertext, 3, get_byte(ciphertext, 3) # 1) WHERE blob_id = $1',
        [version.blobId],
      ),
    );
    const verified = await officer.post(`${PATH}/${id}/versions/${version.id}/verification`);
    expect(verified.json()).toMatchObject({ isIntact: false, problem: expect.stringContaining('Chunk 0') });
  });

  it.each([
    ['JSON', Buffer.from('{"a": 1}'), 'application/json'],
    ['a table as Excel writes it', Buffer.from('Name;Größe\r\nA;1', 'latin1'), 'text/csv'],
    ['"Unicode text" of Excel', Buffer.from('\ufeffName\tSize', 'utf16le'), 'text/plain'],
  ])('comes under its own media type: %s', async (_, content, mediaType) => {
    const answer = await upload(officer, await anEvidence(), content, '', mediaType);
    expect([answer.statusCode, answer.json().mediaType]).toEqual([201, mediaType]);
  });

  it.each([
    ['an image that is said to be a PDF', PNG, 'application/pdf', '', 'MEDIA_TYPE_LIES'],
    ['an image by the name of a PDF', PNG, 'application/octet-stream', '?fileName=a.pdf', 'MEDIA_TYPE_LIES'],
    ['text that is said to be an image', Buffer.from('no image'), 'image/png', '', 'MEDIA_TYPE_LIES'],
    ['an executable', Buffer.from('MZ\u0090\u0000\u0003'), 'application/octet-stream', '', 'MEDIA_TYPE_UNSUPPORTED'],
  ])('is refused: %s', async (_, content, mediaType, query, code) => {
    const id = await anEvidence();
    const answer = await upload(officer, id, content, query, mediaType);
    expect(answer.json().code).toBe(code);
    await expectNothingKept(id);
  });

  it.each([
    ['a zip bomb', async () => zipped('zeros.bin', Buffer.alloc(64 * 1024 ** 2))],
    ['a zip bomb in a zip', async () => zipped('in.zip', await zipped('zeros.bin', Buffer.alloc(64 * 1024 ** 2)))],
    ['a cut archive', async () => (await zipped('a.txt', Buffer.from('a'))).subarray(0, 50)],
  ])('is refused: %s', async (_, make) => {
    const id = await anEvidence();
    const answer = await upload(officer, id, await make(), '', 'application/zip');
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'ARCHIVE_REFUSED']);
    await expectNothingKept(id);
    const sound = await upload(officer, id, await zipped('a.txt', Buffer.from('a')), '', 'application/zip');
    expect(sound.statusCode).toBe(201);
  });

  it.each([
    ['?collectedOn=2999-01-01', 422],
    ['?expiresOn=2020-01-01', 422],
    ['?expiresOn=soon', 400],
  ])('is refused: said of it %s', async (query, status) => {
    const id = await anEvidence();
    expect((await upload(officer, id, 'Report', query)).statusCode).toBe(status);
    await expectNothingKept(id);
  });

  it('RC §0 evidence: one serves several requirements', async () => {
    const [one, two] = [await newRequirement(officer), await newRequirement(officer)];
    const id = await newEvidence(officer, { requirementIds: [one] });
    const linked = await officer.post(`${PATH}/${id}/requirements`, { body: { requirementId: two } });
    expect(linked.json().requirementIds).toEqual([one, two]);
    for (const each of [one, two])
      expect((await officer.get(`${PATH}?requirementId=${each}`)).json().items).toMatchObject([{ id }]);
    const again = await officer.post(`${PATH}/${id}/requirements`, { body: { requirementId: two } });
    expect([again.statusCode, again.json().code]).toEqual([409, 'DUPLICATE']);
    const foreign = await newRequirement(await (await api.newCompany()).as('compliance'));
    const refused = await officer.post(`${PATH}/${id}/requirements`, { body: { requirementId: foreign } });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'REFERENCE_NOT_FOUND']);
  });

  it('RC §1.2: is kept until its retention ends, and under a hold beyond that; row and hash stay', async () => {
    const id = await newEvidence(officer);
    const dispose = (version: number): ReturnType<Caller['post']> =>
      officer.post(`${PATH}/${id}/disposal`, {
        headers: { 'if-match': `"${version}"` },
        body: { reason: 'Retention has ended' },
      });
    expect((await dispose(2)).json().code).toBe('EVIDENCE_RETAINED');
    const shorter = await officer.patch(`${PATH}/${id}`, {
      headers: { 'if-match': '"2"' },
      body: { retainUntil: today() },
    });
    expect([shorter.statusCode, shorter.json().code]).toEqual([409, 'EVIDENCE_RETAINED']);
    await withClient(api.database.superuserUrl, (client) =>
      client.query(`UPDATE evidence SET retain_until = '2020-01-01' WHERE id = $1`, [id]),
    );
    const held = await officer.post(`${PATH}/${id}/hold`, { body: { reason: 'Letter of the OCR' } });
    expect(held.json()).toMatchObject({ isHeld: true, version: 3 });
    expect((await officer.post(`${PATH}/${id}/hold`, { body: { reason: 'Again' } })).json().code).toBe('STATE_FORBIDS');
    expect((await dispose(3)).json().code).toBe('EVIDENCE_HELD');
    const released = await officer.post(`${PATH}/${id}/hold-release`, { body: { reason: 'Closed' } });
    expect(released.json().holds.map(({ isHeld }: { isHeld: boolean }) => isHeld)).toEqual([true, false]);
    const disposed = await dispose(4);
    expect(disposed.json()).toMatchObject({
      disposalReason: 'Retention has ended',
      versions: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect((await dispose(5)).json().code).toBe('EVIDENCE_DISPOSED');
    const gone = await officer.get(`${PATH}/${id}/versions/${disposed.json().versions[0].id}/content`);
    expect([gone.statusCode, gone.json().code]).toEqual([409, 'EVIDENCE_DISPOSED']);
    expect((await upload(officer, id, 'More')).json().code).toBe('EVIDENCE_DISPOSED');
  });

  it('RC §1.2: is kept for six years from when it, and what was attested with it, was last in effect', async () => {
    const expiresOn = addDays(today(), 400);
    const requirementId = await newRequirement(officer);
    const id = await newEvidence(officer, { requirementIds: [requirementId], query: `?expiresOn=${expiresOn}` });
    expect((await officer.get(`${PATH}/${id}`)).json().retainUntil).toBe(addMonths(expiresOn, 72));
    const validTo = addDays(today(), 200);
    await signedAttestation([await company.as('compliance', 'other'), officer], requirementId, { validTo });
    await withClient(api.database.superuserUrl, (client) =>
      client.query(`UPDATE evidence SET retain_until = '2020-01-01' WHERE id = $1`, [id]),
    );
    const headers = { 'if-match': '"2"' };
    const kept = await officer.post(`${PATH}/${id}/disposal`, { headers, body: { reason: 'Old' } });
    expect([kept.statusCode, kept.json().code]).toEqual([409, 'EVIDENCE_RETAINED']);
    expect(kept.json().detail).toContain(addMonths(validTo, 72));
  });

  it('RC §1.2: the same file in two companies tells neither of the other', async () => {
    const content = `The same report ${randomBytes(8).toString('hex')}`;
    const other = await (await api.newCompany()).as('compliance');
    const [ours, theirs] = [await anEvidence(), await anEvidence(other)];
    const first = await upload(officer, ours, content);
    const second = await upload(other, theirs, content);
    const told = (answer: { json(): Record<string, unknown> }): string[] => Object.keys(answer.json()).sort();
    expect([second.statusCode, told(second)]).toEqual([first.statusCode, told(first)]);
    expect(second.json().sha256).toBe(first.json().sha256);
    expect(second.json().blobId).not.toBe(first.json().blobId);
    expect((await other.get(`${PATH}/${ours}/versions/${first.json().id}/content`)).statusCode).toBe(404);
  });

  it('RC §1.2: no role of the server changes a version', async () => {
    const id = await newEvidence(officer);
    const client = new pg.Client({ connectionString: api.database.appUrl });
    await client.connect();
    await client.query(`SELECT set_config('app.company_id', $1, false)`, [company.id]);
    const change = client.query(`UPDATE evidence_versions SET sha256 = 'x' WHERE evidence_id = $1`, [id]);
    await expect(change).rejects.toThrow('permission denied');
    await client.end();
  });

  async function expectNothingKept(id: string): Promise<void> {
    expect((await officer.get(`${PATH}/${id}`)).json()).toMatchObject({ latestVersion: 0, versions: [], version: 1 });
  }
});
