import { aRemittance, type PaidClaimFacts } from '../../factories/remittance.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';

const aClaim = (pcn: string, facts: Partial<DeskClaim> = {}): DeskClaim => ({
  pcn,
  lines: [{ procedureCode: '99213', chargeCents: 15000 }],
  ...facts,
});
const REVERSAL: PaidClaimFacts = {
  pcn: 'A',
  status: '22',
  charge: -150,
  paid: -100,
  cas: ['CO*45*-50'],
  number: 'ICN1',
};
const REASON = { reason: 'The payer confirmed it by telephone' };

describe('what people decide of remittances', () => {
  let api: TestApi;
  let company: TestCompany;
  let desk: RemittanceDesk;
  let billing: Caller;
  let supervisor: Caller;
  beforeAll(async () => {
    api = await startApi();
  }, 30_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    company = await api.newCompany();
    desk = await new RemittanceDesk(api, company.id).open();
    billing = await company.as('billing');
    supervisor = await company.as('billing_supervisor');
  });

  const first = async (path: string) => (await billing.get(path)).json().items[0];
  const act = (path: string, body: object, by = supervisor, version = 1) =>
    by.post(path, { headers: { 'if-match': `"${version}"` }, body });

  describe('RCM D3: override of a held remittance', () => {
    it.each([
      ['UNBALANCED', { paid: 99 }],
      ['PAYEE_NOT_OURS', { payeeNpi: '1993999998' }],
    ])('%s: posts in one transaction what the file says, with who and why', async (reason, facts) => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A', controlNumber: 'L1' }, { pcn: 'LOST' }], facts));
      const held = await first('/rcm/eras?status=held');
      expect(held).toMatchObject({ holdReason: reason, decisionReason: null });
      expect((await act(`/rcm/eras/${held.id}/release`, REASON, billing)).statusCode).toBe(403);
      expect(await desk.standings()).toEqual({ A: { status: 'submitted', balanceCents: 15000 } });
      const answer = await act(`/rcm/eras/${held.id}/release`, REASON);
      expect(answer.json()).toMatchObject({ status: 'posted', holdReason: reason, decisionReason: REASON.reason });
      expect(answer.json().decidedBy).toEqual(expect.any(String));
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
      expect(await desk.payments()).toEqual(['A 1 posted exact', 'LOST 1 unmatched CLAIM_NOT_FOUND none']);
      expect(await lastEvent(api, company)).toMatchObject({ action: 'releaseEra', entityId: held.id });
      const [payment] = (await billing.get(`/rcm/eras/${held.id}/claim-payments`)).json().items;
      expect(payment.lines[0]).toMatchObject({ match: 'procedure', claimLineItemId: expect.any(String) });
      expect((await act(`/rcm/eras/${held.id}/release`, REASON, supervisor, 2)).json().code).toBe('STATE_FORBIDS');
    });

    it('of two at once one wins', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A' }], { paid: 99 }));
      const held = await first('/rcm/eras?status=held');
      const answers = await Promise.all([1, 2, 3].map(() => act(`/rcm/eras/${held.id}/release`, REASON)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
      expect(await desk.ledger('A')).toHaveLength(2);
    });

    it('discarded, it posts nothing and is still there', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A' }], { payeeNpi: '1993999998' }));
      const held = await first('/rcm/eras?status=held');
      expect((await act(`/rcm/eras/${held.id}/discard`, REASON)).json()).toMatchObject({ status: 'discarded' });
      expect(await desk.payments()).toEqual(['A 1 dismissed PAYEE_NOT_OURS none']);
      expect(await desk.standings()).toEqual({ A: { status: 'submitted', balanceCents: 15000 } });
      expect((await act(`/rcm/eras/${held.id}/release`, REASON, supervisor, 2)).statusCode).toBe(409);
    });
  });

  describe('RCM D1: a conflict is for a human', () => {
    it('accepted as a remittance of its own, it posts beside the other', async () => {
      await desk.claims([aClaim('A'), aClaim('B')]);
      await desk.import(aRemittance([{ pcn: 'A' }]));
      await desk.import(aRemittance([{ pcn: 'B' }]));
      const conflict = await first('/rcm/eras?status=conflict');
      expect((await act(`/rcm/eras/${conflict.id}/release`, REASON)).json()).toMatchObject({
        status: 'posted',
        isBeside: true,
      });
      expect(await desk.standings()).toMatchObject({ A: { status: 'paid' }, B: { status: 'paid' } });
      expect(await desk.import(aRemittance([{ pcn: 'B' }]))).toMatchObject([{ status: 'duplicate' }]);
    });

    it('discarded, its key is free for nobody else: the first one stands', async () => {
      await desk.claims([aClaim('A'), aClaim('B')]);
      await desk.import(aRemittance([{ pcn: 'A' }]));
      await desk.import(aRemittance([{ pcn: 'B' }]));
      const conflict = await first('/rcm/eras?status=conflict');
      expect((await act(`/rcm/eras/${conflict.id}/discard`, REASON)).statusCode).toBe(200);
      expect(await desk.import(aRemittance([{ pcn: 'A' }]))).toMatchObject([{ status: 'duplicate' }]);
      expect(await desk.standings()).toMatchObject({ A: { status: 'paid' }, B: { status: 'submitted' } });
    });
  });

  describe('RCM D6: the unmatched queue', () => {
    it('names candidates with what speaks for them, and posts on the one that somebody chooses', async () => {
      const ids = await desk.claims([
        aClaim('A', { memberId: 'W7' }),
        aClaim('B', { memberId: 'W7', servedFromOn: '2026-06-01' }),
      ]);
      await desk.import(aRemittance([{ pcn: '0', memberId: 'W7', number: 'ICN5' }]));
      const waiting = await first('/rcm/unmatched-payments?reason=CLAIM_CANDIDATES');
      expect(waiting.candidates.map(({ claimId }: { claimId: string }) => claimId)).toEqual([
        ids.get('A'),
        ids.get('B'),
      ]);
      expect(waiting.candidates[0]).toMatchObject({
        reasons: ['member_id', 'service_date', 'charge', 'payer'],
        status: 'submitted',
      });
      const answer = await act(`/rcm/unmatched-payments/${waiting.id}/match`, { claimId: ids.get('A') }, billing);
      expect(answer.json()).toMatchObject({ status: 'posted', match: 'manual', claimId: ids.get('A') });
      expect(await desk.standings()).toMatchObject({ A: { status: 'paid', balanceCents: 0 } });
      expect((await billing.get(`/rcm/claims/${ids.get('A')}`)).json().payments[0].lines[0]).toMatchObject({
        match: 'procedure',
        claimLineItemId: expect.any(String),
      });
      expect((await billing.get('/rcm/unmatched-payments')).json().items).toEqual([]);
      expect((await billing.get(`/rcm/unmatched-payments/${waiting.id}`)).statusCode).toBe(404);
    });

    it('of two matches at once one wins, and the money is posted once', async () => {
      const ids = await desk.claims([aClaim('A'), aClaim('B')]);
      await desk.import(aRemittance([{ pcn: 'LOST' }]));
      const { id } = await first('/rcm/unmatched-payments');
      const answers = await Promise.all(
        ['A', 'B'].map((pcn) => act(`/rcm/unmatched-payments/${id}/match`, { claimId: ids.get(pcn) }, billing)),
      );
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const standings = Object.values(await desk.standings()).map(({ balanceCents }) => balanceCents);
      expect(standings.sort()).toEqual([0, 15000]);
    });

    it('refuses a claim that is unknown, foreign or not sent, a stale version, and a second decision', async () => {
      const ids = await desk.claims([aClaim('DRAFT', { status: 'draft' }), aClaim('A')]);
      const other = await new RemittanceDesk(api, (await api.newCompany()).id).open();
      const foreign = (await other.claims([aClaim('X')])).get('X');
      await desk.import(aRemittance([{ pcn: 'LOST' }]));
      const { id } = await first('/rcm/unmatched-payments');
      const path = `/rcm/unmatched-payments/${id}`;
      expect((await act(`${path}/match`, { claimId: foreign }, billing)).json().code).toBe('REFERENCE_NOT_FOUND');
      expect((await act(`${path}/match`, { claimId: ids.get('DRAFT') }, billing)).json().code).toBe('STATE_FORBIDS');
      expect((await act(`${path}/match`, { claimId: ids.get('A') }, billing, 7)).statusCode).toBe(412);
      expect((await billing.post(`${path}/match`, { body: { claimId: ids.get('A') } })).statusCode).toBe(428);
      expect((await act(`${path}/dismissal`, REASON, billing)).json()).toMatchObject({ status: 'dismissed' });
      expect((await act(`${path}/match`, { claimId: ids.get('A') }, billing, 2)).json().code).toBe('STATE_FORBIDS');
      expect(await desk.standings()).toMatchObject({ A: { status: 'submitted' } });
    });
  });

  describe('RCM D9: reversals', () => {
    it('without an original is posted as it stands when somebody with the right says so', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([REVERSAL, { pcn: 'B' }]));
      const held = await first('/rcm/unmatched-payments?reason=REVERSAL_WITHOUT_ORIGINAL');
      const path = `/rcm/unmatched-payments/${held.id}`;
      expect((await act(`${path}/match`, { claimId: held.claimId ?? held.id }, billing)).statusCode).toBe(409);
      expect((await act(`${path}/release`, REASON, billing)).statusCode).toBe(403);
      expect((await act(`${path}/release`, REASON)).json()).toMatchObject({ status: 'posted', reversesId: null });
      expect(await desk.ledger('A')).toEqual(['contractual/CO/45 -5000', 'payment -10000']);
      expect(await desk.standings()).toMatchObject({ A: { balanceCents: 30000 } });
    });

    it('of a denial that nobody knows adds nothing to what is owed, and denies nothing', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ ...REVERSAL, paid: 0, cas: ['CO*50*-150'] }, { pcn: 'B' }]));
      const held = await first('/rcm/unmatched-payments?reason=REVERSAL_WITHOUT_ORIGINAL');
      expect((await act(`/rcm/unmatched-payments/${held.id}/release`, REASON)).statusCode).toBe(200);
      expect(await desk.ledger('A')).toEqual(['denial/CO/50 -15000']);
      expect(await desk.standings()).toMatchObject({ A: { status: 'zero_paid', balanceCents: 15000 } });
      expect((await billing.get('/rcm/denials')).json().items).toEqual([]);
    });

    it('needs a claim: without one nothing is posted', async () => {
      await desk.import(aRemittance([REVERSAL, { pcn: 'B' }]));
      const held = await first('/rcm/unmatched-payments?reason=REVERSAL_WITHOUT_ORIGINAL');
      const answer = await act(`/rcm/unmatched-payments/${held.id}/release`, REASON);
      expect([answer.statusCode, answer.json().errors[0].code]).toEqual([422, 'CLAIM_NEEDED']);
      expect((await first('/rcm/unmatched-payments?reason=REVERSAL_WITHOUT_ORIGINAL')).version).toBe(1);
    });

    it('that was held is posted when its original comes at last, in another remittance', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([REVERSAL, { pcn: 'A', paid: 120, cas: ['CO*45*30'], number: 'ICN2' }]));
      expect(await desk.import(aRemittance([{ pcn: 'A', number: 'ICN1' }], { trace: 'EFT2' }))).toMatchObject([
        { counts: { posted: 1, freed: 1 } },
      ]);
      expect(await desk.payments()).toEqual(['A 22 posted exact', 'A 1 posted exact', 'A 1 posted exact']);
      expect(await desk.ledger('A')).toEqual([
        'contractual/CO/45 -5000',
        'contractual/CO/45 3000',
        'contractual/CO/45 5000',
        'payment -10000',
        'payment 10000',
        'payment 12000',
      ]);
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
    });

    it.each([
      [
        'in its order',
        [{ pcn: 'A', number: 'ICN1' }],
        [REVERSAL, { pcn: 'A', number: 'ICN2', paid: 120, cas: ['CO*45*30'] }],
      ],
      [
        'the wrong way round',
        [
          { pcn: 'A', number: 'ICN1' },
          { pcn: 'A', number: 'ICN2', paid: 120, cas: ['CO*45*30'] },
        ],
        [REVERSAL, { pcn: 'B' }],
      ],
    ])('a correction is linked to what it corrects: %s', async (_words, one, two) => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance(one));
      await desk.import(aRemittance(two, { trace: 'EFT2' }));
      const rows = await desk.query<{ number: string; corrects: string }>(
        `SELECT c.payer_control_number AS number, o.payer_control_number AS corrects FROM claim_payments c
         JOIN claim_payments o ON o.company_id = c.company_id AND o.id = c.corrects_id WHERE c.company_id = $1`,
      );
      expect(rows).toEqual([{ number: 'ICN2', corrects: 'ICN1' }]);
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
    });
  });

  describe('RCM D10: balances of provider adjustments', () => {
    const balances = async (query = '') =>
      (await billing.get(`/rcm/provider-adjustment-balances${query}`))
        .json()
        .items.map(({ reasonCode, reference, balanceCents, openCents, state }: Record<string, unknown>) =>
          [reasonCode, reference, balanceCents, openCents, state].join(' '),
        );

    it('a recovery that is put off stays open until it is taken, and leads to the reversed claim', async () => {
      const ids = await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A', number: 'ICN1' }]));
      await desk.import(aRemittance([REVERSAL], { trace: 'EFT2', plb: ['WO:ICN1*-100'] }));
      expect(await balances('?state=open')).toEqual(['WO ICN1 -10000 10000 open']);
      const linked = await first('/rcm/provider-adjustments?reasonCode=WO');
      expect(linked).toMatchObject({ cents: -10000, claimId: ids.get('A'), claimPaymentId: expect.any(String) });
      await desk.import(
        aRemittance([{ pcn: 'B', paid: 150, cas: [] }], {
          trace: 'EFT3',
          plb: ['WO:ICN1*100', 'L6:INT*-5', '72:CHK9*10'],
        }),
      );
      expect((await balances()).sort()).toEqual(['72 CHK9 1000 0 final', 'L6 INT -500 0 final', 'WO ICN1 0 0 settled']);
    });

    it('a forward balance comes back under its reference (RFI 1756); one that was never put off is unexplained', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A', number: 'ICN1' }]));
      await desk.import(aRemittance([REVERSAL], { trace: 'EFT2', plb: ['FB:F1*-100'] }));
      await desk.import(
        aRemittance([{ pcn: 'B', paid: 150, cas: [] }], { trace: 'EFT3', plb: ['FB:F1*100', 'FB:F9*7'] }),
      );
      expect((await balances('?reasonCode=FB')).sort()).toEqual(['FB F1 0 0 settled', 'FB F9 700 0 unexplained']);
    });

    it('those of a held remittance count when it is released', async () => {
      await desk.import(aRemittance([], { plb: ['WO:ICN9*-50'], paid: 49 }));
      expect(await balances()).toEqual([]);
      const held = await first('/rcm/eras?status=held');
      await act(`/rcm/eras/${held.id}/release`, REASON);
      expect(await balances()).toEqual(['WO ICN9 -5000 5000 open']);
    });
  });

  describe('RCM D11: reassociation with deposits', () => {
    const deposit = { payerIdentifier: '1512345678', amountCents: 10000, depositedOn: '2026-08-03' };
    const fundings = async () =>
      (await billing.get('/rcm/eras')).json().items.map(({ funding }: { funding: string }) => funding);

    it.each(['deposit', 'remittance'])('by trace number and amount, when the %s comes first', async (which) => {
      const enter = () =>
        billing.post('/rcm/deposits', {
          body: { addenda: 'TRN*1*EFT0001*1512345678\\', amountCents: 10000, depositedOn: '2026-08-03' },
        });
      if (which === 'deposit') expect((await enter()).json()).toMatchObject({ match: 'none', eraId: null });
      await desk.import(aRemittance([{ pcn: 'A' }]));
      if (which === 'remittance') {
        expect(await fundings()).toEqual(['unfunded']);
        expect((await billing.get('/rcm/eras?funding=unfunded')).json().items).toHaveLength(1);
        expect((await enter()).statusCode).toBe(201);
      }
      expect(await fundings()).toEqual(['funded']);
      expect(await first('/rcm/deposits?match=matched')).toMatchObject({
        eraId: expect.any(String),
        differenceCents: 0,
      });
      expect((await enter()).json().code).toBe('DUPLICATE');
    });

    it('another amount is told, until the right one comes', async () => {
      await desk.import(aRemittance([{ pcn: 'A' }]));
      await billing.post('/rcm/deposits', { body: { ...deposit, traceNumber: 'EFT0001', amountCents: 9000 } });
      expect(await first('/rcm/deposits')).toMatchObject({ match: 'amount_differs', differenceCents: -1000 });
      expect(await fundings()).toEqual(['amount_differs']);
      await billing.post('/rcm/deposits', { body: { ...deposit, traceNumber: 'EFT0001' } });
      expect(await fundings()).toEqual(['funded']);
      expect((await billing.get('/rcm/deposits?match=none')).json().items).toMatchObject([
        { amountCents: 9000, eraId: null },
      ]);
    });

    it('a list of the bank is taken over whole or not at all, and each deposit once', async () => {
      await desk.import(aRemittance([{ pcn: 'A' }]));
      const csv = (rows: string) =>
        billing.post('/rcm/deposits/imports', {
          headers: { 'content-type': 'text/csv' },
          body: Buffer.from(`deposited_on,amount,addenda\n${rows}`),
        });
      const good = '2026-08-03,100.00,TRN*1*EFT0001*1512345678\\\n2026-08-03,5,TRN*1*EFT7*1512345678\\\n';
      const refused = await csv(`${good}2026-08-03,x,\n`);
      expect(refused.json()).toMatchObject({ code: 'CSV_REFUSED', errors: [{ line: 4 }, { line: 4 }] });
      expect((await csv(good)).json()).toEqual({ rows: 2, added: 2 });
      expect((await csv(good)).json()).toEqual({ rows: 2, added: 0 });
      expect(await fundings()).toEqual(['funded']);
      expect((await billing.get('/rcm/deposits?match=none')).json().items).toMatchObject([{ traceNumber: 'EFT7' }]);
    });

    it('the number of another payer is another payment; a zero payment needs no deposit', async () => {
      await desk.import(aRemittance([{ pcn: 'A' }]));
      await desk.import(aRemittance([{ pcn: 'Z', paid: 0, cas: ['CO*50*150'] }], { trace: 'ZERO' }));
      await billing.post('/rcm/deposits', {
        body: { ...deposit, traceNumber: 'EFT0001', payerIdentifier: '1999999999' },
      });
      expect((await fundings()).sort()).toEqual(['not_needed', 'unfunded']);
      const refused = await billing.post('/rcm/deposits', {
        body: { amountCents: 1, depositedOn: '2026-08-03', addenda: 'X' },
      });
      expect([refused.statusCode, refused.json().errors.map(({ code }: { code: string }) => code)]).toEqual([
        422,
        ['ADDENDA_UNREADABLE', 'TRACE_NUMBER_MISSING'],
      ]);
    });
  });
});
