import { Injectable } from '@nestjs/common';
import type { Page } from '../../shared/database/page.js';
import type { JsonText } from '../../shared/http/json-text.js';
import { ClaimDetailRepository } from './claims/claim-detail.repository.js';
import { ClaimListRepository } from './claims/claim-list.repository.js';
import type { ClaimValidation } from './claims/claim-answer.dto.js';
import type { CreateClaimDto, UpdateClaimDto } from './claims/claim.dto.js';
import type { ListClaimsQuery } from './claims/claim-query.dto.js';
import { ClaimValidationService } from './claims/claim-validation.service.js';
import { ClaimsService } from './claims/claims.service.js';
import type { EraClaimPaymentPage, EraDetail, ListClaimPaymentsQuery } from './eras/era.dto.js';
import { ErasService } from './eras/eras.service.js';
import type { LedgerEntry } from './ledger/ledger-entry.entity.js';
import type { ListLedgerEntriesQuery } from './ledger/ledger-entry.dto.js';
import { LedgerEntriesRepository } from './ledger/ledger-entries.repository.js';
import { DenialAnalysisService } from './denial-analysis/denial-analysis.service.js';
import type { DenialShares } from './denial-analysis/denial-analysis.rules.js';
import type { CreatePayerDto } from './payers/payer.dto.js';
import type { Payer } from './payers/payer.entity.js';
import { PayersService } from './payers/payers.service.js';
import type { KpiSeries, SeriesKpi, SeriesPeriod } from './statistics/kpi-series.rules.js';
import { KpiSeriesService } from './statistics/kpi-series.service.js';
import type { RcmStatistics, RcmStatisticsQuery } from './statistics/statistics.dto.js';
import { StatisticsService } from './statistics/statistics.service.js';

/** The revenue cycle as other modules see it: one service that only passes on to those of the aggregates. */
@Injectable()
export class ClaimsManagementService {
  constructor(
    private readonly payers: PayersService,
    private readonly claims: ClaimsService,
    private readonly validation: ClaimValidationService,
    private readonly claimDetails: ClaimDetailRepository,
    private readonly claimList: ClaimListRepository,
    private readonly eras: ErasService,
    private readonly ledger: LedgerEntriesRepository,
    private readonly figures: StatisticsService,
    private readonly kpis: KpiSeriesService,
    private readonly denialAnalysis: DenialAnalysisService,
  ) {}

  registerPayer(facts: CreatePayerDto): Promise<Payer> {
    return this.payers.register(facts);
  }

  createClaim(facts: CreateClaimDto): Promise<JsonText> {
    return this.claims.create(facts);
  }

  updateClaim(id: string, version: number, facts: UpdateClaimDto): Promise<JsonText> {
    return this.claims.update(id, version, facts);
  }

  validateClaim(id: string): Promise<ClaimValidation> {
    return this.validation.validate(id);
  }

  voidClaim(id: string, version: number, reason: string): Promise<JsonText> {
    return this.claims.void(id, version, reason);
  }

  /** Shown to the caller: leaves an audit event. */
  claim(id: string): Promise<JsonText> {
    return this.claimDetails.show(id);
  }

  /** Shown to the caller: leaves an audit event. */
  listClaims(query: ListClaimsQuery): Promise<JsonText> {
    return this.claimList.list(query);
  }

  era(id: string): Promise<EraDetail> {
    return this.eras.details(id);
  }

  eraClaimPayments(id: string, query: ListClaimPaymentsQuery): Promise<EraClaimPaymentPage> {
    return this.eras.claimPayments(id, query);
  }

  ledgerEntries(query: ListLedgerEntriesQuery): Promise<Page<LedgerEntry>> {
    return this.ledger.list(query);
  }

  statistics(query: RcmStatisticsQuery): Promise<RcmStatistics> {
    return this.figures.statistics(query);
  }

  /** A key figure of the company month by month, for run and control charts. Throws INVALID_PARAMETER. */
  kpiSeries(kpi: SeriesKpi, period: SeriesPeriod): Promise<KpiSeries> {
    return this.kpis.series(kpi, period);
  }

  /** How much of what was denied in a period falls to each category, for Pareto charts. Throws INVALID_PARAMETER. */
  denialShares(period: { from: string; to: string }): Promise<DenialShares> {
    return this.denialAnalysis.shares(period);
  }
}
