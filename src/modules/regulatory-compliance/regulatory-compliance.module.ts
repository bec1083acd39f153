import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Attestation } from './attestations/attestation.entity.js';
import { AttestationEvidence } from './attestations/attestation-evidence.entity.js';
import { AttestationRevocation } from './attestations/attestation-revocation.entity.js';
import { AttestationSignature } from './attestations/attestation-signature.entity.js';
import { AttestationEvidenceRepository } from './attestations/attestation-evidence.repository.js';
import { AttestationRevocationsRepository } from './attestations/attestation-revocations.repository.js';
import { AttestationSignaturesRepository } from './attestations/attestation-signatures.repository.js';
import { AttestationViews } from './attestations/attestation-views.service.js';
import { AttestationsController } from './attestations/attestations.controller.js';
import { AttestationsRepository } from './attestations/attestations.repository.js';
import { AttestationsService } from './attestations/attestations.service.js';
import { Evidence } from './evidence/evidence.entity.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceHold } from './evidence/evidence-hold.entity.js';
import { EvidenceHoldsRepository } from './evidence/evidence-holds.repository.js';
import { EvidenceRepository } from './evidence/evidence.repository.js';
import { EvidenceRequirement } from './evidence/evidence-requirement.entity.js';
import { EvidenceRequirementsRepository } from './evidence/evidence-requirements.repository.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { EvidenceVersion } from './evidence/evidence-version.entity.js';
import { EvidenceVersionsRepository } from './evidence/evidence-versions.repository.js';
import { FileInspection } from './evidence/file-inspection.service.js';
import { Exemption } from './exemptions/exemption.entity.js';
import { ExemptionDecision } from './exemptions/exemption-decision.entity.js';
import { ExemptionDecisionsRepository } from './exemptions/exemption-decisions.repository.js';
import { ExemptionsController } from './exemptions/exemptions.controller.js';
import { ExemptionsRepository } from './exemptions/exemptions.repository.js';
import { ExemptionsService } from './exemptions/exemptions.service.js';
import { ComplianceStatisticsController } from './statistics/compliance-statistics.controller.js';
import { ComplianceStatisticsRepository } from './statistics/compliance-statistics.repository.js';
import { ComplianceStatisticsService } from './statistics/compliance-statistics.service.js';
import { GovernanceFiguresService } from './statistics/governance-figures.service.js';
import { GovernanceStatisticsController } from './statistics/governance-statistics.controller.js';
import { GovernanceStatisticsRepository } from './statistics/governance-statistics.repository.js';
import { GovernanceStatisticsService } from './statistics/governance-statistics.service.js';
import { ControlCatalog } from './controls/control-catalog.entity.js';
import { Control } from './controls/control.entity.js';
import { ControlMapping } from './controls/control-mapping.entity.js';
import { ControlRelation } from './controls/control-relation.entity.js';
import { ControlCatalogsController } from './controls/control-catalogs.controller.js';
import { ControlsController } from './controls/controls.controller.js';
import { ControlCatalogsRepository } from './controls/control-catalogs.repository.js';
import { ControlCatalogsService } from './controls/control-catalogs.service.js';
import { ControlMappingsRepository } from './controls/control-mappings.repository.js';
import { ControlRelationsRepository } from './controls/control-relations.repository.js';
import { ControlsRepository } from './controls/controls.repository.js';
import { ControlsService } from './controls/controls.service.js';
import { ProfileSelections } from './controls/profile-selections.service.js';
import { OscalDocument } from './oscal/oscal-document.entity.js';
import { OscalDocumentsRepository } from './oscal/oscal-documents.repository.js';
import { PlanOfActionController } from './oscal/plan-of-action.controller.js';
import { PlanOfActionRepository } from './oscal/plan-of-action.repository.js';
import { PlanOfActionService } from './oscal/plan-of-action.service.js';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
import { AuditFinding } from './findings/audit-finding.entity.js';
import { AuditFindingEvent } from './findings/audit-finding-event.entity.js';
import { GovernanceModule } from './governance.module.js';
import { RegistersModule } from './registers.module.js';
import { RemindersModule } from './reminders.module.js';
import { AuditModule } from '../../shared/audit/audit.module.js';
import { Binder } from './binders/binder.entity.js';
import { BinderContent } from './binders/binder-content.service.js';
import { BinderRecordsRepository } from './binders/binder-records.repository.js';
import { BindersController } from './binders/binders.controller.js';
import { BindersRepository } from './binders/binders.repository.js';
import { BindersService } from './binders/binders.service.js';
import { ComplianceReport } from './reports/compliance-report.entity.js';
import { ComplianceReportFactsRepository } from './reports/compliance-report-facts.repository.js';
import { ComplianceReportMaker } from './reports/compliance-report-maker.service.js';
import { ComplianceReportPagesController } from './reports/compliance-report-pages.controller.js';
import { ComplianceReportsController } from './reports/compliance-reports.controller.js';
import { ComplianceReportsRepository } from './reports/compliance-reports.repository.js';
import { ComplianceReportsService } from './reports/compliance-reports.service.js';
import { RegulatoryComplianceService } from './regulatory-compliance.service.js';
import { Requirement } from './requirements/requirement.entity.js';
import { RequirementPeriod } from './requirements/requirement-period.entity.js';
import { RequirementPeriodsRepository } from './requirements/requirement-periods.repository.js';
import { RequirementPlanner } from './requirements/requirement-planner.service.js';
import { RequirementStandingsRepository } from './requirements/requirement-standings.repository.js';
import { RequirementsController } from './requirements/requirements.controller.js';
import { RequirementsRepository } from './requirements/requirements.repository.js';
import { RequirementsService } from './requirements/requirements.service.js';

/** Regulatory compliance: requirements, attestations, evidence, controls. */
@Module({
  imports: [
    GovernanceModule,
    RegistersModule,
    RemindersModule,
    AuditModule,
    TypeOrmModule.forFeature([
      // requirements and what their status needs
      Requirement,
      RequirementPeriod,
      AuditFinding,
      AuditFindingEvent,
      // attestations
      Attestation,
      AttestationEvidence,
      AttestationRevocation,
      AttestationSignature,
      // evidence
      Evidence,
      EvidenceHold,
      EvidenceRequirement,
      EvidenceVersion,
      // controls
      ControlCatalog,
      Control,
      ControlMapping,
      ControlRelation,
      // oscal
      OscalDocument,
      // reports and binders
      Binder,
      ComplianceReport,
      // exemptions
      Exemption,
      ExemptionDecision,
    ]),
  ],
  controllers: [
    // statistics
    ComplianceStatisticsController,
    GovernanceStatisticsController,
    // requirements
    RequirementsController,
    // attestations
    AttestationsController,
    // evidence
    EvidenceController,
    // controls
    ControlCatalogsController,
    ControlsController,
    // oscal
    PlanOfActionController,
    // reports and binders
    BindersController,
    ComplianceReportPagesController,
    ComplianceReportsController,
    // exemptions
    ExemptionsController,
  ],
  providers: [
    // statistics
    ComplianceStatisticsRepository,
    ComplianceStatisticsService,
    GovernanceFiguresService,
    GovernanceStatisticsRepository,
    GovernanceStatisticsService,
    // requirements
    CompanyCalendar,
    RequirementPeriodsRepository,
    RequirementPlanner,
    RequirementStandingsRepository,
    RequirementsRepository,
    RequirementsService,
    // attestations
    AttestationEvidenceRepository,
    AttestationRevocationsRepository,
    AttestationSignaturesRepository,
    AttestationViews,
    AttestationsRepository,
    AttestationsService,
    // evidence
    EvidenceHoldsRepository,
    EvidenceRepository,
    EvidenceRequirementsRepository,
    EvidenceService,
    EvidenceVersionsRepository,
    FileInspection,
    // controls
    ControlCatalogsRepository,
    ControlCatalogsService,
    ControlMappingsRepository,
    ControlRelationsRepository,
    ControlsRepository,
    ControlsService,
    ProfileSelections,
    // oscal
    OscalDocumentsRepository,
    PlanOfActionRepository,
    PlanOfActionService,
    // reports and binders
    BinderContent,
    BinderRecordsRepository,
    BindersRepository,
    BindersService,
    ComplianceReportFactsRepository,
    ComplianceReportMaker,
    ComplianceReportsRepository,
    ComplianceReportsService,
    // exemptions
    ExemptionDecisionsRepository,
    ExemptionsRepository,
    ExemptionsService,
    // the door
    RegulatoryComplianceService,
  ],
  exports: [RegulatoryComplianceService],
})
export class RegulatoryComplianceModule {}
