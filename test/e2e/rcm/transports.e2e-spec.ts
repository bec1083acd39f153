import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BlobStore } from '../../../src/shared/blobs/blob-store.port.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { tenantContext } from '../../../src/shared/tenancy/tenant-context.js';
import { BatchSendingService } from '../../../src/modules/rcm/batches/batch-sending.service.js';
import { testFolder } from '../../setup/test-database.js';
import { AcknowledgementDesk, claims837, interchange } from '../../support/acknowledgement-desk.js';
import { startApi, type TestApi } from '../../support/api.js';
import { type SftpServer, startSftpServer } from '../../support/sftp-server.js';
import { ended } from '../../support/x12-upload.js';

const BYTES = Buffer.from(
  interchange([claims837(['T1'])], {
    group: 'HC',
    guide: '005010X222A1',
    controlNumber: '000000501',
    groupNumber: '601',
  }),
);
const PATHS = { outboundPath: 'ch/out', inboundPath: 'ch/in' };
const MISSING = '01900000-0000-7000-8000-00000000dead';

describe('transports', () => {
  let api: TestApi;
  let desk: AcknowledgementDesk;
  let root: string;

  beforeAll(async () => {
    root = fs.mkdtempSync(`${testFolder()}/transports-`);
    api = await startApi({ TRANSPORT_DIR: root });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    desk = await AcknowledgementDesk.open(api);
  });

  const setUp = async (facts: object) => {
    const body = { tradingPartnerId: desk.partnerId, isEnabled: false, everySeconds: 3600, ...facts };
    return desk.admin.post('/rcm/transports', { body });
  };
  const folderTransport = async () => (await setUp({ kind: 'folder', ...PATHS })).json().id as string;
  const run = async (id: string) => {
    const answer = await desk.admin.post(`/rcm/transports/${id}/transport-runs`);
    expect(answer.statusCode).toBe(202);
    return ended(desk.admin, answer.json().id);
  };
  const own = (path: string) => join(root, desk.company.id, path);
  const put = (name: string, content: string | Buffer, folder = own('ch/in')) => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(join(folder, name), content);
  };
  const inside = <T>(work: () => Promise<T>): Promise<T> => {
    const { id: companyId } = desk.company;
    return tenantContext.run(
      { requestId: newId(), companyId, actorId: newId(), actorKind: 'job', action: 'test' },
      work,
    );
  };
  /** A batch whose file waits, with these bytes. */
  async function waitingBatch(bytes = BYTES): Promise<{ id: string; claims: Record<string, string>; group: string }> {
    const claims = await desk.submitted(['T1']);
    await desk.query(`UPDATE claims SET status = 'queued', submitted_at = NULL WHERE company_id = $1`);
    const { id, group } = await desk.batch([Object.values(claims)], 'queued');
    const content = (async function* () {
      yield bytes;
    })();
    const blob = await inside(() => api.app.get(BlobStore).put(content, { mediaType: 'application/edi-x12' }));
    await desk.query(
      `UPDATE claim_batches SET blob_id = $3, sha256 = $4, bytes = $5, file_name = 'batch-1-837P.x12'
       WHERE company_id = $1 AND id = $2`,
      [id, blob.id, blob.sha256, blob.bytes],
    );
    return { id, claims, group };
  }

  describe('RCM transport: settings', () => {
    it.each([
      ['../other', 'ch/in'],
      ['/etc', 'ch/in'],
      ['ch/out', 'ch/out'],
      ['ch/./out', 'ch/in'],
    ])('the folders %s and %s are refused', async (outboundPath, inboundPath) => {
      const answer = await setUp({ kind: 'folder', outboundPath, inboundPath });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'VALIDATION_FAILED']);
    });

    it('a folder that a link leads out of the company is refused by the run', async () => {
      const id = await folderTransport();
      fs.mkdirSync(own('.'), { recursive: true });
      fs.symlinkSync(fs.mkdtempSync(`${testFolder()}/elsewhere-`), own('ch'));
      expect(await run(id)).toMatchObject({ status: 'failed', errorCode: 'TRANSPORT_PATH_REFUSED' });
    });

    it('one transport a partner, and none of a partner of others', async () => {
      await folderTransport();
      expect((await setUp({ kind: 'folder', ...PATHS })).statusCode).toBe(409);
      expect((await setUp({ kind: 'folder', ...PATHS, tradingPartnerId: MISSING })).statusCode).toBe(422);
    });

    it('the partner says how its files travel, and the schedule runs by itself', async () => {
      const answer = await setUp({ kind: 'folder', ...PATHS, isEnabled: true });
      expect((await desk.admin.get(`/rcm/trading-partners/${desk.partnerId}`)).json().transport).toBe('folder');
      const { items } = (await desk.admin.get('/schedules?kind=transport-run')).json();
      expect(items).toEqual([expect.objectContaining({ key: `transport/${answer.json().id}`, everySeconds: 3600 })]);
      for (let waited = 0; waited < 300; waited++) {
        const jobs = (await desk.admin.get('/jobs?kind=transport-run&status=succeeded')).json().items;
        if (jobs.length === 1) return;
        await sleep(100);
      }
      throw new Error('The schedule has not run');
    });
  });

  describe('RCM transport: folder', () => {
    it('puts a waiting file out whole, and its claims are submitted', async () => {
      const id = await folderTransport();
      const { id: batchId, claims } = await waitingBatch();
      expect(await run(id)).toMatchObject({ status: 'succeeded', findings: { sent: 1 } });
      expect(fs.readdirSync(own('ch/out'))).toEqual(['batch-1-837P.x12']);
      expect(fs.readFileSync(own('ch/out/batch-1-837P.x12'))).toEqual(BYTES);
      expect(await desk.statuses(claims)).toEqual({ T1: 'submitted' });
      expect(await desk.batchStatus(batchId)).toBe('sent');
      expect(await run(id)).toMatchObject({ findings: { sent: 0 } });
      const { items } = (await desk.admin.get(`/rcm/transports/${id}/files?direction=outbound`)).json();
      expect(items).toEqual([expect.objectContaining({ batchId, contents: ['837P'], bytes: BYTES.length })]);
    });

    it('sends the same bytes under the same name again when the process died before it was marked', async () => {
      const id = await folderTransport();
      const { id: batchId, claims } = await waitingBatch();
      const sending = api.app.get(BatchSendingService);
      const markSent = sending.markSent.bind(sending);
      let deaths = 0;
      sending.markSent = async (...given) => {
        if (deaths++ === 0) throw new Error('the process dies');
        return markSent(...given);
      };
      const job = await run(id);
      sending.markSent = markSent;
      expect(job).toMatchObject({ status: 'succeeded', attempts: 2, findings: { sent: 1 } });
      expect(fs.readdirSync(own('ch/out'))).toEqual(['batch-1-837P.x12']);
      expect(fs.readFileSync(own('ch/out/batch-1-837P.x12'))).toEqual(BYTES);
      expect(await desk.statuses(claims)).toEqual({ T1: 'submitted' });
      expect(await desk.events(claims.T1!)).toEqual(['imported', 'submitted']);
      expect(await desk.batchStatus(batchId)).toBe('sent');
    });

    it('takes each file once, by its content, and puts it away', async () => {
      const id = await folderTransport();
      const { group, claims } = await waitingBatch();
      await run(id);
      const set = ['ST*999*0001*005010X231A1', `AK1*HC*${group}`, 'AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1'];
      const answer = interchange([set]);
      put('whatever.jpg', answer);
      put('note.txt', 'Dear clinic');
      put('.hidden', answer);
      expect(await run(id)).toMatchObject({ findings: { received: 2, done: 1, refused: 1 } });
      expect(fs.readdirSync(own('ch/in')).sort()).toEqual(['.hidden', 'done', 'failed']);
      expect(fs.readdirSync(own('ch/in/done'))).toEqual(['whatever.jpg']);
      expect(fs.readdirSync(own('ch/in/failed')).sort()).toEqual(['note.txt', 'note.txt.reason.txt']);
      expect(fs.readFileSync(own('ch/in/failed/note.txt.reason.txt'), 'utf8')).toContain('NO_ISA');
      expect(await desk.statuses(claims)).toEqual({ T1: 'syntax_accepted' });
      put('the-same-again.999', answer);
      expect(await run(id)).toMatchObject({ findings: { received: 0, done: 1 } });
      const { items } = (await desk.admin.get(`/rcm/transports/${id}/files?direction=inbound&sort=createdAt`)).json();
      expect(
        items.map(({ contents, refusal }: { contents: string[]; refusal: string | null }) => [contents, refusal]),
      ).toEqual(
        expect.arrayContaining([
          [['999'], null],
          [[], 'NO_ISA'],
        ]),
      );
      expect(items).toHaveLength(2);
    });

    it('leaves a file that is still being written', async () => {
      const id = await folderTransport();
      put('slow.835', 'ISA*00*');
      const writer = setInterval(() => fs.appendFileSync(own('ch/in/slow.835'), 'x'), 100);
      const job = await run(id);
      clearInterval(writer);
      expect(job).toMatchObject({ status: 'succeeded', findings: { received: 0, done: 0, refused: 0 } });
      expect(fs.existsSync(own('ch/in/slow.835'))).toBe(true);
    });

    it('an inactive partner gets and gives nothing', async () => {
      const id = await folderTransport();
      const partner = (await desk.admin.get(`/rcm/trading-partners/${desk.partnerId}`)).json();
      await desk.admin.post(`/rcm/trading-partners/${desk.partnerId}/deactivation`, {
        headers: { 'if-match': `"${partner.version}"` },
      });
      expect(await run(id)).toMatchObject({ status: 'failed', errorCode: 'TRANSPORT_NOT_ACTIVE' });
    });
  });

  describe('RCM transport: SFTP', () => {
    let server: SftpServer;
    let folder: string;

    beforeEach(async () => {
      folder = fs.mkdtempSync(`${testFolder()}/sftp-`);
      server = await startSftpServer(folder);
    });
    afterEach(() => server.close());

    const sftp = (facts: object = {}) =>
      setUp({
        kind: 'sftp',
        outboundPath: '/out',
        inboundPath: '/in',
        host: '127.0.0.1',
        port: server.port,
        userName: 'clinic',
        hostKeyFingerprint: server.fingerprint,
        authentication: 'password',
        secret: 'secret',
        ...facts,
      });

    it('sends and receives, logged in by password or by key', async () => {
      const { claims, group } = await waitingBatch();
      const created = await sftp({ authentication: 'private_key', secret: server.privateKey });
      const { id } = created.json();
      expect(await run(id)).toMatchObject({ status: 'succeeded', findings: { sent: 1, received: 0 } });
      expect(fs.readFileSync(join(folder, 'out/batch-1-837P.x12'))).toEqual(BYTES);
      const set = ['ST*999*0001*005010X231A1', `AK1*HC*${group}`, 'AK2*837*0001', 'IK5*A', 'AK9*A*1*1*1'];
      put('a.999', interchange([set]), join(folder, 'in'));
      put('b.bin', 'nothing', join(folder, 'in'));
      expect(await run(id)).toMatchObject({ findings: { sent: 0, received: 2, done: 1, refused: 1 } });
      expect(fs.readdirSync(join(folder, 'in/done'))).toEqual(['a.999']);
      expect(fs.readdirSync(join(folder, 'in/failed')).sort()).toEqual(['b.bin', 'b.bin.reason.txt']);
      expect(await desk.statuses(claims)).toEqual({ T1: 'syntax_accepted' });
      const changed = await desk.admin.patch(`/rcm/transports/${id}`, {
        headers: { 'if-match': '"1"' },
        body: { authentication: 'password', secret: 'secret' },
      });
      expect(changed.statusCode).toBe(200);
      expect(await run(id)).toMatchObject({ status: 'succeeded' });
      for (const answer of [created, changed, await desk.admin.get(`/rcm/transports/${id}`)]) {
        expect(answer.body).not.toMatch(/"secret"|sealed|PRIVATE KEY/i);
      }
      const trail = (await (await desk.company.as('auditor')).get(`/audit-events?entityId=${id}`)).body;
      expect(trail).not.toMatch(/"sealed|PRIVATE KEY|:"secret"/);
    });

    it('refuses another host key, before any secret is shown', async () => {
      const other = `SHA256:${'A'.repeat(43)}`;
      const { id } = (await sftp({ hostKeyFingerprint: other })).json();
      const job = await run(id);
      expect(job).toMatchObject({ status: 'failed', errorCode: 'TRANSPORT_HOST_KEY_MISMATCH', attempts: 1 });
      expect(job.errorMessage).toContain(server.fingerprint);
      expect(server.logins).toBe(0);
    });

    it('says when the login is refused', async () => {
      const { id } = (await sftp({ secret: 'wrong' })).json();
      expect(await run(id)).toMatchObject({ status: 'failed', errorCode: 'TRANSPORT_LOGIN_REFUSED' });
    });

    it('does not lend its secret to another server', async () => {
      const { id } = (await sftp()).json();
      const elsewhere = { headers: { 'if-match': '"1"' }, body: { host: 'evil.example.org' } };
      const answer = await desk.admin.patch(`/rcm/transports/${id}`, elsewhere);
      expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([422, '/secret']);
    });

    it('goes on after the connection is cut in the middle of a file: no half file, the same bytes in the end', async () => {
      const bytes = Buffer.concat([BYTES, Buffer.alloc(300_000, ' ')]);
      const { claims, id: batchId } = await waitingBatch(bytes);
      const { id } = (await sftp()).json();
      server.cutAfterBytes = 100_000;
      const first = desk.admin.post(`/rcm/transports/${id}/transport-runs`);
      const job = await ended(desk.admin, (await first).json().id);
      expect(server.cutAfterBytes).toBeNull();
      expect(job).toMatchObject({ status: 'succeeded', attempts: 2, findings: { sent: 1 } });
      expect(fs.readdirSync(join(folder, 'out'))).toEqual(['batch-1-837P.x12']);
      expect(fs.readFileSync(join(folder, 'out/batch-1-837P.x12')).equals(bytes)).toBe(true);
      expect(await desk.statuses(claims)).toEqual({ T1: 'submitted' });
      expect(await desk.batchStatus(batchId)).toBe('sent');
    });

    it('tries again while the server is away, and goes on when it is there again', async () => {
      const { claims } = await waitingBatch();
      const { id } = (await sftp()).json();
      const { port } = server;
      await server.close();
      const answer = await desk.admin.post(`/rcm/transports/${id}/transport-runs`);
      const errorCode = async (): Promise<unknown> =>
        (await desk.admin.get(`/jobs/${answer.json().id}`)).json().errorCode;
      for (let waited = 0; waited < 300 && (await errorCode()) === null; waited++) await sleep(100);
      expect(await errorCode()).toBe('TRANSPORT_UNREACHABLE');
      server = await startSftpServer(folder, undefined, port);
      // Another machine under the same address is not the partner.
      const job = await ended(desk.admin, answer.json().id);
      expect(job).toMatchObject({ status: 'failed', errorCode: 'TRANSPORT_HOST_KEY_MISMATCH' });
      await desk.admin.patch(`/rcm/transports/${id}`, {
        headers: { 'if-match': '"1"' },
        body: { hostKeyFingerprint: server.fingerprint, secret: 'secret' },
      });
      expect(await run(id)).toMatchObject({ status: 'succeeded', findings: { sent: 1 } });
      expect(await desk.statuses(claims)).toEqual({ T1: 'submitted' });
    });
  });
});
