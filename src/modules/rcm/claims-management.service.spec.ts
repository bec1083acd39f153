import { Test } from '@nestjs/testing';
import { ClaimDetailRepository } from './claims/claim-detail.repository.js';
import { ClaimListRepository } from './claims/claim-list.repository.js';
import { ClaimValidationService } from './claims/claim-validation.service.js';
import { ClaimsService } from './claims/claims.service.js';
import { ClaimsManagementService } from './claims-management.service.js';
import { ErasService } from './eras/eras.service.js';
import { LedgerEntriesRepository } from './ledger/ledger-entries.repository.js';
import { PayersService } from './payers/payers.service.js';
import { DenialAnalysisService } from './denial-analysis/denial-analysis.service.js';
import { KpiSeriesService } from './statistics/kpi-series.service.js';
import { StatisticsService } from './statistics/statistics.service.js';

/** Answers any call with whose it was and what it was given. */
const echo = (owner: string): object =>
  new Proxy(
    {},
    { get: (_, method) => (method === 'then' ? undefined : (...given: unknown[]) => [owner, method, ...given]) },
  );

const DOORS: [keyof ClaimsManagementService, unknown[], unknown[]][] = [
  ['registerPayer', ['facts'], ['payers', 'register', 'facts']],
  ['createClaim', ['facts'], ['claims', 'create', 'facts']],
  ['updateClaim', ['c1', 2, 'facts'], ['claims', 'update', 'c1', 2, 'facts']],
  ['validateClaim', ['c1'], ['validation', 'validate', 'c1']],
  ['voidClaim', ['c1', 2, 'why'], ['claims', 'void', 'c1', 2, 'why']],
  ['claim', ['c1'], ['detail', 'show', 'c1']],
  ['listClaims', ['query'], ['list', 'list', 'query']],
  ['era', ['e1'], ['eras', 'details', 'e1']],
  ['eraClaimPayments', ['e1', 'query'], ['eras', 'claimPayments', 'e1', 'query']],
  ['ledgerEntries', ['query'], ['ledger', 'list', 'query']],
  ['statistics', ['query'], ['statistics', 'statistics', 'query']],
  ['kpiSeries', ['denialRate', 'period'], ['kpis', 'series', 'denialRate', 'period']],
  ['denialShares', ['period'], ['denials', 'shares', 'period']],
];

describe('ClaimsManagementService', () => {
  it.each(DOORS)('%s passes on', async (door, given, expected) => {
    const module = await Test.createTestingModule({
      providers: [
        ClaimsManagementService,
        { provide: PayersService, useValue: echo('payers') },
        { provide: ClaimsService, useValue: echo('claims') },
        { provide: ClaimValidationService, useValue: echo('validation') },
        { provide: ClaimDetailRepository, useValue: echo('detail') },
        { provide: ClaimListRepository, useValue: echo('list') },
        { provide: ErasService, useValue: echo('eras') },
        { provide: LedgerEntriesRepository, useValue: echo('ledger') },
        { provide: StatisticsService, useValue: echo('statistics') },
        { provide: KpiSeriesService, useValue: echo('kpis') },
        { provide: DenialAnalysisService, useValue: echo('denials') },
      ],
    }).compile();
    const service = module.get(ClaimsManagementService);
    expect((service[door] as (...args: unknown[]) => unknown).apply(service, given)).toEqual(expected);
  });
});
