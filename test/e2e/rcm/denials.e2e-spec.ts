import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { aDenial, aSentClaim, decided } from '../../support/denial-desk.js';

type Answer = Awaited<ReturnType<Caller['get']>>;
type Row = Record<string, never>;

describe('RCM E: denials', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let supervisor: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    billing = await company.as('billing');
    supervisor = await company.as('billing_supervisor');
  });
  afterAll(() => api.close());

  const act = (id: string, path: string, version: number, body?: unknown): Promise<Answer> =>
    billing.post(`/rcm/denials/${id}/${path}`, { headers: { 'if-match': `"${version}"` }, body });
  const read = async (id: string): Promise<Row> => (await billing.get(`/rcm/denials/${id}`)).json();
  const onClaim = async (claimId: string): Promise<Row[]> =>
    (await billing.get(`/rcm/denials?claimId=${claimId}&status=all&sort=createdAt`)).json().items;

  describe('come from a remittance in its own transaction', () => {
    it('with category, scenario, next action, money and why there is no deadline', async () => {
      const denial = await aDenial(billing);
      expect(denial).toMatchObject({
        groupCode: 'CO',
        reasonCode: '197',
        category: 'authorization',
        scenario: 'not_covered',
        nextAction: 'appeal',
        isAppealable: true,
        deniedCents: 15_000,
        appealableCents: 15_000,
        deniedOn: '2026-08-01',
        dueOn: null,
        noDueReason: 'NO_RULE_FOR_PAYER',
        status: 'open',
        assigneeId: null,
      });
      expect(denial).not.toHaveProperty('workOrder');
    });

    it('with MA130 on the claim: correct and rebill, nothing to appeal', async () => {
      expect(await aDenial(billing, { cas: ['CO*16*150'], claimRemarks: ['MA130'] })).toMatchObject({
        nextAction: 'correct_and_rebill',
        isAppealable: false,
        appealableCents: 0,
        remarkCodes: ['MA130'],
      });
    });

    it('for each denied amount of a line; a contractual part is none', async () => {
      const { claimId } = await aDenial(billing, { cas: ['CO*45*30', 'CO*50*70**96*50'], remarks: ['N130'] });
      const rows = (await onClaim(claimId)).map(({ reasonCode, deniedCents, category }) => [
        reasonCode,
        deniedCents,
        category,
      ]);
      expect(rows.sort()).toEqual([
        ['50', 7_000, 'medical_necessity'],
        ['96', 5_000, 'non_covered'],
      ]);
    });

    it('never from a lone CO-45, nor from a deductible', async () => {
      const pcn = await aSentClaim(billing);
      await decided(billing, [{ pcn, paid: 0, cas: ['CO*45*100', 'PR*1*50'] }]);
      const { items } = (await billing.post('/rcm/claims/search', { body: { patientControlNumber: pcn } })).json();
      expect(await onClaim(items[0].id)).toEqual([]);
    });
  });

  describe('are resolved by themselves', () => {
    it('when the line is paid later, and are back when that payment is reversed', async () => {
      const { id, claimId, pcn } = await aDenial(billing);
      await decided(billing, [{ pcn, paid: 100, cas: ['CO*45*50'], number: `PAY${pcn}` }]);
      expect(await read(id)).toMatchObject({ status: 'closed', closeReason: 'paid' });
      // A remittance below zero is no payment: another claim pays for what is taken back.
      const taken = { pcn, status: '22', charge: -150, paid: -100, cas: ['CO*45*-50'], number: `PAY${pcn}` };
      await decided(billing, [taken, { pcn: await aSentClaim(billing) }]);
      expect(await read(id)).toMatchObject({ status: 'open', closeReason: null, resolvedById: null });
      expect(await onClaim(claimId)).toHaveLength(1);
    });

    it('when the denial itself is reversed; what is denied anew is a denial of its own', async () => {
      const { id, claimId, pcn } = await aDenial(billing);
      const reversal = { pcn, status: '22', charge: -150, paid: 0, cas: ['CO*197*-150'], number: `ICN${pcn}` };
      await decided(billing, [reversal, { pcn, paid: 0, cas: ['CO*50*150'], number: `NEW${pcn}` }]);
      expect(await read(id)).toMatchObject({ status: 'closed', closeReason: 'reversed' });
      const rows = (await onClaim(claimId)).map(({ reasonCode, status }) => [reasonCode, status]);
      expect(rows).toEqual([
        ['197', 'closed'],
        ['50', 'open'],
      ]);
    });
  });

  describe('are worked on', () => {
    it('assigned, noted, snoozed, closed with a reason and reopened, under their ETag', async () => {
      const { id } = await aDenial(billing);
      const me = (await (await company.as('company_admin')).get('/users')).json().items[0].id;
      expect((await act(id, 'assignment', 1, { assigneeId: me })).json()).toMatchObject({ assigneeId: me, version: 2 });
      expect((await billing.get(`/rcm/denials?assigneeId=${me}`)).json().items).toHaveLength(1);
      const note = await billing.post(`/rcm/denials/${id}/notes`, { body: { note: 'Record was sent by fax' } });
      expect(note.statusCode).toBe(201);
      expect((await billing.get(`/rcm/denials/${id}/notes`)).json().items).toEqual([note.json()]);
      const snoozed = await act(id, 'snooze', 2, { untilOn: '2999-01-01' });
      expect(snoozed.json()).toMatchObject({ status: 'snoozed', workableFromOn: '2999-01-01' });
      const shown = async (status: string): Promise<string[]> =>
        (await billing.get(`/rcm/denials?status=${status}&limit=200`)).json().items.map((row: Row) => row.id);
      expect([await shown('snoozed'), (await shown('open')).includes(id)]).toEqual([[id], false]);
      const closed = await act(id, 'closure', 3, { reason: 'denial_accepted', note: 'Contract says so' });
      expect(closed.json()).toMatchObject({ status: 'closed', closeReason: 'denial_accepted', version: 4 });
      expect((await billing.get(`/rcm/denials/${id}/notes`)).json().items).toHaveLength(2);
      expect((await billing.get('/rcm/denials?limit=200')).json().items.map((row: Row) => row.id)).not.toContain(id);
      expect(await shown('closed')).toContain(id);
      expect((await act(id, 'reopening', 4)).json()).toMatchObject({ status: 'open', closeReason: null });
    });

    it('and refuse what makes no sense, changing nothing', async () => {
      const { id } = await aDenial(billing);
      const refusals = [
        [await act(id, 'reopening', 1), 409, 'STATE_FORBIDS'],
        [await act(id, 'assignment', 9, { assigneeId: null }), 412, 'VERSION_STALE'],
        [await act(id, 'snooze', 1, { untilOn: '2020-01-01' }), 422, 'VALIDATION_FAILED'],
        [await act(id, 'closure', 1, { reason: 'tired' }), 422, 'VALIDATION_FAILED'],
        [await act(id, 'closure', 1, { reason: 'paid' }), 422, 'VALIDATION_FAILED'],
        [
          await act(id, 'assignment', 1, { assigneeId: '01900000-0000-7000-8000-000000000001' }),
          422,
          'REFERENCE_NOT_FOUND',
        ],
        [await billing.post(`/rcm/denials/${id}/closure`, { body: { reason: 'rebilled' } }), 428, 'IF_MATCH_REQUIRED'],
      ] as const;
      expect(refusals.map(([answer]) => [answer.statusCode, answer.json().code])).toEqual(
        refusals.map(([, status, code]) => [status, code]),
      );
      expect(await read(id)).toMatchObject({ version: 1, status: 'open' });
      expect((await billing.get(`/rcm/denials/${id}/notes`)).json().items).toEqual([]);
      expect((await act(id, 'closure', 1, { reason: 'rebilled' })).statusCode).toBe(200);
      expect((await act(id, 'closure', 2, { reason: 'rebilled' })).json().code).toBe('STATE_FORBIDS');
    });
  });

  it('of many who close one with a note at once one wins, and only its note is kept', async () => {
    const { id } = await aDenial(billing);
    const close = (note: string): Promise<Answer> => act(id, 'closure', 1, { reason: 'rebilled', note });
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => close(`Note ${index}`)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(5).fill(412)]);
    expect((await billing.get(`/rcm/denials/${id}/notes`)).json().items).toHaveLength(1);
    const nobody = '01900000-0000-7000-8000-000000000001';
    expect((await act(nobody, 'closure', 1, { reason: 'rebilled', note: 'x' })).json().code).toBe('NOT_FOUND');
  });

  describe('on the worklist', () => {
    it('stand with the names of claim, patient, payer and of who works on them', async () => {
      const { id, claimId, pcn } = await aDenial(billing);
      const user = (await (await company.as('company_admin')).get('/users')).json().items[0];
      await act(id, 'assignment', 1, { assigneeId: user.id });
      const claim = (await billing.get(`/rcm/claims/${claimId}`)).json();
      expect((await onClaim(claimId))[0]).toMatchObject({
        claimNumber: claim.number,
        patientControlNumber: pcn,
        patientName: 'DOE, JANE',
        payerName: 'PAYER ONE',
        assigneeName: user.displayName,
      });
    });

    it('get their deadlines once the payer has a rule, and are sorted by deadline, then by money', async () => {
      const other = await api.newCompany();
      const caller = await other.as('billing');
      const small = await aDenial(caller, { cas: ['CO*197*50', 'CO*45*100'] });
      const large = await aDenial(caller, { cas: ['CO*50*150'] });
      const patients = await aDenial(caller, { cas: ['PR*96*150'] });
      const order = async (query = ''): Promise<string[]> =>
        (await caller.get(`/rcm/denials${query}`)).json().items.map((row: Row) => row.id);
      expect((await order()).slice(-1)).toEqual([small.id]);
      const { payerId } = (await caller.get(`/rcm/denials/${small.id}`)).json();
      const rule = await (await other.as('billing_supervisor')).post('/rcm/payer-rules', { body: aPayerRule(payerId) });
      expect(rule.statusCode).toBe(201);
      expect(await order()).toEqual([large.id, small.id, patients.id]);
      expect((await caller.get(`/rcm/denials/${small.id}`)).json()).toMatchObject({
        dueOn: '2027-01-28',
        dueKind: 'appeal_level_1',
        noDueReason: null,
      });
      expect(await order('?dueTo=2027-01-28')).toEqual([large.id, small.id]);
      expect(await order('?dueTo=2027-01-27')).toEqual([]);
      expect(await order('?carc=96&category=non_covered&nextAction=bill_patient&status=open')).toEqual([patients.id]);
      expect(await order(`?payerId=${payerId}&limit=1`)).toEqual([large.id]);
      const late = await caller.post(`/rcm/denials/${small.id}/snooze`, {
        headers: { 'if-match': '"2"' },
        body: { untilOn: '2027-01-29' },
      });
      expect([late.statusCode, late.json().errors[0].message]).toEqual([422, 'the denial is due on 2027-01-28']);
      const ended = await (
        await other.as('billing_supervisor')
      ).patch(`/rcm/payer-rules/${rule.json().id}`, {
        headers: { 'if-match': '"1"' },
        body: { limitCount: 30, limitUnit: 'days' },
      });
      expect(ended.statusCode).toBe(200);
      expect((await caller.get(`/rcm/denials/${small.id}`)).json()).toMatchObject({ dueOn: '2026-08-31' });
    });
  });

  it('count by the limit of the payer itself where it has no rule', async () => {
    const caller = await (await api.newCompany()).as('billing');
    const { id } = await aDenial(caller);
    const { payerId } = (await caller.get(`/rcm/denials/${id}`)).json();
    const { version } = (await caller.get(`/rcm/payers/${payerId}`)).json();
    const limited = await caller.patch(`/rcm/payers/${payerId}`, {
      headers: { 'if-match': `"${version}"` },
      body: { appealLimitDays: 30 },
    });
    expect(limited.statusCode).toBe(200);
    expect((await caller.get(`/rcm/denials/${id}`)).json()).toMatchObject({ dueOn: '2026-08-31', noDueReason: null });
  });

  describe('by the codes of the company', () => {
    const csv = (text: string): Promise<Answer> =>
      supervisor.post('/rcm/adjustment-codes/imports', {
        headers: { 'content-type': 'text/csv' },
        body: Buffer.from(text),
      });
    const HEAD = 'list,code,wording,category,effectiveFromOn';

    it('are decided with what it imported, from that day on', async () => {
      const answer = await csv(
        `${HEAD}\ncarc,Z9,Own reason,documentation,2026-01-01\nrarc,N999,Own remark,,2026-01-01\n`,
      );
      expect([answer.statusCode, answer.json().rows]).toEqual([201, 2]);
      expect(await aDenial(billing, { cas: ['CO*Z9*150'] })).toMatchObject({ category: 'documentation' });
      const again = await csv(`${HEAD}\ncarc,Z9,Other words,bundling,2026-01-01\n`);
      expect(again.statusCode).toBe(201);
      const { items } = (await billing.get('/rcm/adjustment-codes?code=Z9')).json();
      expect(items).toMatchObject([{ wording: 'Other words', version: 2 }]);
      const inForce = (await billing.get('/rcm/adjustment-codes/in-force?list=carc&on=2026-01-01')).json();
      expect(inForce).toContainEqual(expect.objectContaining({ code: 'Z9', category: 'bundling' }));
      expect(inForce).toContainEqual(expect.objectContaining({ code: '45', isInformational: true }));
    });

    it('a reason that the company calls informational denies nothing any more', async () => {
      const code = { list: 'carc', code: '119', wording: 'Never a denial here', isInformational: true };
      const made = await supervisor.post('/rcm/adjustment-codes', { body: { ...code, effectiveFromOn: '2026-01-01' } });
      expect(made.statusCode).toBe(201);
      const pcn = await aSentClaim(billing);
      await decided(billing, [{ pcn, paid: 0, cas: ['CO*119*150'] }]);
      const { items } = (await billing.post('/rcm/claims/search', { body: { patientControlNumber: pcn } })).json();
      expect([items[0].status, await onClaim(items[0].id)]).toEqual(['zero_paid', []]);
      const ended = await supervisor.patch(`/rcm/adjustment-codes/${made.json().id}`, {
        headers: { 'if-match': '"1"' },
        body: { effectiveToOn: '2026-07-31' },
      });
      expect(ended.statusCode).toBe(200);
      expect(await aDenial(billing, { cas: ['CO*119*150'] })).toMatchObject({ category: 'non_covered' });
    });

    it('a bad file is refused with its lines, and changes nothing', async () => {
      const before = (await billing.get('/rcm/adjustment-codes?total=true')).json().total;
      const answer = await csv(
        `${HEAD}\ncarc,50,Fine,,2026-01-01\ncarc,51,Fine,fun,2026-01-01\nrarc,50,Bad,,2026-01-01\n`,
      );
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'CSV_REFUSED']);
      expect(answer.json().errors.map(({ code, line }: Row) => [code, line])).toEqual([
        ['CSV_VALUE', 3],
        ['CODE_FORMAT', 4],
      ]);
      expect((await billing.get('/rcm/adjustment-codes?total=true')).json().total).toBe(before);
      expect((await csv('')).json().code).toBe('FILE_EMPTY');
      const wrong = await supervisor.post('/rcm/adjustment-codes', {
        body: { list: 'rarc', code: '45', wording: 'x', effectiveFromOn: '2026-02-01', effectiveToOn: '2026-01-01' },
      });
      expect(wrong.json().errors.map(({ pointer }: Row) => pointer)).toEqual(['/code', '/effectiveToOn']);
    });
  });
});
