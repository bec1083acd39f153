import { aCoverage } from '../../factories/clinical-record.factory.js';
import { aRemittance, type PaidClaimFacts } from '../../factories/remittance.factory.js';
import { aSubmittingPartner } from '../../factories/trading-partner.factory.js';
import { anX12File, aProfessionalSubmission } from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { Figures } from '../../support/figures.js';
import { ImportDesk } from '../../support/import-desk.js';
import { rowMarks, tenantTables } from '../../support/row-marks.js';
import { VersionDesk } from '../../support/version-desk.js';
import { withClient } from '../../../src/embedded/provision.js';

type Segments = string[];
const P = { groupType: 'HC', groupVersion: '005010X222A1' };
const ICN = 'ICN1';
const HELD: PaidClaimFacts = { pcn: 'PCN1001', charge: 250, paid: 140, number: ICN, cas: ['CO*45*75', 'PR*2*35'] };
const TAKEN_BACK: PaidClaimFacts = { ...HELD, status: '22', charge: -250, paid: -140, cas: ['CO*45*-75', 'PR*2*-35'] };

/** The claim of 250.00 to PAYER ONE with this frequency; a later one with REF F8. */
function bill(frequency = '1', number = ICN): Segments {
  const segments = aProfessionalSubmission().map((each) => each.replace('11:B:1', `11:B:${frequency}`));
  if (frequency !== '1') segments.splice(segments.indexOf('HI*ABK:E119*ABF:I10'), 0, `REF*F8*${number}`);
  return segments;
}

/** The same a month later. */
const later = (segments: Segments): Segments => segments.map((each) => each.replace('20260701', '20260801'));

/** The same claim to a second payer, which says that the first paid 140.00 and took 75.00 off. */
function secondaryBill(): Segments {
  const segments = bill().map((each) =>
    each.replace('SBR*P', 'SBR*S').replace('NM1*PR*2*PAYER ONE*****PI*PAYER1', 'NM1*PR*2*PAYER TWO*****PI*PAYER2'),
  );
  const other = ['SBR*P*18*GROUP1******CI', 'CAS*CO*45*75', 'CAS*PR*2*35', 'AMT*D*140', 'OI***Y***Y'];
  const parties = ['NM1*IL*1*DOE*JANE****MI*W100000001', 'NM1*PR*2*PAYER ONE*****PI*PAYER1', 'DTP*573*D8*20260801'];
  segments.splice(segments.indexOf('LX*1'), 0, ...other, ...parties);
  return segments;
}

const numbered = (sets: readonly Segments[]): Segments[] =>
  sets.map((set, index) => set.map((each) => each.replace('ST*837*0001', `ST*837*000${index + 1}`)));
let envelopes = 0;
/** A file of these claims, each time in an envelope of its own. */
const fileOf = (...sets: Segments[]): Buffer =>
  Buffer.from(anX12File(numbered(sets), P).toString().replaceAll('*000000001', `*${String(1000 + ++envelopes).padStart(9, '0')}`)); // prettier-ignore

describe('claims of files that belong to claims before them', () => {
  let api: TestApi;
  let company: TestCompany;
  let caller: Caller;
  let desk: ImportDesk;
  let traces = 0;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    company = await api.newCompany();
    caller = await company.as('company_admin');
    desk = new ImportDesk(api, company.id);
  });

  const remit = (...claims: PaidClaimFacts[]) =>
    desk.import(aRemittance(claims, { trace: `IMP${++traces}`, plb: owing(claims) }));
  /** `turn.frequency status balance` of every claim, in their order. */
  const standing = async (): Promise<string[]> => {
    const rows = await desk.query<{ words: string }>(
      `SELECT concat_ws(' ', c.responsibility_code || c.frequency_code, c.status,
         (SELECT coalesce(sum(l.balance_effect_cents), 0) FROM ledger_entries l
          WHERE l.company_id = $1 AND l.claim_id = c.id)) AS words
       FROM claims c WHERE c.company_id = $1 ORDER BY c.number`,
    );
    return rows.map(({ words }) => words);
  };
  const owed = async (): Promise<number> =>
    (await desk.query<{ cents: number }>(
      'SELECT coalesce(sum(balance_effect_cents), 0)::bigint AS cents FROM ledger_entries WHERE company_id = $1',
    ))[0]!.cents; // prettier-ignore
  const links = () =>
    desk.query(
      `SELECT (SELECT o.number FROM claims o WHERE o.company_id = $1 AND o.id = c.replaces_id) AS replaces,
         (SELECT o.number FROM claims o WHERE o.company_id = $1 AND o.id = c.prior_claim_id) AS follows,
         (SELECT o.number FROM claims o WHERE o.company_id = $1 AND o.id = c.family_id) AS family
       FROM claims c WHERE c.company_id = $1 ORDER BY c.number`,
    );
  const sound = async (): Promise<void> => {
    expect(await new Figures(api, company.id).problems()).toEqual({});
    expect(await desk.broken()).toEqual({});
  };

  describe('RCM A12: a replacement (7) or void (8) that is imported as sent', () => {
    it('7: takes the charge over and corrects the former; the payer’s 22 and new payment leave nothing', async () => {
      await desk.import(fileOf(bill()));
      await remit(HELD);
      await desk.import(fileOf(bill('7')));
      expect(await standing()).toEqual(['P1 corrected -21500', 'P7 submitted 25000']);
      expect(await links()).toMatchObject([{ replaces: null }, { replaces: 1, family: 1 }]);
      const { items } = (await caller.get('/rcm/claims?status=corrected')).json();
      const { events } = (await caller.get(`/rcm/claims/${items[0].id}`)).json();
      expect(events.at(-1)).toMatchObject({ kind: 'corrected', fromStatus: 'paid', toStatus: 'corrected' });
      await remit(TAKEN_BACK, { ...HELD, paid: 175, number: 'ICN2', cas: ['CO*45*75'] });
      expect(await standing()).toEqual(['P1 corrected 0', 'P7 paid 0']);
      await sound();
    });

    it.each([
      ['7', ['P1 corrected 0', 'P7 submitted 25000']],
      ['8', ['P1 voided 0', 'P8 submitted 0']],
    ])(
      '%s: in the same file, owed once; in another envelope again, and run twice, likewise',
      async (frequency, expected) => {
        const fileId = await desk.store(fileOf(bill(), bill(frequency)));
        await desk.runJob(fileId);
        expect(await standing()).toEqual(expected);
        await sound();
        await withClient(api.database.superuserUrl, async (client) => {
          const tables = (await tenantTables(client)).filter((table) => !/^(audit|x12_files|job)/.test(String(table)));
          const before = await rowMarks(client, tables, company.id);
          await desk.runJob(fileId);
          expect(await rowMarks(client, tables, company.id)).toEqual(before);
        });
        await desk.import(fileOf(bill(frequency)));
        expect(await owed()).toBe(frequency === '7' ? 25_000 : 0);
        expect((await standing()).at(-1)).toBe(`P${frequency} submitted ${await owed()}`);
        await sound();
      },
    );

    it('8: what the payer’s decision left open is taken back at once, the rest with its reversal', async () => {
      await desk.import(fileOf(bill()));
      await remit(HELD);
      await desk.import(fileOf(bill('8')));
      expect(await standing()).toEqual(['P1 voided 0', 'P8 submitted 0']);
      await remit(TAKEN_BACK);
      expect(await standing()).toEqual(['P1 voided 0', 'P8 voided 0']);
      await sound();
    });

    it.each([
      ['7', ['P7 submitted 25000', 'P1 corrected 0']],
      ['8', ['P8 submitted 0', 'P1 voided 0']],
    ])('%s: before the claim itself, in a file before: owed once', async (frequency, expected) => {
      await desk.import(fileOf(bill(frequency)));
      await desk.import(fileOf(bill()));
      expect(await standing()).toEqual(expected);
      expect(await links()).toMatchObject([
        { replaces: 2, family: 1 },
        { replaces: null, family: 1 },
      ]);
      expect(await desk.query("SELECT id FROM findings WHERE company_id = $1 AND code = 'PCN_NOT_UNIQUE'")).toEqual([]);
      await sound();
    });

    it.each<[string, Segments[], string[]]>([
      ['beside another visit of its number', [bill('7'), later(bill()), bill()], ['P7 submitted 25000', 'P1 submitted 25000', 'P1 corrected 0']],
      ['after the claim to the second payer', [bill('7'), secondaryBill(), bill()], ['P7 submitted 21500', 'S1 submitted 3500', 'P1 corrected 0']],
    ])('the claim itself after its replacement, %s: owed once', async (_what, bills, expected) => {
      for (const each of bills) await desk.import(fileOf(each));
      expect(await standing()).toEqual(expected);
      await sound();
    }); // prettier-ignore

    it('RCM C, G: its payment answers the denial of the claim that came after it, and the next payer is told of it', async () => {
      const ofOneLine = (frequency?: string): Segments =>
        bill(frequency).slice(0, -4).map((each) => each.replace('PCN1001*250', 'PCN1001*150')); // prettier-ignore
      await desk.import(fileOf(ofOneLine('7')));
      await desk.import(fileOf(ofOneLine()));
      const word: PaidClaimFacts = { pcn: 'PCN1001', number: ICN, procedure: '99213:25', cas: ['CO*45*30', 'PR*2*20'] };
      await remit({ ...word, status: '4', paid: 0, cas: ['CO*16*150'] });
      await remit({ ...word, number: 'ICN2' });
      const denials = 'SELECT status, close_reason AS reason FROM denials WHERE company_id = $1';
      expect(await desk.query(denials)).toEqual([{ status: 'closed', reason: 'paid' }]);
      const billing = await VersionDesk.open(caller);
      const [paid] = await desk.query<{ id: string; patientId: string }>(
        `SELECT id, patient_id AS "patientId" FROM claims WHERE company_id = $1 AND frequency_code = '7'`,
      );
      const { id, patientId } = paid!;
      const card = aCoverage({ patientId, payerId: billing.practice.payerId, order: 'secondary' });
      await billing.made('/clinical-record/coverages', card);
      const secondary = await billing.made<{ id: string }>(`/rcm/claims/${id}/secondary-claims`, {});
      await billing.send(secondary.id);
      const why = { reason: 'Units', payerControlNumber: 'SEC1' };
      const correction = await billing.made(`/rcm/claims/${secondary.id}/corrections`, why);
      expect(correction).toMatchObject({ priorClaimId: id, status: 'draft' });
    });

    it('7 before the claim itself in one file; the payer’s first word, its 22 and its new payment leave nothing', async () => {
      await desk.import(fileOf(bill('7'), bill()));
      await remit(HELD);
      expect(await standing()).toEqual(['P7 submitted 25000', 'P1 corrected -21500']);
      await remit(TAKEN_BACK, { ...HELD, paid: 175, number: 'ICN2', cas: ['CO*45*75'] });
      expect(await standing()).toEqual(['P7 paid 0', 'P1 corrected 0']);
      await sound();
    });

    it('7 and then 8 in one file leave nothing', async () => {
      await desk.import(fileOf(bill(), bill('7'), bill('8')));
      expect(await standing()).toEqual(['P1 corrected 0', 'P7 voided 0', 'P8 submitted 0']);
    });

    it('7 under a control number of its own is found by the payer’s (REF F8)', async () => {
      await desk.import(fileOf(bill()));
      await remit(HELD);
      await desk.import(fileOf(bill('7').map((each) => each.replace('PCN1001', 'OTHER1'))));
      expect(await standing()).toEqual(['P1 corrected -21500', 'P7 submitted 25000']);
    });

    it('RCM D6: the payer’s first word on the former may come after the replacement', async () => {
      await desk.import(fileOf(bill(), bill('7')));
      await remit(HELD);
      expect(await standing()).toEqual(['P1 corrected -21500', 'P7 submitted 25000']);
      await remit(TAKEN_BACK, { ...HELD, paid: 175, number: 'ICN2', cas: ['CO*45*75'] });
      expect(await standing()).toEqual(['P1 corrected 0', 'P7 paid 0']);
    });
  });

  describe('RCM A12: a replacement or void that is imported as a draft', () => {
    let partner: string;
    beforeEach(async () => {
      partner = (await caller.post('/rcm/trading-partners', { body: aSubmittingPartner() })).json().id;
    });
    /** Submits the claims of these numbers in one batch, and sends it. */
    const send = async (...numbers: number[]): Promise<void> => {
      const rows = await desk.query<{ id: string; number: number }>(
        'SELECT id, number FROM claims WHERE company_id = $1',
      );
      const claimIds = numbers.map((wanted) => rows.find(({ number }) => number === wanted)!.id);
      const answer = await caller.post('/rcm/batches', { body: { claimIds, tradingPartnerId: partner } });
      expect([answer.statusCode, answer.body.slice(0, 2000)]).toEqual([
        200,
        expect.stringContaining('"refusedCount":0'),
      ]);
      for (const { id } of answer.json().batches) await caller.post(`/rcm/batches/${id}/sending`);
    };
    const NEWER = ['P1 corrected 0', 'P7 submitted 25000'];

    it('changes nothing before it goes; then the former is corrected and owes nothing', async () => {
      await desk.import(fileOf(bill()));
      await desk.import(fileOf(bill('7')), 'draft');
      expect(await standing()).toEqual(['P1 submitted 25000', 'P7 draft 0']);
      await send(2);
      expect(await standing()).toEqual(NEWER);
      await sound();
    });

    it('8 takes back what was charged', async () => {
      await desk.import(fileOf(bill()));
      await desk.import(fileOf(bill('8')), 'draft');
      await send(2);
      expect(await standing()).toEqual(['P1 voided 0', 'P8 submitted 0']);
    });

    it('both drafts in one batch, or the later one first: owed once', async () => {
      await desk.import(fileOf(bill(), bill('7')), 'draft');
      await send(1, 2);
      expect(await standing()).toEqual(NEWER);
      const other = await api.newCompany();
      [company, caller, desk] = [other, await other.as('company_admin'), new ImportDesk(api, other.id)];
      partner = (await caller.post('/rcm/trading-partners', { body: aSubmittingPartner() })).json().id;
      await desk.import(fileOf(bill(), bill('7')), 'draft');
      await send(2);
      expect(await standing()).toEqual(['P1 draft 0', 'P7 submitted 25000']);
      await send(1);
      expect(await standing()).toEqual(NEWER);
    });

    it('RCM G: to a second payer whose first is not here, it owes what that has left', async () => {
      await desk.import(fileOf(secondaryBill()), 'draft');
      await send(1);
      expect(await standing()).toEqual(['S1 submitted 3500']);
      await sound();
    });
  });

  describe('RCM G: the claim to a second payer that is imported', () => {
    const second: PaidClaimFacts = { ...HELD, status: '2', paid: 35, number: 'SEC1', cas: ['OA*23*215'] };

    it.each<[string, boolean, string[]]>([
      ['after the first payer’s 835', true, ['P1 paid 0', 'S1 submitted 3500']],
      ['before it', false, ['P1 submitted 21500', 'S1 submitted 3500']],
    ])('%s: owed once, and nothing when both have paid', async (_what, isPaidBefore, expected) => {
      await desk.import(fileOf(bill()));
      if (isPaidBefore) await remit(HELD);
      await desk.import(fileOf(secondaryBill()));
      expect(await standing()).toEqual(expected);
      expect(await links()).toMatchObject([{ follows: null }, { follows: 1, family: 1 }]);
      if (!isPaidBefore) await remit(HELD);
      expect((await standing())[1]).toBe('S1 submitted 3500');
      await remit(second);
      expect(await standing()).toEqual(['P1 paid 0', 'S1 paid 0']);
      await sound();
    });

    it('in the same file likewise; without the first it owes what that has left', async () => {
      await desk.import(fileOf(bill(), secondaryBill()));
      expect(await owed()).toBe(25_000);
      const other = new ImportDesk(api, (await api.newCompany()).id);
      await other.import(fileOf(secondaryBill()));
      await other.import(aRemittance([second], { trace: `IMP${++traces}` }));
      const charged = `SELECT sum(cents) FILTER (WHERE kind = 'charge')::bigint AS charged,
        sum(balance_effect_cents)::bigint AS owed FROM ledger_entries WHERE company_id = $1`;
      expect(await other.query(charged)).toEqual([{ charged: 3_500, owed: 0 }]);
    });
  });

  it('RCM KPI clean-claim rate: a claim whose import found errors was not clean, mended or not', async () => {
    const wrong = bill().map((each) => each.replace('1234567893', '1234567890'));
    await desk.import(
      fileOf(
        wrong,
        bill().map((each) => each.replace('PCN1001', 'GOOD1')),
      ),
      'draft',
    );
    const rate = async () => (await caller.get('/rcm/statistics')).json().kpis.cleanClaimRate;
    expect(await rate()).toMatchObject({ numerator: 1, denominator: 2 });
    const [bad, good] = await desk.query<{ id: string; billingProviderId: string }>(
      'SELECT id, billing_provider_id AS "billingProviderId" FROM claims WHERE company_id = $1 ORDER BY number',
    );
    const [{ id }, { billingProviderId }] = [bad!, good!];
    const tag = { 'if-match': `"${(await caller.get(`/rcm/claims/${id}`)).json().version}"` };
    const changed = await caller.patch(`/rcm/claims/${id}`, { body: { billingProviderId }, headers: tag });
    expect([changed.statusCode, changed.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    const validated = (await caller.post(`/rcm/claims/${id}/validation`)).json();
    expect(validated.status).toBe('validated');
    expect(await rate()).toMatchObject({ numerator: 1, denominator: 2 });
  });
});

/** More taken back than paid: the payer carries it forward. */
function owing(claims: readonly PaidClaimFacts[]): string[] {
  const paid = claims.reduce((sum, claim) => sum + (claim.paid ?? 100), 0);
  return paid < 0 ? [`FB:${ICN}*${paid}`] : [];
}
