import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditStatusChange } from './audits/audit-status-change.entity.js';
import { AuditStatusChangesRepository } from './audits/audit-status-changes.repository.js';
import { AuditsController } from './audits/audits.controller.js';
import { AuditsRepository } from './audits/audits.repository.js';
import { AuditsService } from './audits/audits.service.js';
import { RegulatoryAudit } from './audits/regulatory-audit.entity.js';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
import { CorrectiveAction } from './corrective-actions/corrective-action.entity.js';
import { CorrectiveActionEvent } from './corrective-actions/corrective-action-event.entity.js';
import { CorrectiveActionEventsRepository } from './corrective-actions/corrective-action-events.repository.js';
import { CorrectiveActionsController } from './corrective-actions/corrective-actions.controller.js';
import { CorrectiveActionsRepository } from './corrective-actions/corrective-actions.repository.js';
import { CorrectiveActionsService } from './corrective-actions/corrective-actions.service.js';
import { FileInspection } from './evidence/file-inspection.service.js';
import { FindingDeadline } from './findings/finding-deadline.entity.js';
import { FindingDeadlinesRepository } from './findings/finding-deadlines.repository.js';
import { FindingDeadlinesService } from './findings/finding-deadlines.service.js';
import { FindingEventsRepository } from './findings/finding-events.repository.js';
import { FindingStandingsRepository } from './findings/finding-standings.repository.js';
import { FindingsController } from './findings/findings.controller.js';
import { FindingsRepository } from './findings/findings.repository.js';
import { FindingsService } from './findings/findings.service.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesRepository } from './policies/policies.repository.js';
import { PoliciesService } from './policies/policies.service.js';
import { PolicyAcknowledgement } from './policies/policy-acknowledgement.entity.js';
import { PolicyAcknowledgementsRepository } from './policies/policy-acknowledgements.repository.js';
import { PolicyAcknowledgementsService } from './policies/policy-acknowledgements.service.js';
import { PolicyDocument } from './policies/policy-document.entity.js';
import { PolicyEvent } from './policies/policy-event.entity.js';
import { PolicyEventsRepository } from './policies/policy-events.repository.js';
import { PolicyFilesService } from './policies/policy-files.service.js';
import { PolicyVersion } from './policies/policy-version.entity.js';
import { PolicyVersionsController } from './policies/policy-versions.controller.js';
import { PolicyVersionsRepository } from './policies/policy-versions.repository.js';
import { PolicyVersionsService } from './policies/policy-versions.service.js';
import { RequirementsRepository } from './requirements/requirements.repository.js';
import { AssessedRisk } from './risk-assessments/assessed-risk.entity.js';
import { RowRevisions } from './revisions/row-revisions.repository.js';
import { RiskApproval } from './risk-assessments/risk-approval.entity.js';
import { RiskApprovalsRepository } from './risk-assessments/risk-approvals.repository.js';
import { RiskAssessment } from './risk-assessments/risk-assessment.entity.js';
import { RiskAssessmentsController } from './risk-assessments/risk-assessments.controller.js';
import { RiskAssessmentsRepository } from './risk-assessments/risk-assessments.repository.js';
import { RiskAssessmentsService } from './risk-assessments/risk-assessments.service.js';
import { RiskLevelRecord } from './risk-assessments/risk-level-record.entity.js';
import { RiskLevelRecordsRepository } from './risk-assessments/risk-level-records.repository.js';
import { RiskSeal } from './risk-assessments/risk-seal.service.js';
import { RiskTreatment } from './risk-assessments/risk-treatment.entity.js';
import { RiskTreatmentsController } from './risk-assessments/risk-treatments.controller.js';
import { RiskTreatmentsRepository } from './risk-assessments/risk-treatments.repository.js';
import { RiskTreatmentsService } from './risk-assessments/risk-treatments.service.js';
import { RiskViews } from './risk-assessments/risk-views.service.js';
import { RisksController } from './risk-assessments/risks.controller.js';
import { RisksRepository } from './risk-assessments/risks.repository.js';
import { RisksService } from './risk-assessments/risks.service.js';

/** Governance within regulatory compliance: audits with their findings, policies, risk assessments. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
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
    AuditsController,
    CorrectiveActionsController,
    FindingsController,
    PoliciesController,
    PolicyVersionsController,
    RiskAssessmentsController,
    RiskTreatmentsController,
    RisksController,
  ],
  providers: [
    CompanyCalendar,
    FileInspection,
    RequirementsRepository,
    RowRevisions,
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
    // risk assessments
    RiskApprovalsRepository,
    RiskAssessmentsRepository,
    RiskAssessmentsService,
    RiskLevelRecordsRepository,
    RiskSeal,
    RiskTreatmentsRepository,
    RiskTreatmentsService,
    RiskViews,
    RisksRepository,
    RisksService,
  ],
  exports: [
    AuditsService,
    CorrectiveActionsService,
    FindingsService,
    PoliciesService,
    PolicyAcknowledgementsService,
    RiskAssessmentsService,
  ],
})
export class GovernanceModule {}
