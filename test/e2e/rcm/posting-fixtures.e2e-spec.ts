import { readFileSync } from 'node:fs';
import { startApi, type TestApi } from '../../support/api.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/x12/${name}.835`, import.meta.url));
}

const PCN1001: DeskClaim = {
  pcn: 'PCN1001',
  lines: [
    { procedureCode: '99213', modifiers: ['25'], chargeCents: 15000, controlNumber: '1001-1' },
    { procedureCode: '93000', chargeCents: 10000, controlNumber: '1001-2' },
  ],
};
const one = (pcn: string, procedureCode: string, chargeCents: number): DeskClaim => ({
  pcn,
  lines: [{ procedureCode, chargeCents, controlNumber: `${pcn.slice(3)}-1` }],
});

describe('posting of the synthetic remittances', () => {
  let api: TestApi;
  let desk: RemittanceDesk;
  beforeAll(async () => {
    api = await startApi();
  }, 30_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    desk = await new RemittanceDesk(api, (await api.newCompany()).id).open();
  });

  it('RCM D8: payment, contractual and patient responsibility are posted, and the balance is what the patient owes', async () => {
    await desk.claims([PCN1001, one('PCN1002', '80053', 8000)]);
    expect(await desk.import(fixture('s01-original-two-claims'))).toMatchObject([
      { status: 'posted', counts: { posted: 2 } },
    ]);
    expect(await desk.standings()).toEqual({
      PCN1001: { status: 'paid', balanceCents: 3500 },
      PCN1002: { status: 'paid', balanceCents: 0 },
    });
    expect(await desk.ledger('PCN1001')).toEqual([
      'contractual/CO/45 3500',
      'contractual/CO/45 4000',
      'patient_responsibility/PR/1 1500',
      'patient_responsibility/PR/2 2000',
      'payment 5000',
      'payment 9000',
    ]);
    const [claim] = await desk.query(
      `SELECT payer_control_number, adjudicated_on FROM claims WHERE company_id = $1 AND patient_control_number = 'PCN1001'`,
    );
    expect(claim).toEqual({ payer_control_number: 'ICN1001', adjudicated_on: '2026-08-01' });
  });

  it('RCM D1: the same remittance in another envelope is a duplicate that is linked and posts nothing', async () => {
    await desk.claims([PCN1001, one('PCN1002', '80053', 8000)]);
    await desk.import(fixture('s01-original-two-claims'));
    const before = await desk.count('ledger_entries');
    expect(await desk.import(fixture('s10-duplicate-of-s01-new-envelope'))).toMatchObject([{ status: 'duplicate' }]);
    expect(await desk.count('ledger_entries')).toBe(before);
    const sets = await desk.query('SELECT DISTINCT era_id FROM x12_sets WHERE company_id = $1');
    expect(sets).toHaveLength(1);
    expect(await desk.count('claim_eras')).toBe(1);
  });

  it('RCM D9: a reversal is linked to its original, posts contra rows that net to zero, and the correction posts as new', async () => {
    await desk.claims([PCN1001, one('PCN1002', '80053', 8000), one('PCN1003', '99214', 10000)]);
    await desk.import(fixture('s01-original-two-claims'));
    const [outcome] = await desk.import(fixture('s02-reversal-and-correction-same-st'));
    expect(outcome).toMatchObject({ status: 'posted', counts: { posted: 3, reversals: 1, held: 0 } });
    expect(await desk.standings()).toMatchObject({
      PCN1001: { status: 'paid', balanceCents: 2000 },
      PCN1003: { status: 'paid', balanceCents: 0 },
    });
    const [net] = await desk.query(
      `SELECT sum(l.cents + o.cents) AS cents, sum(l.balance_effect_cents + o.balance_effect_cents) AS effect, count(*) FROM ledger_entries l
       JOIN ledger_entries o ON o.company_id = l.company_id AND o.id = l.reverses_id WHERE l.company_id = $1`,
    );
    expect(net).toEqual({ cents: 0, effect: 0, count: 6 });
    const events = await desk.query(
      `SELECT e.kind, e.from_status, e.to_status FROM claim_events e JOIN claims c ON c.company_id = e.company_id AND c.id = e.claim_id
       WHERE e.company_id = $1 AND c.patient_control_number = 'PCN1001' ORDER BY e.sequence`,
    );
    expect(events.map(({ kind, from_status: from, to_status: to }) => `${kind} ${from} ${to}`)).toEqual([
      'imported null submitted',
      'adjudicated submitted paid',
      'reversed paid submitted',
      'adjudicated submitted paid',
    ]);
  });

  it('RCM D9: a reversal whose original was not posted here is held, and only itself', async () => {
    await desk.claims([PCN1001, one('PCN1003', '99214', 10000)]);
    await desk.import(fixture('s02-reversal-and-correction-same-st'));
    expect(await desk.payments()).toEqual([
      'PCN1001 22 held REVERSAL_WITHOUT_ORIGINAL exact',
      'PCN1001 1 posted exact',
      'PCN1003 1 posted exact',
    ]);
    expect(await desk.codes()).toContain('REVERSAL_WITHOUT_ORIGINAL');
  });

  it('RCM D10: provider adjustments are kept with their sign, beside the claims', async () => {
    await desk.claims([one('PCN1005', '99214', 15000), one('PCN1008', '99284', 60000)]);
    await desk.import(fixture('s04-recovery-next-cycle-plb-wo-positive'));
    await desk.import(fixture('s06-forward-balance-returned-fb-positive'));
    const kept = await desk.query(
      `SELECT reason_code, reference, cents FROM provider_adjustments WHERE company_id = $1 ORDER BY id`,
    );
    expect(kept.map(({ reason_code: code, reference, cents }) => [code, reference, cents])).toEqual([
      ['WO', 'ICN1002', 6000],
      ['FB', 'FB20260801', 20000],
    ]);
    expect(await desk.standings()).toMatchObject({ PCN1005: { balanceCents: 0 }, PCN1008: { balanceCents: 0 } });
  });

  it('RCM D8: OA-23 restates what a prior payer did and never lowers the balance; CLP02 19 is crossed over', async () => {
    await desk.claims([PCN1001, one('PCN1002', '80053', 8000), one('PCN1012', '99213', 10000)]);
    await desk.import(fixture('s01-original-two-claims'));
    await desk.import(fixture('s08-secondary-oa23-and-crossover'));
    expect(await desk.standings()).toMatchObject({
      PCN1001: { status: 'paid', balanceCents: 0 },
      PCN1012: { status: 'crossed_over', balanceCents: 2000 },
    });
    expect(await desk.ledger('PCN1001')).toEqual(
      expect.arrayContaining(['prior_payer/OA/23 13000', 'prior_payer/OA/23 8500']),
    );
  });

  it('E: denials are derived from the adjustments, whatever CLP02 says, and stay owed', async () => {
    await desk.claims([
      {
        pcn: 'PCN1013',
        lines: [
          { procedureCode: '97110', chargeCents: 20000, controlNumber: '1013-1' },
          { procedureCode: '97140', chargeCents: 10000 },
        ],
      },
      one('PCN1014', '99213', 9000),
      one('PCN1015', '99213', 11000),
      one('PCN1016', '99213', 7500),
      one('PCN1017', '99212', 6000),
      one('PCN1018', '99213', 13000),
    ]);
    await desk.import(fixture('s09-denials-clp02-1-and-4'));
    expect(await desk.standings()).toEqual({
      PCN1013: { status: 'denied', balanceCents: 30000 },
      PCN1014: { status: 'denied', balanceCents: 9000 },
      PCN1015: { status: 'denied', balanceCents: 11000 },
      PCN1016: { status: 'denied', balanceCents: 7500 },
      PCN1017: { status: 'zero_paid', balanceCents: 6000 },
      PCN1018: { status: 'denied', balanceCents: 13000 },
    });
    expect(await desk.ledger('PCN1016')).toEqual(['denial/PR/31 7500']);
  });

  it('RCM D3: claim-level adjustments and interest in PLB take part in the balance at their own level', async () => {
    await desk.claims([{ pcn: 'PCN1019', lines: [{ procedureCode: '99291', chargeCents: 120000 }] }]);
    await desk.import(fixture('s11-interest-plb-l6-and-claim-level-cas'));
    expect(await desk.standings()).toEqual({ PCN1019: { status: 'paid', balanceCents: 5000 } });
    expect(await desk.ledger('PCN1019')).toEqual([
      'contractual/CO/45 20000',
      'patient_responsibility/PR/1 5000',
      'payment 95000',
    ]);
  });
});
