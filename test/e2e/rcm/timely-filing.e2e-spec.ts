import { aClaim, aClaimLine } from '../../factories/claim.factory.js';
import { aPayerRule } from '../../factories/payer-rule.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { VersionDesk } from '../../support/version-desk.js';

interface Waiting {
  id: string;
  dueOn: string;
  kind: string;
}

describe('RCM A13: timely filing', () => {
  let api: TestApi;
  let caller: Caller;
  let desk: VersionDesk;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    caller = await (await api.newCompany()).as('company_admin');
    desk = await VersionDesk.open(caller);
  });

  const term = (kind: string, clockStart: string, limitCount: number, limitUnit = 'days', facts = {}) =>
    desk.made('/rcm/payer-rules', {
      ...aPayerRule(desk.practice.payerId),
      ...{ kind, clockStart, limitCount, limitUnit, effectiveFromOn: '2020-01-01', effectiveToOn: null },
      ...facts,
    });
  const claim = async (servedOn: string, chargeCents: number): Promise<string> => {
    const lines = [aClaimLine({ chargeCents, servedFromOn: servedOn, servedToOn: servedOn })];
    return (await desk.made<{ id: string }>('/rcm/claims', aClaim(desk.practice, { lines } as never))).id;
  };
  const worklist = (query = '') => desk.read<{ items: Waiting[]; total: number }>(`/rcm/timely-filing${query}`);
  const deadline = (id: string) => desk.read(`/rcm/claims/${id}/filing-deadline`);

  it('RCM A13: the worklist goes by the last day, then by money; months are calendar months', async () => {
    const unknown = await claim('2026-07-01', 100);
    expect(await deadline(unknown)).toMatchObject({ dueOn: null, noDueReason: 'NO_TERM_IN_FORCE' });
    await term('filing_initial', 'last_service_date', 12, 'months');
    const later = await claim('2026-08-31', 5_000);
    const small = await claim('2026-02-28', 1_000);
    const large = await claim('2026-02-28', 9_000);
    const { items, total } = await worklist();
    expect(total).toBe(4);
    expect(items.map(({ id, dueOn }) => [id, dueOn])).toEqual([
      [large, '2027-02-28'],
      [small, '2027-02-28'],
      [unknown, '2027-07-01'],
      [later, '2027-08-31'],
    ]);
    expect((await worklist('?dueBefore=2027-03-01')).items.map(({ id }) => id)).toEqual([large, small]);
    expect(await deadline(later)).toEqual({
      kind: 'filing_initial',
      clockStart: 'last_service_date',
      startOn: '2026-08-31',
      dueOn: '2027-08-31',
      noDueReason: null,
    });
  });

  it('RCM A13: a correction counts from the original remittance, a claim to the next payer from the decision before', async () => {
    await term('filing_corrected', 'original_remittance_date', 30);
    const next = await desk.coveredBy('secondary');
    await term('filing_secondary', 'primary_adjudication_date', 60, 'days', { payerId: next.payerId });
    const original = await desk.sentClaim();
    await desk.remit([{ pcn: original.patientControlNumber, number: 'ICN1', cas: ['CO*45*30', 'PR*2*20'] }]);
    const secondary = await desk.made<{ id: string }>(`/rcm/claims/${original.id}/secondary-claims`, {});
    const correction = await desk.made<{ id: string }>(`/rcm/claims/${original.id}/corrections`, {
      reason: 'Modifier',
    });
    const { adjudicatedOn } = await desk.claim(original.id);
    expect(await deadline(correction.id)).toMatchObject({
      kind: 'filing_corrected',
      clockStart: 'original_remittance_date',
      startOn: adjudicatedOn,
    });
    expect(await deadline(secondary.id)).toMatchObject({
      kind: 'filing_secondary',
      clockStart: 'primary_adjudication_date',
      startOn: adjudicatedOn,
    });
  });
});
