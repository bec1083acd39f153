import { aRemittance, type PaidClaimFacts } from '../../factories/remittance.factory.js';
import { anEraHeader, anX12File } from '../../factories/x12.factory.js';
import { startApi, type TestApi } from '../../support/api.js';
import { ImportDesk } from '../../support/import-desk.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';

const aClaim = (pcn: string, facts: Partial<DeskClaim> = {}): DeskClaim => ({
  pcn,
  lines: [{ procedureCode: '99213', chargeCents: 15000 }],
  ...facts,
});
const TWO_LINES = [
  { procedureCode: '99213', chargeCents: 10000, controlNumber: 'L1' },
  { procedureCode: '93000', chargeCents: 5000, controlNumber: 'L2' },
];
const FIRST: PaidClaimFacts = { pcn: 'A', number: 'ICN1' };
const REVERSAL: PaidClaimFacts = { ...FIRST, status: '22', charge: -150, paid: -100, cas: ['CO*45*-50'] };

describe('remittances, rule by rule', () => {
  let api: TestApi;
  let companyId: string;
  let desk: RemittanceDesk;
  beforeAll(async () => {
    api = await startApi();
  }, 30_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    companyId = (await api.newCompany()).id;
    desk = await new RemittanceDesk(api, companyId).open();
  });

  /** A set of one remittance, its SE left out, so that several can be put into one file. */
  const aSet = (payments: readonly PaidClaimFacts[], trace: string, paid: string, more: string[] = []): string[] => {
    const segments = aRemittance(payments, { trace }).toString().split('~').slice(2, -4);
    segments[1] = segments[1]!.replace(/^BPR\*I\*[^*]*/, `BPR*I*${paid}`);
    return [...segments, ...more];
  };

  it('RCM D2: one bad set among good ones, in several interchanges, blocks none of them', async () => {
    await desk.claims([aClaim('A'), aClaim('B'), aClaim('C')]);
    const one = anX12File([aSet([{ pcn: 'A' }], 'T1', '100'), aSet([{ pcn: 'B' }], 'T2', '99')]);
    const two = anX12File([['ST*835*0007', 'BPR*I*X'], aSet([{ pcn: 'C' }], 'T3', '100')]);
    const outcomes = await desk.import(Buffer.concat([one, two]));
    expect(outcomes.map(({ status }) => status)).toEqual(['posted', 'held', 'held', 'posted']);
    expect(await desk.standings()).toMatchObject({
      A: { status: 'paid' },
      B: { status: 'submitted' },
      C: { status: 'paid' },
    });
  });

  it('RCM D4: a CAS with six reasons and negative amounts keeps every sign, at both levels', async () => {
    await desk.claims([aClaim('A')]);
    const header = anEraHeader('140').map((segment) => segment.replace('EFT0001', 'T4'));
    const payment = [
      'CLP*A*1*150*140*15*12*ICN1*11*1',
      'CAS*CO*144*-5',
      'SVC*HC:99213*150*135**1',
      'DTM*472*20260701',
      'CAS*CO*45*10**94*-10**131*5*****97*-5',
      'CAS*PR*1*15',
    ];
    expect(await desk.import(anX12File([[...header, ...payment]]))).toMatchObject([{ status: 'posted' }]);
    expect(await desk.ledger('A')).toEqual([
      'contractual/CO/131 500',
      'contractual/CO/144 -500',
      'contractual/CO/45 1000',
      'contractual/CO/94 -1000',
      'contractual/CO/97 -500',
      'patient_responsibility/PR/1 1500',
      'payment 13500',
      'payment 500',
    ]);
    expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 1500 } });
  });

  it('RCM D6: a replacement answered under the original’s number posts on the version with its charge (RFI 1945)', async () => {
    const first = (await desk.claims([aClaim('A')])).get('A')!;
    await desk.claims([aClaim('A', { familyId: first, lines: [{ procedureCode: '99214', chargeCents: 18000 }] })]);
    await desk.import(aRemittance([{ pcn: 'A', charge: 180, paid: 120, cas: ['CO*45*60'], procedure: '99214' }]));
    const [row] = await desk.query<{ number: number }>(
      `SELECT c.number FROM claim_payments p JOIN claims c ON c.company_id = p.company_id AND c.id = p.claim_id
       WHERE p.company_id = $1`,
    );
    expect(row!.number).toBe(2);
  });

  it('RCM D7: a bundled line is found by the code it was billed under (SVC06)', async () => {
    await desk.claims([aClaim('A', { lines: [{ procedureCode: '80048', chargeCents: 15000 }] })]);
    const bytes = aRemittance([{ pcn: 'A', procedure: '80053' }]).toString();
    await desk.import(Buffer.from(bytes.replace('SVC*HC:80053*150*100**1', 'SVC*HC:80053*150*100**1*HC:80048')));
    expect(await desk.query('SELECT match FROM line_payments WHERE company_id = $1')).toEqual([
      { match: 'original_code' },
    ]);
  });

  it('RCM D8: a claim paid nothing and denied nothing is zero paid; what is the patient’s stays owed', async () => {
    await desk.claims([aClaim('A')]);
    await desk.import(aRemittance([{ pcn: 'A', paid: 0, cas: ['PR*1*150'] }]));
    expect(await desk.standings()).toEqual({ A: { status: 'zero_paid', balanceCents: 15000 } });
  });

  it('RCM D12: a job says what became of each set, and run again passes over what is done', async () => {
    const files = new ImportDesk(api, companyId);
    await desk.claims([aClaim('A'), aClaim('B')]);
    const bytes = anX12File([
      aSet([{ pcn: 'A' }], 'T1', '100'),
      aSet([{ pcn: 'B' }], 'T2', '99'),
      aSet([{ pcn: 'A' }], 'T1', '100'),
    ]);
    const fileId = await files.store(bytes);
    const first = await files.runJob(fileId);
    expect(first.findings).toMatchObject({ sets: 3, postedSets: 1, heldSets: 1, duplicateSets: 1, posted: 1, held: 1 });
    const before = await files.outcome(fileId);
    expect(before.sets.map(({ status }) => status)).toEqual(['posted', 'held', 'duplicate']);
    await files.runJob(fileId);
    expect(await files.outcome(fileId)).toEqual(before);
    expect(await desk.ledger('A')).toHaveLength(2);
  });

  describe('RCM §2: what others get wrong', () => {
    it('RCM §2: double posting of the same ERA', async () => {
      await desk.claims([aClaim('A')]);
      for (const expected of ['posted', 'duplicate', 'duplicate']) {
        expect(await desk.import(aRemittance([{ pcn: 'A' }]))).toMatchObject([{ status: expected }]);
      }
      expect(await desk.ledger('A')).toEqual(['contractual/CO/45 5000', 'payment 10000']);
    });

    it('RCM §2: posting fails when the payer does not return a modifier', async () => {
      await desk.claims([aClaim('A', { lines: [{ procedureCode: '99213', modifiers: ['25'], chargeCents: 15000 }] })]);
      expect(await desk.import(aRemittance([{ pcn: 'A' }]))).toMatchObject([{ counts: { posted: 1 } }]);
      expect(await desk.standings()).toEqual({ A: { status: 'paid', balanceCents: 0 } });
    });

    it('RCM §2: denials written off as adjustments', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([{ pcn: 'A', paid: 0, cas: ['CO*50*150'] }]));
      expect(await desk.ledger('A')).toEqual(['denial/CO/50 15000']);
      expect(await desk.standings()).toEqual({ A: { status: 'denied', balanceCents: 15000 } });
    });

    it('RCM §2: PLB read as a mere warning', async () => {
      await desk.claims([aClaim('A')]);
      const facts = { plb: ['WO:ICN9*60'] };
      expect(await desk.import(aRemittance([{ pcn: 'A' }], facts))).toMatchObject([{ status: 'posted' }]);
      // Without the PLB the same payment is out of balance: it counts.
      expect(await desk.import(aRemittance([{ pcn: 'A' }], { paid: 40, trace: 'T2' }))).toMatchObject([
        { status: 'held' },
      ]);
      expect(
        await desk.query('SELECT reason_code, balance_cents FROM provider_adjustment_balances WHERE company_id = $1'),
      ).toEqual([{ reason_code: 'WO', balance_cents: 6000 }]);
    });

    it('RCM §2: reversal signs flipped', async () => {
      await desk.claims([aClaim('A')]);
      await desk.import(aRemittance([FIRST]));
      await desk.import(aRemittance([REVERSAL, { pcn: 'B' }], { trace: 'T2' }));
      expect(await desk.ledger('A')).toEqual([
        'contractual/CO/45 -5000',
        'contractual/CO/45 5000',
        'payment -10000',
        'payment 10000',
      ]);
      // One with the signs of its original takes nothing back.
      await desk.import(aRemittance([{ ...FIRST, status: '22' }], { trace: 'T3' }));
      expect(await desk.codes()).toContain('REVERSAL_WITHOUT_ORIGINAL');
    });

    it.each([
      ['a line', { pcn: 'A', cas: ['CO*45*49'] }],
      ['a claim', { pcn: 'A', paid: 101 }],
    ])('RCM §2: claims forced into balance: %s that does not add up', async (_words, payment) => {
      await desk.claims([aClaim('A')]);
      expect(await desk.import(aRemittance([payment]))).toMatchObject([{ status: 'held' }]);
      expect(await desk.ledger('A')).toEqual([]);
      expect(await desk.codes()).toContain('LINE_UNBALANCED');
    });

    it('RCM §2: an unmatched ERA line lost', async () => {
      await desk.claims([aClaim('A', { lines: TWO_LINES })]);
      await desk.import(aRemittance([{ pcn: 'A', procedure: '99499', charge: 150 }, { pcn: 'NOBODY' }]));
      expect(await desk.ledger('A')).toEqual(['contractual/CO/45 5000', 'payment 10000']);
      expect((await desk.codes()).sort()).toEqual(['CLAIM_NOT_FOUND', 'LINE_NOT_MATCHED']);
      const kept = await desk.query(
        `SELECT patient_control_number AS pcn, status, paid_cents AS paid FROM claim_payments WHERE company_id = $1 ORDER BY ordinal`,
      );
      expect(kept).toEqual([
        { pcn: 'A', status: 'posted', paid: 10000 },
        { pcn: 'NOBODY', status: 'unmatched', paid: 10000 },
      ]);
    });
  });
});
