import { createHash } from 'node:crypto';
import { withClient } from '../../../src/embedded/provision.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { addDays } from '../../../src/shared/domain/day.rules.js';
import { Clock } from '../../../src/shared/time/clock.js';
import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';
import { aDenial, aSentClaim, decided, denials, type DeniedClaim } from '../../support/denial-desk.js';
import { unzipped } from '../../support/unzipped.js';

type Answer = Awaited<ReturnType<Caller['get']>>;
interface Row {
  id: string;
  version: number;
  status: string;
  recoveredCents: number;
}

describe('RCM F: appeals', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let supervisor: Caller;
  let today = '2026-08-10';
  let pool: DeniedClaim[];
  const nextDenial = (): DeniedClaim => pool.pop()!;
  beforeAll(async () => {
    api = await startApi();
    // The last hours of the company's day: in Greenwich it is over.
    api.app.get(Clock).today = (zone) => (zone === 'America/New_York' ? today : addDays(today, 1));
    company = await api.newCompany();
    billing = await company.as('billing');
    supervisor = await company.as('billing_supervisor');
    pool = await denials(billing, 20);
    // The payer comes with the first claim; its appeals are due 60 days after the notice.
    const { claimId } = nextDenial();
    const { payerId } = (await billing.get(`/rcm/claims/${claimId}`)).json();
    const levels = [60, 30].map((limitCount, index) =>
      aPayerRule(payerId, { kind: `appeal_level_${index + 1}`, limitCount }),
    );
    for (const body of levels) expect((await supervisor.post('/rcm/payer-rules', { body })).statusCode).toBe(201);
  });
  afterAll(() => api.close());
  beforeEach(() => {
    today = '2026-08-10';
  });

  const begin = (claimId: string, facts = {}): Promise<Answer> =>
    billing.post('/rcm/appeals', { body: { claimId, level: 1, basis: 'authorization', ...facts } });
  const act = ({ id, version }: Row, path: string, body: unknown = {}, caller = billing): Promise<Answer> =>
    caller.post(`/rcm/appeals/${id}/${path}`, { headers: { 'if-match': `"${version}"` }, body });
  const read = async ({ id }: Row): Promise<Row> => (await billing.get(`/rcm/appeals/${id}`)).json();
  const statusOf = async (claimId: string): Promise<string> =>
    (await billing.get(`/rcm/claims/${claimId}`)).json().status;
  const refusal = (answer: Answer): [number, string] => [answer.statusCode, answer.json().code];
  /** An appeal that was filed; the claim's first. */
  async function filed(claimId: string): Promise<Row> {
    const answer = await act((await begin(claimId)).json(), 'filing');
    expect(answer.statusCode).toBe(200);
    return answer.json();
  }

  describe('RCM §1 appeals: file, get, list by claim, update, resolve', () => {
    it('works a denial to a won appeal, which is booked when the payer pays and not before', async () => {
      const { claimId, pcn } = nextDenial();
      const begun = await begin(claimId, { grounds: 'The number was on the claim' });
      expect(begun.statusCode).toBe(201);
      expect(begun.json()).toMatchObject({
        status: 'in_preparation',
        appealedCents: 15_000,
        noticeOn: '2026-08-01',
        dueOn: '2026-09-30',
        recoveredCents: 0,
      });
      expect(await statusOf(claimId)).toBe('denied');
      const appeal = (await act(begun.json(), 'filing')).json();
      expect(appeal).toMatchObject({ status: 'filed', filedOn: '2026-08-10', version: 2 });
      expect(await statusOf(claimId)).toBe('appealed');
      const received = await act(appeal, 'receipt', { receivedOn: '2026-08-10', payerReference: 'AP-77' });
      expect(received.json()).toMatchObject({ status: 'received', payerReference: 'AP-77' });
      const decision = { outcome: 'overturned', decidedOn: '2026-08-10', decisionNote: 'Authorisation found' };
      const won = (await act(received.json(), 'decision', decision)).json();
      expect(won).toMatchObject({ status: 'overturned', recoveredCents: 0 });
      expect(await statusOf(claimId)).toBe('denied');
      const waiting = (await billing.get('/rcm/appeals?awaitingPayment=true')).json().items;
      expect(waiting.map(({ id }: Row) => id)).toContain(won.id);
      await decided(billing, [{ pcn, paid: 120, cas: ['CO*45*30'], number: `WON${pcn}` }]);
      expect(await read(won)).toMatchObject({ status: 'overturned', recoveredCents: 12_000 });
      expect(await statusOf(claimId)).toBe('paid');
      const booked = (await billing.get(`/rcm/appeals/${won.id}/recoveries`)).json().items;
      expect(booked).toMatchObject([{ cents: 12_000 }]);
      expect((await billing.get('/rcm/appeals?awaitingPayment=true')).json().items).toEqual([]);
      const listed = (await billing.get(`/rcm/appeals?claimId=${claimId}`)).json().items;
      expect(listed).toMatchObject([{ id: won.id, patientControlNumber: pcn, payerName: 'PAYER ONE' }]);
    });

    it('takes back from the win what the payer takes back', async () => {
      const { claimId, pcn } = nextDenial();
      const appeal = await filed(claimId);
      await act(appeal, 'decision', { outcome: 'partially_overturned', decidedOn: today });
      await decided(billing, [{ pcn, paid: 50, cas: ['CO*45*100'], number: `ONE${pcn}` }]);
      const back = { pcn, status: '22', charge: -150, paid: -50, cas: ['CO*45*-100'], number: `ONE${pcn}` };
      await decided(billing, [back, { pcn, paid: 80, cas: ['CO*45*70'], number: `TWO${pcn}` }]);
      expect(await read(appeal)).toMatchObject({ recoveredCents: 8_000 });
      expect((await billing.get(`/rcm/appeals/${appeal.id}/recoveries`)).json().items).toHaveLength(3);
    });

    it('a lost appeal gives the claim back to denied, and books nothing', async () => {
      const { claimId, pcn } = nextDenial();
      const appeal = await filed(claimId);
      await decided(billing, [{ pcn, paid: 10, cas: ['CO*45*140'], number: `GIFT${pcn}` }]);
      expect([await statusOf(claimId), (await read(appeal)).recoveredCents]).toEqual(['appealed', 1_000]);
      const lost = await act(await read(appeal), 'decision', { outcome: 'upheld', decidedOn: today });
      expect(lost.json()).toMatchObject({ status: 'upheld', recoveredCents: 0 });
      expect(await statusOf(claimId)).toBe('paid');
    });

    it('is updated while open; the day of the notice only before it is filed', async () => {
      const { claimId } = nextDenial();
      const begun = (await begin(claimId)).json();
      const patch = ({ id, version }: Row, body: unknown): Promise<Answer> =>
        billing.patch(`/rcm/appeals/${id}`, { headers: { 'if-match': `"${version}"` }, body });
      const changed = await patch(begun, { grounds: 'Better words', noticeReceivedOn: '2026-08-05' });
      expect(changed.json()).toMatchObject({ grounds: 'Better words', noticeReceivedOn: '2026-08-05' });
      const appeal = (await act(changed.json(), 'filing')).json();
      expect(refusal(await patch(appeal, { noticeReceivedOn: null }))).toEqual([409, 'STATE_FORBIDS']);
      const numbered = await patch(appeal, { payerReference: 'AP-1' });
      expect(numbered.statusCode).toBe(200);
      expect(refusal(await patch(appeal, { payerReference: 'AP-2' }))).toEqual([412, 'VERSION_STALE']);
      const over = (await act(numbered.json(), 'decision', { outcome: 'withdrawn', decidedOn: today })).json();
      expect(refusal(await patch(over, { basis: 'coding' }))).toEqual([409, 'STATE_FORBIDS']);
      expect(await statusOf(claimId)).toBe('denied');
    });
  });

  describe('deadlines', () => {
    it('filing after the due day is refused, unless somebody with the right gives good cause', async () => {
      const { claimId } = nextDenial();
      const begun = (await begin(claimId)).json();
      today = '2026-10-01';
      const late = await act(begun, 'filing');
      expect(refusal(late)).toEqual([409, 'APPEAL_PAST_DUE']);
      expect(late.json().detail).toMatch('2026-09-30');
      expect((await act(begun, 'late-filing', { goodCause: 'Flood' })).statusCode).toBe(403);
      expect(refusal(await act(begun, 'late-filing', {}, supervisor))).toEqual([422, 'VALIDATION_FAILED']);
      expect([await statusOf(claimId), (await read(begun)).status]).toEqual(['denied', 'in_preparation']);
      const accepted = await act(begun, 'late-filing', { goodCause: 'Flood: the office was closed' }, supervisor);
      expect(accepted.json()).toMatchObject({ status: 'filed', goodCause: 'Flood: the office was closed' });
    });

    it('filing on the due day is in time; days that cannot be are refused', async () => {
      const { claimId } = nextDenial();
      const begun = (await begin(claimId)).json();
      today = '2026-09-30';
      expect(refusal(await act(begun, 'filing', { filedOn: '2026-10-01' }))).toEqual([422, 'VALIDATION_FAILED']);
      expect(refusal(await act(begun, 'filing', { filedOn: '2026-07-31' }))).toEqual([422, 'VALIDATION_FAILED']);
      const appeal = (await act(begun, 'filing')).json();
      expect(appeal.filedOn).toBe('2026-09-30');
      const early = await act(appeal, 'decision', { outcome: 'upheld', decidedOn: '2026-09-29' });
      expect(refusal(early)).toEqual([422, 'VALIDATION_FAILED']);
    });

    it('what is overdue, due soon and open is listed by due day, then by money', async () => {
      const other = await api.newCompany();
      const caller = await other.as('company_admin');
      const small = await aDenial(caller, { cas: ['CO*197*50', 'CO*45*100'] });
      const large = await aDenial(caller);
      const { payerId } = (await caller.get(`/rcm/claims/${small.claimId}`)).json();
      const appeals: Row[] = [];
      for (const { claimId } of [small, large])
        appeals.push((await caller.post('/rcm/appeals', { body: { claimId, level: 1, basis: 'other' } })).json());
      expect(appeals[0]).toMatchObject({ dueOn: null, noDueReason: 'NO_RULE_FOR_PAYER' });
      expect(
        (await caller.post('/rcm/payer-rules', { body: aPayerRule(payerId, { limitCount: 60 }) })).statusCode,
      ).toBe(201);
      const wanted = [appeals[1]!.id, appeals[0]!.id];
      const listed = async (due: string): Promise<unknown[]> =>
        (await caller.get(`/rcm/appeals?due=${due}`)).json().items.map(({ id }: Row) => id);
      expect([await listed('open'), await listed('soon'), await listed('overdue')]).toEqual([wanted, [], []]);
      today = '2026-09-20';
      expect([await listed('soon'), await listed('overdue')]).toEqual([wanted, []]);
      today = '2026-10-01';
      expect([await listed('open'), await listed('overdue')]).toEqual([[], wanted]);
    });
  });

  describe('levels and rights', () => {
    it('one is open per claim and level; of two at once one wins', async () => {
      const { claimId } = nextDenial();
      const answers = await Promise.all([begin(claimId), begin(claimId), begin(claimId)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
      const [begun] = (await billing.get(`/rcm/appeals?claimId=${claimId}`)).json().items;
      const filings = await Promise.all([act(begun, 'filing'), act(begun, 'filing')]);
      expect(filings.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    });

    it('the database holds one open appeal per claim and level by itself', async () => {
      const { claimId } = nextDenial();
      const begun = (await begin(claimId)).json();
      const copy = `INSERT INTO claim_appeals SELECT (jsonb_populate_record(a, jsonb_build_object('id', $2::uuid))).*
        FROM claim_appeals a WHERE company_id = $1 AND id = $3`;
      const again = (): Promise<unknown> =>
        withClient(api.database.superuserUrl, (client) => client.query(copy, [company.id, newId(), begun.id]));
      await expect(again()).rejects.toThrow('claim_appeals_claim_level_key');
      await act(begun, 'decision', { outcome: 'withdrawn', decidedOn: today });
      await expect(again()).resolves.toBeDefined();
    });

    it('the next level opens when the one before was decided, and counts from that decision', async () => {
      const { claimId } = nextDenial();
      expect(refusal(await begin(claimId, { level: 2 }))).toEqual([409, 'APPEAL_LEVEL_NOT_REACHED']);
      const first = await filed(claimId);
      expect(refusal(await begin(claimId, { level: 2 }))).toEqual([409, 'APPEAL_OPEN']);
      expect((await act(first, 'decision', { outcome: 'upheld', decidedOn: today })).statusCode).toBe(200);
      expect(refusal(await begin(claimId))).toEqual([409, 'APPEAL_LEVEL_DECIDED']);
      const second = await begin(claimId, { level: 2 });
      expect(second.json()).toMatchObject({ level: 2, noticeOn: '2026-08-10', dueOn: '2026-09-09' });
    });

    it('what the payer denies anew after it gave in is appealed from level 1 again', async () => {
      const { claimId, pcn } = nextDenial();
      const won = await filed(claimId);
      await act(won, 'decision', { outcome: 'overturned', decidedOn: today });
      const back = { pcn, status: '22', charge: -150, paid: 0, cas: ['CO*197*-150'], number: `ICN${pcn}` };
      await decided(billing, [back, { pcn, paid: 0, cas: ['CO*50*150'], number: `NEW${pcn}` }]);
      expect(refusal(await begin(claimId, { level: 2 }))).toEqual([409, 'APPEAL_LEVEL_NOT_REACHED']);
      const again = await filed(claimId);
      expect(await statusOf(claimId)).toBe('appealed');
      await decided(billing, [{ pcn, paid: 120, cas: ['CO*45*30'], number: `PAID${pcn}` }]);
      expect((await read(again)).recoveredCents).toBe(12_000);
      expect((await read(won)).recoveredCents).toBe(0);
    });

    it('MA130 and N211 leave no appeal; another remark does', async () => {
      const forbidden = await aDenial(billing, { cas: ['CO*16*150'], claimRemarks: ['MA130'] });
      expect(refusal(await begin(forbidden.claimId))).toEqual([409, 'APPEAL_FORBIDDEN']);
      const line = await aDenial(billing, { cas: ['CO*50*150'], remarks: ['N211'] });
      expect(refusal(await begin(line.claimId))).toEqual([409, 'APPEAL_FORBIDDEN']);
      expect(await statusOf(line.claimId)).toBe('denied');
      const allowed = await aDenial(billing, { cas: ['CO*16*150'], claimRemarks: ['MA01'], remarks: ['M76'] });
      expect((await begin(allowed.claimId)).statusCode).toBe(201);
    });

    it('a claim that was never decided has nothing to appeal; nor has a missing one', async () => {
      const pcn = await aSentClaim(billing);
      const { items } = (await billing.post('/rcm/claims/search', { body: { patientControlNumber: pcn } })).json();
      expect(refusal(await begin(items[0].id))).toEqual([409, 'CLAIM_NOT_ADJUDICATED']);
      const nobody = await begin('01900000-0000-7000-8000-000000000001');
      expect(refusal(nobody)).toEqual([422, 'REFERENCE_NOT_FOUND']);
      const foreign = await (
        await (await api.newCompany()).as('billing')
      ).post('/rcm/appeals', {
        body: { claimId: items[0].id, level: 1, basis: 'other' },
      });
      expect(refusal(foreign)).toEqual([422, 'REFERENCE_NOT_FOUND']);
      const { claimId } = nextDenial();
      const wrong = await begin(claimId, { claimPaymentId: claimId });
      expect(refusal(wrong)).toEqual([422, 'REFERENCE_NOT_FOUND']);
    });
  });

  describe('documents', () => {
    const upload = ({ id }: Row, text: string): Promise<Answer> =>
      billing.post(`/rcm/appeals/${id}/documents?fileName=record.pdf`, {
        headers: { 'content-type': 'application/pdf' },
        body: Buffer.from(text),
      });

    it('are uploaded, listed with their hash and downloaded as they came', async () => {
      const { claimId } = nextDenial();
      const begun = (await begin(claimId)).json();
      const answer = await upload(begun, 'medical record');
      const sha256 = createHash('sha256').update('medical record').digest('hex');
      expect(answer.json()).toMatchObject({ sha256, bytes: 14, fileName: 'record.pdf', mediaType: 'application/pdf' });
      expect(answer.json()).not.toHaveProperty('blobId');
      expect(refusal(await upload(begun, 'medical record'))).toEqual([409, 'DUPLICATE']);
      expect((await billing.get(`/rcm/appeals/${begun.id}/documents`)).json().items).toEqual([answer.json()]);
      const content = await billing.get(`/rcm/appeals/${begun.id}/documents/${answer.json().id}/content`);
      expect(content.body).toBe('medical record');
      const elsewhere = (await begin(nextDenial().claimId)).json();
      const foreign = await billing.get(`/rcm/appeals/${elsewhere.id}/documents/${answer.json().id}/content`);
      expect(foreign.statusCode).toBe(404);
    });

    it('are no longer taken once the appeal was decided', async () => {
      const { claimId } = nextDenial();
      const over = await act((await begin(claimId)).json(), 'decision', { outcome: 'withdrawn', decidedOn: today });
      expect(refusal(await upload(over.json(), 'too late'))).toEqual([409, 'STATE_FORBIDS']);
      expect(refusal(await act(over.json(), 'filing'))).toEqual([409, 'STATE_FORBIDS']);
    });
  });

  describe('the packet', () => {
    const packetOf = ({ id }: Row, caller = billing): Promise<Answer> => caller.get(`/rcm/appeals/${id}/packet`);

    it('is one archive of claim, 837, acknowledgements, 835, notes, documents and deadline, with their hashes', async () => {
      const { id: denialId, claimId, pcn } = await aDenial(billing, { remarks: ['N706'] });
      expect(
        (await billing.post(`/rcm/denials/${denialId}/notes`, { body: { note: 'Called <them>' } })).statusCode,
      ).toBe(201);
      const appeal = (await begin(claimId, { grounds: 'Record & number were there' })).json();
      for (const name of ['../record.pdf', 'letter of appeal.pdf']) {
        const path = `/rcm/appeals/${appeal.id}/documents?fileName=${encodeURIComponent(name)}`;
        const answer = await billing.post(path, {
          headers: { 'content-type': 'application/pdf' },
          body: Buffer.from(name),
        });
        expect(answer.statusCode).toBe(201);
      }
      const packet = await packetOf(appeal);
      expect([packet.statusCode, packet.headers['content-type']]).toEqual([200, 'application/zip']);
      expect(await lastEvent(api, company)).toMatchObject({
        action: 'exportAppealPacket',
        outcome: 'shown',
        entity: 'claim_appeals',
        entityId: appeal.id,
      });
      const files = await unzipped(packet.rawPayload);
      expect(files.map(([path]) => path)).toEqual([
        'summary.html',
        'appeal.json',
        'claim.json',
        'claim.837',
        'acknowledgements.json',
        'remittances.json',
        'notes.json',
        'documents/001-record.pdf',
        'documents/002-letter_of_appeal.pdf',
        'manifest.json',
      ]);
      const told = new Map(files.map(([path, content]) => [path, content.toString()]));
      expect(JSON.parse(told.get('manifest.json')!).files).toEqual(
        files.slice(0, -1).map(([path, content]) => ({
          path,
          bytes: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
        })),
      );
      expect(told.get('summary.html')).toMatch('2026-09-30');
      expect(told.get('summary.html')).toMatch('Called &lt;them&gt;');
      expect(told.get('claim.837')).toMatch(`CLM*${pcn}*150`);
      expect(JSON.parse(told.get('claim.json')!)).toMatchObject({ id: claimId, patientControlNumber: pcn });
      expect(JSON.parse(told.get('appeal.json')!)).toMatchObject({
        dueOn: '2026-09-30',
        denials: [{ remarkCodes: ['N706'] }],
      });
      const [payment] = JSON.parse(told.get('remittances.json')!);
      expect(payment.lines[0]).toMatchObject({ adjustments: [{ groupCode: 'CO', reasonCode: '197', cents: 15_000 }] });
      expect((await packetOf(appeal)).rawPayload.equals(packet.rawPayload)).toBe(true);
    });

    it("is nobody else's, and not for those who only read", async () => {
      const appeal = (await begin(nextDenial().claimId)).json();
      expect((await packetOf(appeal, await (await api.newCompany()).as('billing'))).statusCode).toBe(404);
      expect((await packetOf(appeal, await company.as('analyst'))).statusCode).toBe(403);
      expect((await packetOf(appeal, await company.as('auditor'))).statusCode).toBe(200);
    });
  });
});
