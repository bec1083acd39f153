import { generate837 } from '../../../src/modules/rcm/x12/generator/claims-837.writer.js';
import { generate835 } from '../../../src/modules/rcm/x12/generator/remittance-835.writer.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { lastEvent } from '../../support/audit.js';
import { importX12 } from '../../support/x12-upload.js';

const CLAIMS = 60;
const text = (parts: Iterable<string>): string => [...parts].join('');
type Rows = Record<string, never>[];
const sum = (rows: Rows, field: string): number => rows.reduce((total, row) => total + Number(row[field]), 0);

describe('RCM §1 ERA: remittances, once posted', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    billing = await company.as('billing');
    await importX12(billing, text(generate837({ set: '837P', claims: CLAIMS, seed: 21 })));
    await importX12(billing, text(generate835({ claims: CLAIMS, seed: 21 })));
  });
  afterAll(() => api.close());

  /** All items of a list, page by page. */
  const all = async (path: string): Promise<Rows> => {
    const items: Rows = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const page = await billing.get(next);
      expect(page.statusCode).toBe(200);
      items.push(...page.json().items);
      next = /<([^>]+)>/.exec(String(page.headers.link ?? ''))?.[1]?.replace('/api/v1', '');
    }
    return items;
  };

  it('are listed, and read with their claim payments, which add up', async () => {
    const eras = await all('/rcm/eras?status=posted&limit=5');
    expect(eras.length).toBeGreaterThan(5);
    for (const { id } of eras.slice(0, 4)) {
      const era = (await billing.get(`/rcm/eras/${id}`)).json();
      // The reference of a PLB is often a patient's claim: who read it is told.
      expect(await lastEvent(api, company)).toMatchObject({ action: 'readEra', outcome: 'shown', entityId: id });
      const payments = await all(`/rcm/eras/${id}/claim-payments?limit=3`);
      expect(sum(payments, 'paidCents')).toBe(era.sumClaimPaidCents);
      expect(await all(`/rcm/eras/${id}/provider-adjustments?limit=1`)).toEqual(era.providerAdjustments);
      expect(sum(era.providerAdjustments, 'cents')).toBe(era.sumProviderAdjustmentCents);
      expect(era.paidCents).toBe(era.sumClaimPaidCents - era.sumProviderAdjustmentCents);
      expect(sum(era.claimPaymentCounts, 'count')).toBe(payments.length);
      for (const payment of payments as unknown as {
        chargeCents: number;
        paidCents: number;
        lines: Rows;
        adjustments: Rows;
      }[]) {
        const adjusted =
          sum(payment.adjustments, 'cents') +
          payment.lines.reduce((total, line) => total + sum(line.adjustments!, 'cents'), 0);
        expect(payment.chargeCents - adjusted).toBe(payment.paidCents);
      }
    }
    expect((await billing.get('/rcm/eras/01900000-0000-7000-8000-000000000001')).statusCode).toBe(404);
    expect((await billing.get('/rcm/eras/01900000-0000-7000-8000-000000000001/provider-adjustments')).statusCode).toBe(
      404,
    );
    expect((await billing.get('/rcm/eras/01900000-0000-7000-8000-000000000001/claim-payments')).statusCode).toBe(404);
  });

  it('leave an event of who saw their claim payments', async () => {
    const [era] = (await billing.get('/rcm/eras?limit=1')).json().items;
    const page = (await billing.get(`/rcm/eras/${era.id}/claim-payments`)).json();
    expect(await lastEvent(api, company)).toMatchObject({
      action: 'listClaimPayments',
      outcome: 'shown',
      details: { ids: page.items.map(({ id }: { id: string }) => id) },
    });
  });

  it('stand on their claims, whose balance is the sum of the ledger', async () => {
    const claims = await all('/rcm/claims?limit=25');
    expect(claims).toHaveLength(CLAIMS);
    for (const row of claims.slice(0, 20)) {
      const claim = (await billing.get(`/rcm/claims/${row.id}`)).json();
      const entries = await all(`/rcm/ledger-entries?claimId=${row.id}`);
      expect(claim.balanceCents).toBe(sum(entries, 'balanceEffectCents'));
      expect(claim.balanceCents).toBe(row.balanceCents);
      expect(claim.patientBalanceCents).toBeLessThanOrEqual(Math.max(0, claim.balanceCents));
      const paid = entries.filter(({ kind }) => kind === 'payment');
      expect(
        sum(
          claim.payments.filter(({ status }: { status: string }) => status === 'posted'),
          'paidCents',
        ),
      ).toBe(sum(paid, 'cents'));
      expect(claim.events.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
        claim.events.map((_: unknown, index: number) => index + 1),
      );
      expect(claim.events.at(-1).toStatus).toBe(claim.status);
    }
  });

  it('post what can be narrowed by kind and day', async () => {
    const payments = await all('/rcm/ledger-entries?kind=payment&limit=200');
    const [first] = payments;
    const day = String(first!.postedOn);
    const ofDay = await all(`/rcm/ledger-entries?kind=payment&postedFrom=${day}&postedTo=${day}`);
    expect(ofDay).toEqual(payments.filter(({ postedOn }) => postedOn === day));
    expect((await billing.get(`/rcm/ledger-entries/${first!.id}`)).json()).toEqual(first);
    expect((await billing.get('/rcm/ledger-entries?kind=gift')).statusCode).toBe(400);
  });

  it('make the statistics, which agree with claims and ledger', async () => {
    const statistics = (await billing.get('/rcm/statistics')).json();
    const claims = await all('/rcm/claims?limit=200');
    const entries = await all('/rcm/ledger-entries?limit=200');
    const of = (kind: string): number =>
      sum(
        entries.filter((entry) => entry.kind === kind),
        'cents',
      );
    expect(statistics).toMatchObject({
      claims: CLAIMS,
      chargeCents: of('charge'),
      paidCents: of('payment'),
      contractualCents: of('contractual'),
      outstandingCents: sum(claims, 'balanceCents'),
      averageChargeCents: Math.round(of('charge') / CLAIMS),
    });
    for (const { status, claims: count } of statistics.byStatus) {
      expect(claims.filter((claim) => claim.status === status)).toHaveLength(count);
    }
    const { kpis } = statistics;
    const adjudicated = claims.filter(({ adjudicatedOn }) => adjudicatedOn !== null).length;
    expect(kpis.denialRate.denominator).toBe(adjudicated);
    expect(kpis.denialRate.numerator).toBeGreaterThan(0);
    expect(kpis.netCollectionRate).toMatchObject({
      numerator: of('payment'),
      denominator: of('charge') - of('contractual'),
    });
    expect(kpis.cleanClaimRate.denominator).toBe(CLAIMS);
    expect(kpis.appealRate).toMatchObject({ numerator: 0, value: 0, status: 'no_target' });
    expect(kpis.appealSuccessRate).toMatchObject({ value: null, status: 'not_computable', reason: expect.any(String) });
  });

  it('are counted by period, payer and provider', async () => {
    const [claim] = (await billing.get('/rcm/claims?limit=1')).json().items;
    const claimsOf = async (query: string): Promise<number> =>
      (await billing.get(`/rcm/statistics?${query}`)).json().claims;
    const listed = async (query: string): Promise<number> => (await all(`/rcm/claims?limit=200&${query}`)).length;
    const day = claim.servedFromOn;
    expect(await claimsOf(`from=${day}&to=${day}`)).toBe(await listed(`servedFrom=${day}&servedTo=${day}`));
    expect(await claimsOf(`payerId=${claim.payerId}`)).toBe(await listed(`payerId=${claim.payerId}`));
    expect(await claimsOf(`providerId=${claim.billingProviderId}`)).toBe(
      await listed(`providerId=${claim.billingProviderId}`),
    );
    const nothing = (await billing.get('/rcm/statistics?from=1999-01-01&to=1999-12-31')).json();
    expect(nothing).toMatchObject({
      claims: 0,
      averageChargeCents: null,
      kpis: { denialRate: { value: null, status: 'not_computable' } },
    });
    expect((await (await (await api.newCompany()).as('analyst')).get('/rcm/statistics')).json().claims).toBe(0);
  });
});
