import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Payer } from './payers/payer.entity.js';
import { PayersController } from './payers/payers.controller.js';
import { PayersRepository } from './payers/payers.repository.js';
import { PayersService } from './payers/payers.service.js';
import { ClinicalRecordModule } from '../clinical-record/clinical-record.api.js';
import { ClaimSetImporter } from './claims-import/claim-set.importer.js';
import { ImportedClaimsRepository } from './claims-import/imported-claims.repository.js';
import { ImportedPartiesRepository } from './claims-import/imported-parties.repository.js';
import { ClaimFamiliesRepository } from './claims-import/claim-families.repository.js';
import { ImportedVersionsService } from './claims-import/imported-versions.service.js';
import { PayerMatchingRepository } from './payers/payer-matching.repository.js';
import { Finding } from './x12-files/finding.entity.js';
import { DemoClaimsService } from './demo/demo-claims.service.js';
import { DemoTermsService } from './demo/demo-terms.service.js';
import { FindingsRepository } from './x12-files/findings.repository.js';
import { ReadOnlySetImporter } from './x12-files/read-only-set.importer.js';
import { X12File } from './x12-files/x12-file.entity.js';
import { X12FilesController } from './x12-files/x12-files.controller.js';
import { X12FilesRepository } from './x12-files/x12-files.repository.js';
import { X12FilesService } from './x12-files/x12-files.service.js';
import { X12ImportJob } from './x12-files/x12-import.job.js';
import { X12Set } from './x12-files/x12-set.entity.js';
import { X12SetsRepository } from './x12-files/x12-sets.repository.js';
import { ClaimLifecycle } from './claims/claim-lifecycle.service.js';
import { ClaimMovesRepository } from './claims/claim-moves.repository.js';
import { ClaimPaymentMatchingService } from './posting/claim-payment-matching.service.js';
import { ClaimPaymentPostingService } from './posting/claim-payment-posting.service.js';
import { ChunkPostingService } from './posting/chunk-posting.service.js';
import { PostingReadsRepository } from './posting/posting-reads.repository.js';
import { PostingSteps } from './posting/posting-steps.js';
import { PostingWritesRepository } from './posting/posting-writes.repository.js';
import { RemittanceSetImporter } from './posting/remittance-set.importer.js';
import { RemittanceStreamService } from './posting/remittance-stream.service.js';
import { RemittancesRepository } from './posting/remittances.repository.js';
import { Claim } from './claims/claim.entity.js';
import { ClaimChecksRepository } from './claims/claim-checks.repository.js';
import { ClaimValidationService } from './claims/claim-validation.service.js';
import { ClaimDetailRepository } from './claims/claim-detail.repository.js';
import { ClaimEditing } from './claims/claim-editing.service.js';
import { ClaimLineItem } from './claims/claim-line-item.entity.js';
import { ClaimLinesController } from './claims/claim-lines.controller.js';
import { ClaimLinesRepository } from './claims/claim-lines.repository.js';
import { ClaimLinesService } from './claims/claim-lines.service.js';
import { ClaimListRepository } from './claims/claim-list.repository.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsRepository } from './claims/claims.repository.js';
import { ClaimsService } from './claims/claims.service.js';
import { ClaimEra } from './eras/claim-era.entity.js';
import { ClaimPayment } from './eras/claim-payment.entity.js';
import { ClaimPaymentsRepository } from './eras/claim-payments.repository.js';
import { ErasController } from './eras/eras.controller.js';
import { ErasRepository } from './eras/eras.repository.js';
import { ErasService } from './eras/eras.service.js';
import { LinePayment } from './eras/line-payment.entity.js';
import { LinePaymentsRepository } from './eras/line-payments.repository.js';
import { PaymentAdjustment } from './eras/payment-adjustment.entity.js';
import { PaymentAdjustmentsRepository } from './eras/payment-adjustments.repository.js';
import { ProviderAdjustment } from './eras/provider-adjustment.entity.js';
import { ProviderAdjustmentsRepository } from './eras/provider-adjustments.repository.js';
import { LedgerEntriesController } from './ledger/ledger-entries.controller.js';
import { LedgerEntriesRepository } from './ledger/ledger-entries.repository.js';
import { LedgerWritesRepository } from './ledger/ledger-writes.repository.js';
import { LedgerEntry } from './ledger/ledger-entry.entity.js';
import { ClaimsManagementService } from './claims-management.service.js';
import { ClaimFiguresRepository } from './claim-figures/claim-figures.repository.js';
import { LedgerDaysRepository } from './claim-figures/ledger-days.repository.js';
import { ArAgingController } from './ar-aging/ar-aging.controller.js';
import { ArAgingRepository } from './ar-aging/ar-aging.repository.js';
import { ArAgingService } from './ar-aging/ar-aging.service.js';
import { PayerScorecardController } from './payer-scorecard/payer-scorecard.controller.js';
import { PayerScorecardRepository } from './payer-scorecard/payer-scorecard.repository.js';
import { PayerScorecardService } from './payer-scorecard/payer-scorecard.service.js';
import { PaymentsByMonthController } from './payments-by-month/payments-by-month.controller.js';
import { PaymentsByMonthRepository } from './payments-by-month/payments-by-month.repository.js';
import { PaymentsByMonthService } from './payments-by-month/payments-by-month.service.js';
import { ReportPagesController } from './report/report-pages.controller.js';
import { ReportPartiesRepository } from './report/report-parties.repository.js';
import { ReportService } from './report/report.service.js';
import { AppealFiguresRepository } from './statistics/appeal-figures.repository.js';
import { DenialAnalysisController } from './denial-analysis/denial-analysis.controller.js';
import { DenialAnalysisRepository } from './denial-analysis/denial-analysis.repository.js';
import { DenialAnalysisService } from './denial-analysis/denial-analysis.service.js';
import { KpiSeriesRepository } from './statistics/kpi-series.repository.js';
import { KpiSeriesService } from './statistics/kpi-series.service.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { StatisticsRepository } from './statistics/statistics.repository.js';
import { StatisticsService } from './statistics/statistics.service.js';
// Batches: claims on their way out.
import { BatchesController } from './batches/batches.controller.js';
import { ClaimSubmissionController } from './batches/claim-submission.controller.js';
import { BatchClaimsRepository } from './batches/batch-claims.repository.js';
import { BatchDraftsService } from './batches/batch-drafts.service.js';
import { BatchWritesRepository } from './batches/batch-writes.repository.js';
import { BatchesService } from './batches/batches.service.js';
import { ChargePostingsService } from './batches/charge-postings.service.js';
import { ClaimQueueingService } from './batches/claim-queueing.service.js';
import { ClaimSubmissionService } from './batches/claim-submission.service.js';
import { SubmissionCandidatesRepository } from './batches/submission-candidates.repository.js';
import { UnpostedChargesRepository } from './batches/unposted-charges.repository.js';
import { BatchOutboxEntry } from './batches/batch-outbox-entry.entity.js';
import { BatchOutboxRepository } from './batches/batch-outbox.repository.js';
import { BatchSendingService } from './batches/batch-sending.service.js';
import { BatchesRepository } from './batches/batches.repository.js';
import { ClaimProblemsService } from './claims/claim-problems.service.js';
import { ClaimBatch } from './batches/claim-batch.entity.js';
import { ClaimBatchClaim } from './batches/claim-batch-claim.entity.js';
// Denials and appeals
import { AdjustmentCode } from './adjustment-codes/adjustment-code.entity.js';
import { AdjustmentCodesController } from './adjustment-codes/adjustment-codes.controller.js';
import { AdjustmentCodesRepository } from './adjustment-codes/adjustment-codes.repository.js';
import { AdjustmentCodesService } from './adjustment-codes/adjustment-codes.service.js';
import { AppealDocument } from './appeals/appeal-document.entity.js';
import { AppealDocumentsController } from './appeals/appeal-documents.controller.js';
import { AppealDocumentsRepository } from './appeals/appeal-documents.repository.js';
import { AppealDocumentsService } from './appeals/appeal-documents.service.js';
import { AppealFactsRepository } from './appeals/appeal-facts.repository.js';
import { AppealPacketRepository } from './appeals/appeal-packet.repository.js';
import { AppealPacketService } from './appeals/appeal-packet.service.js';
import { AppealPostingService } from './appeals/appeal-posting.service.js';
import { AppealPreparationService } from './appeals/appeal-preparation.service.js';
import { AppealRecoveriesRepository } from './appeals/appeal-recoveries.repository.js';
import { AppealRecovery } from './appeals/appeal-recovery.entity.js';
import { AppealsController } from './appeals/appeals.controller.js';
import { AppealsRepository } from './appeals/appeals.repository.js';
import { AppealsService } from './appeals/appeals.service.js';
import { ClaimAppeal } from './appeals/claim-appeal.entity.js';
import { ClaimStandingService } from './posting/claim-standing.service.js';
import { ClaimNamesRepository } from './claims/claim-names.repository.js';
import { DenialDeadlinesService } from './denials/denial-deadlines.service.js';
import { DenialNote } from './denials/denial-note.entity.js';
import { DenialNotesRepository } from './denials/denial-notes.repository.js';
import { DenialPostingRepository } from './denials/denial-posting.repository.js';
import { DenialPostingService } from './denials/denial-posting.service.js';
import { Denial } from './denials/denial.entity.js';
import { DenialsController } from './denials/denials.controller.js';
import { DenialsRepository } from './denials/denials.repository.js';
import { DenialsService } from './denials/denials.service.js';
import { PayerDeadlinesService } from './payer-rules/payer-deadlines.service.js';
import { PayerRule } from './payer-rules/payer-rule.entity.js';
import { PayerRulesController } from './payer-rules/payer-rules.controller.js';
import { PayerRulesRepository } from './payer-rules/payer-rules.repository.js';
import { PayerRulesService } from './payer-rules/payer-rules.service.js';
import { TradingPartner } from './trading-partners/trading-partner.entity.js';
import { TradingPartnersController } from './trading-partners/trading-partners.controller.js';
import { TradingPartnersRepository } from './trading-partners/trading-partners.repository.js';
import { TradingPartnersService } from './trading-partners/trading-partners.service.js';

// The sandbox payer
import { SandboxClaimsRepository } from './sandbox-payer/sandbox-claims.repository.js';
import { SandboxPayerController } from './sandbox-payer/sandbox-payer.controller.js';
import { SandboxPayerService } from './sandbox-payer/sandbox-payer.service.js';
import { SandboxRunJob } from './sandbox-payer/sandbox-run.job.js';
// Closing
import { ClaimClosingController } from './claim-closing/claim-closing.controller.js';
import { ClaimClosingJob } from './claim-closing/claim-closing.job.js';
import { ClaimClosingRepository } from './claim-closing/claim-closing.repository.js';
import { ClaimClosingService } from './claim-closing/claim-closing.service.js';
// Transports
import { FolderTransport } from './transports/folder-transport.adapter.js';
import { InboundFiles } from './transports/inbound-files.service.js';
import { OutboundFiles } from './transports/outbound-files.service.js';
import { SftpTransport } from './transports/sftp-transport.adapter.js';
import { Transport } from './transports/transport.entity.js';
import { TransportFile } from './transports/transport-file.entity.js';
import { TransportFilesRepository } from './transports/transport-files.repository.js';
import { TransportRunJob } from './transports/transport-run.job.js';
import { TransportsController } from './transports/transports.controller.js';
import { TransportsRepository } from './transports/transports.repository.js';
import { TransportsService } from './transports/transports.service.js';
// Acknowledgements
import { Acknowledgement } from './acknowledgements/acknowledgement.entity.js';
import { AcknowledgementRecording } from './acknowledgements/acknowledgement-recording.service.js';
import { AcknowledgementSetImporter } from './acknowledgements/acknowledgement-set.importer.js';
import { AcknowledgementTargetsRepository } from './acknowledgements/acknowledgement-targets.repository.js';
import { AcknowledgementsController } from './acknowledgements/acknowledgements.controller.js';
import { AcknowledgementsRepository } from './acknowledgements/acknowledgements.repository.js';
import { AcknowledgementsService } from './acknowledgements/acknowledgements.service.js';
import { RejectedClaimsRepository } from './acknowledgements/rejected-claims.repository.js';
import { StatusAnswers } from './acknowledgements/status-answers.service.js';
import { StructureAnswers } from './acknowledgements/structure-answers.service.js';
// Decisions on remittances, provider adjustments, deposits
import { Deposit } from './deposits/deposit.entity.js';
import { DepositsController } from './deposits/deposits.controller.js';
import { DepositsRepository } from './deposits/deposits.repository.js';
import { DepositsService } from './deposits/deposits.service.js';
import { EraDecisionsService } from './eras/era-decisions.service.js';
import { RemittanceClosingService } from './posting/remittance-closing.service.js';
import { StoredPaymentsRepository } from './posting/stored-payments.repository.js';
import { LinkedProviderAdjustmentsService } from './provider-adjustments/linked-provider-adjustments.service.js';
import { ProviderAdjustmentBalance } from './provider-adjustments/provider-adjustment-balance.entity.js';
import { ProviderAdjustmentBalancesRepository } from './provider-adjustments/provider-adjustment-balances.repository.js';
import { ProviderAdjustmentsController } from './provider-adjustments/provider-adjustments.controller.js';
import { UnmatchedPaymentsController } from './unmatched-payments/unmatched-payments.controller.js';
import { UnmatchedPaymentsRepository } from './unmatched-payments/unmatched-payments.repository.js';
import { UnmatchedPaymentsService } from './unmatched-payments/unmatched-payments.service.js';
// Versions of claims
import { AccessModule } from '../../shared/access/access.module.js';
import { ClaimVersionsController } from './claim-versions/claim-versions.controller.js';
import { ClaimVersionsRepository } from './claim-versions/claim-versions.repository.js';
import { ClaimVersionsService } from './claim-versions/claim-versions.service.js';
import { PriorAuthorization } from './prior-authorizations/prior-authorization.entity.js';
import { PriorAuthorizationsController } from './prior-authorizations/prior-authorizations.controller.js';
import { PriorAuthorizationsRepository } from './prior-authorizations/prior-authorizations.repository.js';
import { PriorAuthorizationsService } from './prior-authorizations/prior-authorizations.service.js';
import { PriorDecisionsService } from './secondary-claims/prior-decisions.service.js';
import { SecondaryClaimsController } from './secondary-claims/secondary-claims.controller.js';
import { SecondaryClaimsRepository } from './secondary-claims/secondary-claims.repository.js';
import { SecondaryClaimsService } from './secondary-claims/secondary-claims.service.js';
import { SecondaryPostingService } from './secondary-claims/secondary-posting.service.js';
import { SecondaryTransfersService } from './secondary-claims/secondary-transfers.service.js';
import { FilingDaysRepository } from './timely-filing/filing-days.repository.js';
import { TimelyFilingController } from './timely-filing/timely-filing.controller.js';
import { TimelyFilingService } from './timely-filing/timely-filing.service.js';
import { SupersedingService } from './claim-versions/superseding.service.js';

/** Revenue cycle: payers, claims, remittances and what is owed. */
@Module({
  imports: [
    AccessModule,
    ClinicalRecordModule,
    TypeOrmModule.forFeature([
      // batches
      BatchOutboxEntry,
      ClaimBatch,
      ClaimBatchClaim,
      Claim,
      ClaimEra,
      ClaimLineItem,
      ClaimPayment,
      Finding,
      LedgerEntry,
      LinePayment,
      Payer,
      PaymentAdjustment,
      ProviderAdjustment,
      TradingPartner,
      X12File,
      X12Set,
      // Acknowledgements
      Acknowledgement,
      // Decisions on remittances, provider adjustments, deposits
      Deposit,
      ProviderAdjustmentBalance,
      // Transports
      Transport,
      TransportFile,
      // Denials and appeals
      AdjustmentCode,
      AppealDocument,
      AppealRecovery,
      ClaimAppeal,
      Denial,
      DenialNote,
      PriorAuthorization,
      PayerRule,
    ]),
  ],
  controllers: [
    // Versions of claims
    ClaimVersionsController,
    SecondaryClaimsController,
    PriorAuthorizationsController,
    TimelyFilingController,
    SandboxPayerController,
    // batches
    BatchesController,
    ClaimSubmissionController,
    ClaimLinesController,
    ClaimsController,
    ErasController,
    LedgerEntriesController,
    StatisticsController,
    // Analytics.
    ArAgingController,
    DenialAnalysisController,
    PayerScorecardController,
    PaymentsByMonthController,
    ReportPagesController,
    PayersController,
    TradingPartnersController,
    X12FilesController,
    // Acknowledgements
    AcknowledgementsController,
    // Decisions on remittances, provider adjustments, deposits
    DepositsController,
    ProviderAdjustmentsController,
    UnmatchedPaymentsController,
    // Closing
    ClaimClosingController,
    // Transports
    TransportsController,
    // Denials and appeals
    AdjustmentCodesController,
    AppealDocumentsController,
    AppealsController,
    DenialsController,
    PayerRulesController,
  ],
  providers: [
    // Names beside the ids of worklists
    ClaimNamesRepository,
    // Versions of claims
    ClaimVersionsRepository,
    ClaimVersionsService,
    SupersedingService,
    FilingDaysRepository,
    TimelyFilingService,
    PriorAuthorizationsRepository,
    PriorAuthorizationsService,
    PriorDecisionsService,
    SecondaryClaimsRepository,
    SecondaryClaimsService,
    SecondaryPostingService,
    SecondaryTransfersService,
    SandboxClaimsRepository,
    SandboxPayerService,
    SandboxRunJob,
    // Closing
    ClaimClosingJob,
    ClaimClosingRepository,
    ClaimClosingService,
    // Transports
    FolderTransport,
    InboundFiles,
    OutboundFiles,
    SftpTransport,
    TransportFilesRepository,
    TransportRunJob,
    TransportsRepository,
    TransportsService,
    // Acknowledgements
    AcknowledgementRecording,
    AcknowledgementSetImporter,
    AcknowledgementTargetsRepository,
    AcknowledgementsRepository,
    AcknowledgementsService,
    RejectedClaimsRepository,
    StatusAnswers,
    StructureAnswers,
    // batches
    ClaimProblemsService,
    BatchClaimsRepository,
    BatchDraftsService,
    BatchWritesRepository,
    BatchesService,
    ChargePostingsService,
    ClaimQueueingService,
    ClaimSubmissionService,
    SubmissionCandidatesRepository,
    UnpostedChargesRepository,
    BatchOutboxRepository,
    BatchSendingService,
    BatchesRepository,
    PayersRepository,
    PayersService,
    PayerMatchingRepository,
    ClaimSetImporter,
    ImportedClaimsRepository,
    ImportedPartiesRepository,
    ClaimFamiliesRepository,
    ImportedVersionsService,
    DemoClaimsService,
    DemoTermsService,
    FindingsRepository,
    ReadOnlySetImporter,
    X12FilesRepository,
    X12FilesService,
    X12ImportJob,
    X12SetsRepository,
    ClaimChecksRepository,
    ClaimDetailRepository,
    ClaimValidationService,
    ClaimEditing,
    ClaimLifecycle,
    ClaimLinesRepository,
    ClaimLinesService,
    ClaimListRepository,
    ClaimsRepository,
    ClaimsManagementService,
    ClaimsService,
    // Analytics.
    ClaimFiguresRepository,
    LedgerDaysRepository,
    AppealFiguresRepository,
    ArAgingRepository,
    ArAgingService,
    PayerScorecardRepository,
    PayerScorecardService,
    PaymentsByMonthRepository,
    PaymentsByMonthService,
    ReportPartiesRepository,
    ReportService,
    DenialAnalysisRepository,
    DenialAnalysisService,
    KpiSeriesRepository,
    KpiSeriesService,
    StatisticsRepository,
    StatisticsService,
    ClaimPaymentsRepository,
    ErasRepository,
    ErasService,
    LedgerEntriesRepository,
    LedgerWritesRepository,
    LinePaymentsRepository,
    PaymentAdjustmentsRepository,
    ProviderAdjustmentsRepository,
    TradingPartnersRepository,
    TradingPartnersService,
    ClaimMovesRepository,
    ClaimPaymentMatchingService,
    ClaimPaymentPostingService,
    ChunkPostingService,
    PostingReadsRepository,
    PostingSteps,
    PostingWritesRepository,
    RemittanceSetImporter,
    RemittanceStreamService,
    RemittancesRepository,
    // Decisions on remittances, provider adjustments, deposits
    DepositsRepository,
    DepositsService,
    EraDecisionsService,
    LinkedProviderAdjustmentsService,
    ProviderAdjustmentBalancesRepository,
    RemittanceClosingService,
    StoredPaymentsRepository,
    UnmatchedPaymentsRepository,
    UnmatchedPaymentsService,
    // Denials and appeals
    AdjustmentCodesRepository,
    AdjustmentCodesService,
    AppealDocumentsRepository,
    AppealDocumentsService,
    AppealFactsRepository,
    AppealPacketRepository,
    AppealPacketService,
    AppealPostingService,
    AppealPreparationService,
    AppealRecoveriesRepository,
    AppealsRepository,
    AppealsService,
    ClaimStandingService,
    DenialDeadlinesService,
    DenialNotesRepository,
    DenialPostingRepository,
    DenialPostingService,
    DenialsRepository,
    DenialsService,
    PayerDeadlinesService,
    PayerRulesRepository,
    PayerRulesService,
  ],
  exports: [ClaimsManagementService],
})
export class RcmModule {}
