import type { LightMyRequestResponse } from 'fastify';
import { Clock } from '../../../src/shared/time/clock.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { aRemittance } from '../../factories/remittance.factory.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { Figures } from '../../support/figures.js';
import { RemittanceDesk, type DeskClaim } from '../../support/remittance-desk.js';

// In New York still the 31st of August, in UTC already September.
const NOW = '2026-09-01T02:00:00.000Z';
const PERIOD = 'from=2026-06-01&to=2026-08-31';

const claim = (pcn: string, dollars: number, servedFromOn = '2026-07-01'): DeskClaim => ({
  pcn,
  servedFromOn,
  lines: [{ procedureCode: '99213', chargeCents: dollars * 100 }],
});

// One 835 of 1 August: A paid, B and E denied, C paid but for the deductible; D not decided yet; F paid too much.
const CLAIMS = [
  claim('A', 150),
  claim('B', 150),
  claim('C', 200),
  claim('D', 100, '2026-05-15'),
  claim('E', 300),
  claim('F', 100),
];
const REMITTANCE = aRemittance([
  { pcn: 'A', charge: 150, paid: 100, cas: ['CO*45*50'] },
  { pcn: 'B', charge: 150, paid: 0, cas: ['CO*50*150'] },
  { pcn: 'C', charge: 200, paid: 120, cas: ['CO*45*50', 'PR*1*30'] },
  { pcn: 'E', charge: 300, paid: 0, cas: ['CO*197*300'] },
  { pcn: 'F', charge: 100, paid: 110, cas: ['CO*144*-10'] },
]);

describe('analytics of the revenue cycle', () => {
  let api: TestApi;
  let company: TestCompany;
  let billing: Caller;
  let desk: RemittanceDesk;
  let figures: Figures;
  let ids: Map<string, string>;
  const otherPayer = newId();
  const provider = newId();
  const facility = newId();

  beforeAll(async () => {
    api = await startApi();
    company = await api.newCompany();
    billing = await company.as('billing');
    const clock = api.app.get(Clock);
    clock.now = () => NOW;
    desk = await new RemittanceDesk(api, company.id).open();
    figures = new Figures(api, company.id);
    ids = await desk.claims(CLAIMS);
    await figures.rebuild();
    await desk.import(REMITTANCE);
    await parties();
    await figures.rebuild();
  }, 60_000);
  afterAll(() => api.close());

  /** E is of another payer, rendered by another provider at another place. */
  async function parties(): Promise<void> {
    const stamp = `created_at, created_by, version, updated_at, updated_by`;
    const now = `'2026-07-10T00:00:00Z', $2, 1, '2026-07-10T00:00:00Z', $2`;
    await desk.query(
      `INSERT INTO payers (company_id, id, ${stamp}, name, electronic_payer_id, type, submission_method, is_active)
       VALUES ($1, $2, ${now}, '=PAYER, "TWO"', 'PAYER2', 'commercial', 'electronic', true)`,
      [otherPayer],
    );
    await desk.query(
      `INSERT INTO providers (company_id, id, ${stamp}, kind, name, is_ours) VALUES ($1, $2, ${now}, 'person', 'RAY', true)`,
      [provider],
    );
    await desk.query(`INSERT INTO facilities (company_id, id, ${stamp}, name) VALUES ($1, $2, ${now}, 'EAST')`, [
      facility,
    ]);
    await desk.query(
      'UPDATE claims SET payer_id = $2, rendering_provider_id = $3, facility_id = $4 WHERE company_id = $1 AND id = $5',
      [otherPayer, provider, facility, ids.get('E')],
    );
    await desk.query('UPDATE denials SET payer_id = $2 WHERE company_id = $1 AND claim_id = $3', [
      otherPayer,
      ids.get('E'),
    ]);
  }

  const read = async <Answer = Record<string, never>>(path: string): Promise<Answer> => {
    const answer = await billing.get(path);
    expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return answer.json() as Answer;
  };
  interface Figure {
    numerator: number;
    denominator: number;
    value: number | null;
    status: string;
  }
  const kpi = async (name: string, query = ''): Promise<Figure> =>
    (await read<{ kpis: Record<string, Figure> }>(`/rcm/statistics?${query}`)).kpis[name]!;

  describe('RCM §1 statistics: totals', () => {
    it('RCM KPI outstanding: with charges and payments those of the ledger', async () => {
      const statistics = await read('/rcm/statistics');
      const [ledger] = await desk.query<Record<string, number>>(
        `SELECT sum(cents) FILTER (WHERE kind = 'charge')::bigint AS charges, sum(cents) FILTER (WHERE kind = 'payment')::bigint AS paid,
           sum(balance_effect_cents)::bigint AS outstanding FROM ledger_entries WHERE company_id = $1`,
      );
      expect(ledger).toEqual({ charges: 100_000, paid: 33_000, outstanding: 58_000 });
      expect(statistics).toMatchObject({
        claims: 6,
        chargeCents: 100_000,
        paidCents: 33_000,
        contractualCents: 9_000,
        outstandingCents: 58_000,
        averageChargeCents: 16_667,
        byStatus: [
          { status: 'denied', claims: 2, chargeCents: 45_000 },
          { status: 'paid', claims: 3, chargeCents: 45_000 },
          { status: 'submitted', claims: 1, chargeCents: 10_000 },
        ],
      });
    });

    it.each([
      ['payer', () => `payerId=${otherPayer}`, 1, 30_000],
      ['rendering provider', () => `providerId=${provider}`, 1, 30_000],
      ['facility', () => `facilityId=${facility}`, 1, 30_000],
      ['day of service', () => 'from=2026-05-15&to=2026-05-15', 1, 10_000],
      ['days of service', () => 'from=2026-05-16', 5, 90_000],
      [
        'all at once',
        () => `payerId=${otherPayer}&providerId=${provider}&facilityId=${facility}&to=2026-07-01`,
        1,
        30_000,
      ],
      ['nobody', () => `payerId=${newId()}`, 0, 0],
    ])('are narrowed by %s', async (_, query, claims, chargeCents) => {
      expect(await read(`/rcm/statistics?${query()}`)).toMatchObject({ claims, chargeCents });
    });
  });

  // Decided: A, B, C, E, F on 1 August. Denied: B, E.
  it('RCM KPI denial rate: 2 of 5, and 450 of 900 dollars, by the day of the first adjudication', async () => {
    expect(await kpi('denialRate')).toMatchObject({ numerator: 2, denominator: 5, value: 40, status: 'off_target' });
    expect(await kpi('denialRateByCharge')).toMatchObject({ numerator: 45_000, denominator: 90_000, value: 50 });
    expect(await kpi('denialRate', 'from=2026-08-01&to=2026-08-01')).toMatchObject({ denominator: 5 });
    expect(await kpi('denialRate', 'to=2026-07-31')).toMatchObject({ value: null, status: 'not_computable' });
    expect(await kpi('denialRate', `payerId=${otherPayer}`)).toMatchObject({
      numerator: 1,
      denominator: 1,
      value: 100,
    });
  });

  it('RCM KPI first-pass resolution: no line denied of A, C and F, 3 of 5', async () => {
    expect(await kpi('firstPassResolutionRate')).toMatchObject({ numerator: 3, denominator: 5, value: 60 });
  });

  it('RCM KPI net collection: 330 of (1000 − 90) dollars', async () => {
    expect(await kpi('netCollectionRate')).toMatchObject({ numerator: 33_000, denominator: 91_000, value: 36.26 });
  });

  // All charges stand on 1 July: 1000 dollars in the 90 days before, 11.11 a day.
  it('RCM KPI days in A/R: 580 dollars open, 52.2 days', async () => {
    const figure = { numerator: 58_000, denominator: 1111.11, value: 52.2, status: 'off_target' };
    expect(await kpi('daysInReceivables')).toMatchObject(figure);
    expect(await kpi('daysInReceivables', 'to=2026-09-28')).toMatchObject(figure);
    // The day before the payments all was open; before the charges nothing was there.
    expect(await kpi('daysInReceivables', 'to=2026-07-31')).toMatchObject({ numerator: 100_000, value: 90 });
    expect(await kpi('daysInReceivables', 'to=2026-06-30')).toMatchObject({ numerator: 0, value: null });
    // The charges have left the window of 90 days.
    expect(await kpi('daysInReceivables', 'to=2026-09-29')).toMatchObject({ numerator: 58_000, value: null });
  });

  it('RCM KPI days in A/R: of a payer, also on an earlier day', async () => {
    const of = (to: string): Promise<Figure> => kpi('daysInReceivables', `payerId=${otherPayer}&to=${to}`);
    expect(await of('2026-08-31')).toMatchObject({ numerator: 30_000, denominator: 333.33, value: 90 });
    expect(await kpi('daysInReceivables', `facilityId=${facility}&to=2026-06-30`)).toMatchObject({ numerator: 0 });
    const [{ id: ourPayer }] = (await desk.query<{ id: string }>(
      `SELECT id FROM payers WHERE company_id = $1 AND name = 'PAYER ONE'`,
    )) as [{ id: string }];
    expect(await kpi('daysInReceivables', `payerId=${ourPayer}&to=2026-07-31`)).toMatchObject({ numerator: 70_000 });
    expect(await kpi('daysInReceivables', `payerId=${ourPayer}&to=2026-08-01`)).toMatchObject({ numerator: 28_000 });
  });

  it('RCM KPI clean-claim rate: not computable where nothing was validated, then by the first validation', async () => {
    expect(await kpi('cleanClaimRate')).toMatchObject({ denominator: 0, value: null, status: 'not_computable' });
    // A was fine at once; B failed first and was mended.
    const validations: [pcn: string, sequence: number, kind: string][] = [
      ['A', 101, 'validated'],
      ['B', 101, 'validation_failed'],
      ['B', 102, 'validated'],
    ];
    for (const [pcn, sequence, kind] of validations)
      await desk.query(
        `INSERT INTO claim_events (company_id, id, created_at, created_by, claim_id, sequence, kind, from_status, to_status, occurred_at)
         SELECT company_id, $2, created_at, created_by, id, $4, $5, status, status, created_at FROM claims
         WHERE company_id = $1 AND id = $3`,
        [newId(), ids.get(pcn), sequence, kind],
      );
    await figures.rebuild();
    expect(await kpi('cleanClaimRate')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 50,
      status: 'off_target',
    });
  });

  // B and E are denied; on B an appeal was lost at level 1 and won in part at level 2, on E one is in preparation.
  it('RCM KPI appeal rate: filed on 1 of 2 denied claims', async () => {
    await appeals();
    expect(await kpi('appealRate')).toMatchObject({ numerator: 1, denominator: 2, value: 50, status: 'no_target' });
    expect(await kpi('appealRate', `payerId=${otherPayer}`)).toMatchObject({ numerator: 0, denominator: 1, value: 0 });
    expect(await kpi('appealRate', 'to=2026-07-31')).toMatchObject({ denominator: 0, value: null });
  });

  it('RCM KPI appeal success: the payer gave in in 1 of 2 it decided', async () => {
    expect(await kpi('appealSuccessRate')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 50,
      status: 'off_target',
    });
    expect(await kpi('appealSuccessRate', 'from=2026-08-25')).toMatchObject({
      numerator: 1,
      denominator: 1,
      value: 100,
    });
    expect(await kpi('appealSuccessRate', `payerId=${otherPayer}`)).toMatchObject({ denominator: 0, value: null });
  });

  async function appeals(): Promise<void> {
    const rows: [pcn: string, level: number, status: string, filedOn: string | null, decidedOn: string | null][] = [
      ['B', 1, 'upheld', '2026-08-05', '2026-08-20'],
      ['B', 2, 'partially_overturned', '2026-08-21', '2026-08-30'],
      ['B', 3, 'withdrawn', '2026-08-30', '2026-08-31'],
      ['E', 1, 'in_preparation', null, null],
    ];
    for (const [pcn, level, status, filedOn, decidedOn] of rows) {
      await desk.query(
        `INSERT INTO claim_appeals (company_id, id, created_at, created_by, version, updated_at, updated_by, claim_id, claim_payment_id,
           payer_id, level, status, basis, notice_on, no_due_reason, work_order, filed_on, decided_on, recovered_cents)
         SELECT $1, $2, now(), $2, 1, now(), $2, p.claim_id, p.id, c.payer_id, $3, $4, 'other', '2026-08-01', 'NO_RULE_FOR_PAYER', '', $5, $6, 0
         FROM claim_payments p JOIN claims c ON c.company_id = p.company_id AND c.id = p.claim_id
         WHERE p.company_id = $1 AND p.claim_id = $7 RETURNING 1`,
        [newId(), level, status, filedOn, decidedOn, ids.get(pcn)],
      );
    }
  }

  describe('RCM §1 statistics: A/R aging', () => {
    // On 31 August where the company is: 61 days from 1 July, 108 from 15 May.
    it('counts from the last day of service to today in the time zone of the company', async () => {
      const aging = await read<{ buckets: { cents: number; patientCents: number }[] }>('/rcm/ar-aging');
      expect(aging).toMatchObject({
        agedOn: '2026-08-31',
        owedCents: 58_000,
        insuranceCents: 55_000,
        patientCents: 3_000,
        creditCents: 0,
        balanceCents: 58_000,
        over90Percent: 17.24,
      });
      expect(aging.buckets.map(({ cents, patientCents }) => [cents, patientCents])).toEqual([
        [0, 0],
        [0, 0],
        [48_000, 3_000],
        [10_000, 0],
        [0, 0],
      ]);
    });

    it('tells each payer, the greatest first, and is narrowed', async () => {
      const { byPayer } = await read<{ byPayer: { payerName: string; owedCents: number }[] }>('/rcm/ar-aging');
      expect(byPayer.map(({ payerName, owedCents }) => [payerName, owedCents])).toEqual([
        ['=PAYER, "TWO"', 30_000],
        ['PAYER ONE', 28_000],
      ]);
      expect(await read(`/rcm/ar-aging?facilityId=${facility}`)).toMatchObject({ owedCents: 30_000 });
    });
  });

  describe('RCM §1 denial analysis', () => {
    it('by category, reason, payer and month, with what can be appealed', async () => {
      expect(await read('/rcm/denial-analysis')).toMatchObject({
        denials: 2,
        deniedCents: 45_000,
        openCents: 45_000,
        byCategory: [
          { category: 'authorization', deniedCents: 30_000, sharePercent: 66.67 },
          { category: 'medical_necessity', deniedCents: 15_000, sharePercent: 33.33 },
        ],
        byReason: [{ reasonCode: '197' }, { reasonCode: '50' }],
        byPayer: [{ payerId: otherPayer, denials: 1 }, { payerName: 'PAYER ONE' }],
        byMonth: [{ month: '2026-08', denials: 2 }],
        appealableCents: 45_000,
        openAppealableCents: 45_000,
      });
    });

    it.each([
      ['a payer', () => `payerId=${otherPayer}`, 30_000],
      ['a provider', () => `providerId=${provider}`, 30_000],
      ['a facility', () => `facilityId=${facility}`, 30_000],
      ['days', () => 'from=2026-08-01&to=2026-08-01', 45_000],
      ['other days', () => 'to=2026-07-31', 0],
    ])('of %s', async (_, query, deniedCents) => {
      expect(await read(`/rcm/denial-analysis?${query()}`)).toMatchObject({ deniedCents });
    });

    it('counts as much as the ledger', async () => {
      const [ledger] = await desk.query<{ cents: number }>(
        `SELECT sum(cents)::bigint AS cents FROM ledger_entries WHERE company_id = $1 AND kind = 'denial'`,
      );
      expect((await read<{ deniedCents: number }>('/rcm/denial-analysis')).deniedCents).toBe(ledger!.cents);
    });
  });

  it('RCM §1 statistics: payments by month, of the company and of a payer', async () => {
    const { months, ...sums } = await read<{ months: Record<string, unknown>[] }>(`/rcm/payments-by-month?${PERIOD}`);
    expect(sums).toEqual({ from: '2026-06-01', to: '2026-08-31', paidCents: 33_000 });
    expect(months).toMatchObject([
      { month: '2026-06', chargeCents: 0, paidCents: 0 },
      { month: '2026-07', chargeCents: 100_000, paidCents: 0 },
      { month: '2026-08', paidCents: 33_000, contractualCents: 9_000, deniedCents: 45_000 },
    ]);
    const ofPayer = await read<{ months: object[] }>(`/rcm/payments-by-month?${PERIOD}&payerId=${otherPayer}`);
    expect(ofPayer.months).toMatchObject([{}, { chargeCents: 30_000 }, { paidCents: 0, deniedCents: 30_000 }]);
    const { from, to } = await read<{ from: string; to: string }>('/rcm/payments-by-month');
    expect([from, to]).toEqual(['2025-09-01', '2026-08-31']);
  });

  it('RCM §1 statistics: the payer scorecard', async () => {
    const { payers } = await read<{ payers: Record<string, unknown>[] }>('/rcm/payer-scorecard');
    expect(payers).toMatchObject([
      {
        payerName: 'PAYER ONE',
        rejectionRate: { numerator: 0, denominator: 5, value: 0 },
        denialRate: { numerator: 1, denominator: 4, value: 25 },
        paidRatio: { numerator: 33_000, denominator: 60_000, value: 55 },
        daysFromServiceToPayment: { claims: 3, meanDays: 31, medianDays: 31 },
        daysFromSubmissionToPayment: { claims: 0, meanDays: null },
      },
      {
        payerId: otherPayer,
        denialRate: { numerator: 1, denominator: 1, value: 100 },
        paidRatio: { value: 0 },
        daysFromServiceToPayment: { claims: 0, medianDays: null },
      },
    ]);
  });

  it.each([
    ['denial-analysis', 'by,code,name'],
    ['ar-aging', 'payer_id,payer,from_days'],
    ['payments-by-month', 'month,charge_cents'],
    ['payer-scorecard', 'payer_id,payer,sent_claims'],
  ])('RCM §1 statistics: %s as a table for a spreadsheet, which runs nothing', async (path, head) => {
    const answer = await billing.get(`/rcm/${path}?format=csv`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]+\.csv"$/);
    expect(answer.body.startsWith(head)).toBe(true);
    if (path !== 'payments-by-month') expect(answer.body).toContain(`"'=PAYER, ""TWO"""`);
    expect((await billing.get(`/rcm/${path}?format=xml`)).statusCode).toBe(400);
  });

  it.each(['statistics', 'denial-analysis', 'payments-by-month', 'payer-scorecard'])(
    'RCM §1 statistics: %s of a period that ends before it begins is refused',
    async (path) => {
      const answer = await billing.get(`/rcm/${path}?from=2026-02-01&to=2026-01-31`);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_PARAMETER']);
    },
  );

  describe('RCM §1 statistics: the report page', () => {
    const page = async (query = '', role: 'billing' | 'quality' = 'billing'): Promise<LightMyRequestResponse> => {
      const { token } = await company.as(role);
      const signedIn = await api.app.inject({ method: 'POST', url: '/pages/sign-in', payload: { token } });
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
      return api.app.inject({ url: `/pages/rcm/report${query}`, headers: { cookie } });
    };

    it('shows tiles, three charts with their tables, and the tables of payers, without a script', async () => {
      const { statusCode, body, headers } = await page();
      expect(statusCode).toBe(200);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      for (const id of ['aging', 'denials', 'payments']) expect(body).toContain(`aria-labelledby="${id}-t ${id}-d"`);
      for (const text of ['52.2\u00a0days', '✗ off target', '$580.00 outstanding', 'A/R aging on 2026-08-31'])
        expect(body).toContain(text);
      expect(body.match(/<caption>/g)!.length).toBe(6);
      expect(body).toContain('=PAYER, &quot;TWO&quot;');
      expect(body).not.toMatch(/<script|style=|onerror|<PAYER/);
      expect(body.length).toBeLessThan(100_000);
    });

    it('is narrowed by what its form sends, empty fields too', async () => {
      const { statusCode, body } = await page(`?from=2026-06-01&to=&payerId=${otherPayer}&providerId=&facilityId=`);
      expect(statusCode).toBe(200);
      expect(body).toContain('2026-06-01 to 2026-08-31 · =PAYER, &quot;TWO&quot;');
      expect(body).toContain('$300.00 outstanding');
      expect(body).toMatch(new RegExp(`<option value="${otherPayer}" selected>`));
    });

    it.each(['?from=yesterday', '?payerId=x', '?order=1', '?from=2026-02-01&to=2026-01-01'])(
      'refuses %s',
      async (query) => {
        expect((await page(query)).statusCode).toBe(400);
      },
    );

    it('is not for those who may not read statistics, nor for nobody', async () => {
      expect((await page('', 'quality')).statusCode).toBe(403);
      expect((await api.app.inject({ url: '/pages/rcm/report' })).statusCode).toBe(401);
    });
  });

  it('RCM §1 statistics: of a company without claims every figure says why there is none', async () => {
    const nobody = await (await api.newCompany()).as('billing');
    const { kpis, ...totals } = (await nobody.get('/rcm/statistics')).json();
    expect(totals).toMatchObject({ claims: 0, byStatus: [], outstandingCents: 0, averageChargeCents: null });
    for (const figure of Object.values(kpis))
      expect(figure).toMatchObject({ value: null, status: 'not_computable', reason: expect.any(String) });
    expect((await nobody.get('/rcm/ar-aging')).json()).toMatchObject({
      owedCents: 0,
      byPayer: [],
      over90Percent: null,
    });
    expect((await nobody.get('/rcm/denial-analysis')).json()).toMatchObject({ denials: 0, byReason: [] });
    expect((await nobody.get('/rcm/payer-scorecard')).json()).toEqual({ payers: [] });
    expect((await nobody.get('/rcm/payments-by-month')).json()).toMatchObject({ paidCents: 0 });
  });
});
