import { Test } from '@nestjs/testing';
import { ArAgingService } from '../ar-aging/ar-aging.service.js';
import { agingOf } from '../ar-aging/ar-aging.rules.js';
import { DenialAnalysisService } from '../denial-analysis/denial-analysis.service.js';
import { PayerScorecardService } from '../payer-scorecard/payer-scorecard.service.js';
import { PaymentsByMonthService } from '../payments-by-month/payments-by-month.service.js';
import { postedMonths } from '../payments-by-month/payments-by-month.rules.js';
import { kpi, KPIS, type KpiName } from '../statistics/kpi.rules.js';
import { StatisticsService } from '../statistics/statistics.service.js';
import { ReportPartiesRepository } from './report-parties.repository.js';
import { ReportService } from './report.service.js';

const NOTHING_DENIED = { denials: 0, deniedCents: 0, appealableCents: 0, openCents: 0, openAppealableCents: 0 };
const kpis = Object.fromEntries((Object.keys(KPIS) as KpiName[]).map((name) => [name, kpi(name, 0, 0)]));

describe('ReportService', () => {
  it('makes a page of what the others tell, each asked with the same filter', async () => {
    const asked: unknown[] = [];
    const telling = (method: string, answer: object): object => ({
      today: async () => '2026-11-23',
      [method]: async (filter: unknown) => {
        asked.push(filter);
        return answer;
      },
    });
    const totals = { claims: 0, chargeCents: 0, paidCents: 0, contractualCents: 0, outstandingCents: 0 };
    const period = { from: '2026-01-01', to: '2026-02-28' };
    const payments = { ...period, paidCents: 0, months: postedMonths(period.from, period.to, []) };
    const parties = { payers: [{ id: 'p', name: '<b>A & B</b>' }], providers: [], facilities: [] };
    const groups = { byCategory: [], byReason: [], byPayer: [], byMonth: [] };
    const module = await Test.createTestingModule({
      providers: [
        ReportService,
        { provide: StatisticsService, useValue: telling('statistics', { ...totals, kpis }) },
        { provide: ArAgingService, useValue: telling('aging', { agedOn: '2026-11-23', ...agingOf([]), byPayer: [] }) },
        { provide: DenialAnalysisService, useValue: telling('analysis', { ...NOTHING_DENIED, ...groups }) },
        { provide: PaymentsByMonthService, useValue: telling('payments', payments) },
        { provide: PayerScorecardService, useValue: telling('scorecard', { payers: [] }) },
        { provide: ReportPartiesRepository, useValue: { all: async () => parties } },
      ],
    }).compile();
    const filter = { payerId: 'p' };
    const page = await module.get(ReportService).page(filter);
    expect(asked).toEqual(Array.from({ length: 5 }, () => filter));
    expect(page).toContain('All days · &lt;b&gt;A &amp; B&lt;/b&gt; · made 2026-11-23');
    expect(page).toContain('there is nothing to divide by in this period');
    expect(page).toContain('There are no data for this chart.');
    expect(page).not.toMatch(/<b>A|NaN|undefined|null/);
  });
});
