import { aRemittance, type PaidClaimFacts } from '../../factories/remittance.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';
import { ended } from '../../support/x12-upload.js';

const aClaim = (pcn: string, facts: Partial<DeskClaim> = {}): DeskClaim => ({
  pcn,
  lines: [{ procedureCode: '99213', chargeCents: 15000 }],
  ...facts,
});
const paid = (pcn: string): PaidClaimFacts => ({ pcn, number: `ICN${pcn}` });
const REVERSAL: PaidClaimFacts = {
  status: '22',
  charge: -150,
  paid: -100,
  cas: ['CO*45*-50'],
  pcn: 'PAID',
  number: 'ICNPAID',
};

describe('RCM B: closed is what owes nothing and has nothing open', () => {
  let api: TestApi;
  let desk: RemittanceDesk;
  let billing: Caller;
  let ids: Map<string, string>;
  beforeAll(async () => {
    api = await startApi();
  }, 30_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    const company = await api.newCompany();
    desk = await new RemittanceDesk(api, company.id).open();
    billing = await company.as('billing');
    ids = new Map();
  });

  async function sent(...pcns: string[]): Promise<void> {
    ids = await desk.claims(pcns.map((pcn) => aClaim(pcn)));
  }
  async function closed(): Promise<unknown> {
    const answer = await billing.post('/rcm/claims/closing');
    expect(answer.statusCode).toBe(202);
    return (await ended(billing, answer.json().id)).findings?.closed;
  }
  const statuses = async (): Promise<Record<string, string>> =>
    Object.fromEntries(Object.entries(await desk.standings()).map(([pcn, { status }]) => [pcn, status]));

  it('closes what is settled and leaves what is owed, denied, appealed, held, corrected or not decided', async () => {
    const pcns = ['APPEALED', 'CORRECTED', 'DENIED', 'HELD', 'OWED', 'PAID', 'SENT', 'WRITTENOFF'];
    await sent(...pcns);
    await desk.import(
      aRemittance([
        ...['APPEALED', 'CORRECTED', 'HELD', 'PAID'].map(paid),
        { pcn: 'DENIED', paid: 0, cas: ['CO*50*150'] },
        { pcn: 'OWED', cas: ['CO*45*30', 'PR*1*20'] },
        { pcn: 'WRITTENOFF', paid: 0, cas: ['CO*45*150'] },
      ]),
    );
    await desk.import(aRemittance([{ pcn: 'HELD', paid: 10, cas: ['XX*45*140'] }], { trace: 'EFT2' }));
    const appeal = { claimId: ids.get('APPEALED'), level: 1, basis: 'contract' };
    expect((await billing.post('/rcm/appeals', { body: appeal })).statusCode).toBe(201);
    const versions = await desk.claims([aClaim('VERSION', { status: 'draft', familyId: ids.get('CORRECTED')! })]);
    await desk.query('UPDATE claims SET replaces_id = $2 WHERE company_id = $1 AND id = $3', [
      ids.get('CORRECTED'),
      versions.get('VERSION'),
    ]);
    expect(await closed()).toBe(2);
    expect(await statuses()).toEqual({
      APPEALED: 'paid',
      CORRECTED: 'paid',
      DENIED: 'denied',
      HELD: 'paid',
      OWED: 'paid',
      PAID: 'closed',
      SENT: 'submitted',
      VERSION: 'draft',
      WRITTENOFF: 'closed',
    });
    expect(await closed()).toBe(0);
    const { events } = (await billing.get(`/rcm/claims/${ids.get('PAID')}`)).json();
    expect(events.at(-1)).toMatchObject({ kind: 'closed', fromStatus: 'paid', toStatus: 'closed' });
    const statistics = (await billing.get('/rcm/statistics')).json();
    expect(statistics.byStatus).toContainEqual({ status: 'closed', claims: 2, chargeCents: 30000 });
  });

  it('a remittance opens it again: a reversal takes it back to where it was, a correction to paid', async () => {
    await sent('PAID');
    await desk.import(aRemittance([paid('PAID')]));
    await closed();
    await desk.import(aRemittance([REVERSAL], { trace: 'EFT2', plb: ['WO:PAID*-100'] }));
    expect(await desk.standings()).toEqual({ PAID: { status: 'submitted', balanceCents: 15000 } });
    expect(await closed()).toBe(0);
    await desk.import(aRemittance([{ ...paid('PAID'), number: 'ICN2' }], { trace: 'EFT3' }));
    expect(await statuses()).toEqual({ PAID: 'paid' });
    expect(await closed()).toBe(1);
    expect(await desk.codes()).not.toContain('STATUS_NOT_MOVED');
  });

  it('it can still be appealed, and is the state of nobody else’s claims', async () => {
    await sent('PAID');
    await desk.import(aRemittance([paid('PAID')]));
    const stranger = await (await api.newCompany()).as('billing');
    const { id } = (await stranger.post('/rcm/claims/closing')).json();
    expect((await ended(stranger, id)).findings).toEqual({ closed: 0 });
    expect(await closed()).toBe(1);
    const begun = await billing.post('/rcm/appeals', {
      body: { claimId: ids.get('PAID'), level: 1, basis: 'contract' },
    });
    const filed = await billing.post(`/rcm/appeals/${begun.json().id}/filing`, {
      headers: { 'if-match': '"1"' },
      body: {},
    });
    expect([filed.statusCode, await statuses()]).toEqual([200, { PAID: 'appealed' }]);
  });
});
