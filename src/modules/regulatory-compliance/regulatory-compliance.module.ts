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
import { OscalDocument } from './oscal/oscal-document.entity.js';
import { OscalDocumentsRepository } from './oscal/oscal-documents.repository.js';
import { PlanOfActionController } from './oscal/plan-of-action.controller.js';
import { PlanOfActionRepository } from './oscal/plan-of-action.repository.js';
import { PlanOfActionService } from './oscal/plan-of-action.service.js';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
import { AuditFinding } from './findings/audit-finding.entity.js';
import { AuditFindingEvent } from './findings/audit-finding-event.entity.js';
import { AuditStatusChange } from './audits/audit-status-change.entity.js';
import { AuditStatusChangesRepository } from './audits/audit-status-changes.repository.js';
import { AuditsController } from './audits/audits.controller.js';
import { AuditsRepository } from './audits/audits.repository.js';
import { AuditsService } from './audits/audits.service.js';
import { RegulatoryAudit } from './audits/regulatory-audit.entity.js';
import { CorrectiveAction } from './corrective-actions/corrective-action.entity.js';
import { CorrectiveActionEvent } from './corrective-actions/corrective-action-event.entity.js';
import { CorrectiveActionEventsRepository } from './corrective-actions/corrective-action-events.repository.js';
import { CorrectiveActionsController } from './corrective-actions/corrective-actions.controller.js';
import { CorrectiveActionsRepository } from './corrective-actions/corrective-actions.repository.js';
import { CorrectiveActionsService } from './corrective-actions/corrective-actions.service.js';
import { FindingDeadline } from './findings/finding-deadline.entity.js';
import { FindingDeadlinesRepository } from './findings/finding-deadlines.repository.js';
import { FindingDeadlinesService } from './findings/finding-deadlines.service.js';
import { FindingEventsRepository } from './findings/finding-events.repository.js';
import { FindingStandingsRepository } from './findings/finding-standings.repository.js';
import { FindingsController } from './findings/findings.controller.js';
import { FindingsRepository } from './findings/findings.repository.js';
import { FindingsService } from './findings/findings.service.js';
import { PolicyAcknowledgement } from './policies/policy-acknowledgement.entity.js';
import { PolicyDocument } from './policies/policy-document.entity.js';
import { PolicyEvent } from './policies/policy-event.entity.js';
import { PolicyVersion } from './policies/policy-version.entity.js';
import { RegistersModule } from './registers.module.js';
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
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesRepository } from './policies/policies.repository.js';
import { PoliciesService } from './policies/policies.service.js';
import { PolicyAcknowledgementsRepository } from './policies/policy-acknowledgements.repository.js';
import { PolicyAcknowledgementsService } from './policies/policy-acknowledgements.service.js';
import { PolicyEventsRepository } from './policies/policy-events.repository.js';
import { PolicyFilesService } from './policies/policy-files.service.js';
import { PolicyVersionsController } from './policies/policy-versions.controller.js';
import { PolicyVersionsRepository } from './policies/policy-versions.repository.js';
import { PolicyVersionsService } from './policies/policy-versions.service.js';
import { AssessedRisk } from './risk-assessments/assessed-risk.entity.js';
import { RiskApproval } from './risk-assessments/risk-approval.entity.js';
import { RiskAssessment } from './risk-assessments/risk-assessment.entity.js';
import { RiskLevelRecord } from './risk-assessments/risk-level-record.entity.js';
import { RiskTreatment } from './risk-assessments/risk-treatment.entity.js';
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
    RegistersModule,
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
      // audits, findings, corrective actions
      AuditStatusChange,
      CorrectiveAction,
      CorrectiveActionEvent,
      FindingDeadline,
      RegulatoryAudit,
      // policies
      PolicyAcknowledgement,
      PolicyDocument,
      PolicyEvent,
      PolicyVersion,
      // risk assessments
      AssessedRisk,
      RiskApproval,
      RiskAssessment,
      RiskLevelRecord,
      RiskTreatment,
    ]),
  ],
  controllers: [
    // statistics
    ComplianceStatisticsController,
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
    // audits, findings, corrective actions
    AuditsController,
    CorrectiveActionsController,
    FindingsController,
    // policies
    PoliciesController,
    PolicyVersionsController,
  ],
  providers: [
    // statistics
    ComplianceStatisticsRepository,
    ComplianceStatisticsService,
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
    // audits, findings, corrective actions
    AuditStatusChangesRepository,
    AuditsRepository,
    AuditsService,
    CorrectiveActionEventsRepository,
    CorrectiveActionsRepository,
    CorrectiveActionsService,
    FindingDeadlinesRepository,
    FindingDeadlinesService,
    FindingEventsRepository,
    FindingStandingsRepository,
    FindingsRepository,
    FindingsService,
    // policies
    PoliciesRepository,
    PoliciesService,
    PolicyAcknowledgementsRepository,
    PolicyAcknowledgementsService,
    PolicyEventsRepository,
    PolicyFilesService,
    PolicyVersionsRepository,
    PolicyVersionsService,
    // the door
    RegulatoryComplianceService,
  ],
  exports: [RegulatoryComplianceService],
})
export class RegulatoryComplianceModule {}
