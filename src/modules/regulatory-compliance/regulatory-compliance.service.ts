import { Injectable } from '@nestjs/common';
import type { Page } from '../../shared/database/page.js';
import type { AttestationView, ListAttestationsQuery, PrepareAttestationDto } from './attestations/attestation.dto.js';
import { AttestationViews } from './attestations/attestation-views.service.js';
import { AttestationsService } from './attestations/attestations.service.js';
import { ComplianceRegistersService } from './compliance-registers.service.js';
import type { CoverageQuery, CoverageReport } from './controls/control.dto.js';
import { ControlsService } from './controls/controls.service.js';
import type { CreateEvidenceDto, EvidenceDetails } from './evidence/evidence.dto.js';
import { EvidenceService } from './evidence/evidence.service.js';
import type { ExemptionDetails, RequestExemptionDto } from './exemptions/exemption.dto.js';
import { ExemptionsService } from './exemptions/exemptions.service.js';
import type {
  AsOfQuery,
  CreateRequirementDto,
  ListRequirementsQuery,
  RequirementView,
  UpdateRequirementDto,
} from './requirements/requirement.dto.js';
import { RequirementsService } from './requirements/requirements.service.js';
import type { ComplianceStatistics } from './statistics/compliance-statistics.dto.js';
import { ComplianceStatisticsService } from './statistics/compliance-statistics.service.js';
import type { CreateAuditDto, ListAuditsQuery, RegulatoryAuditDetails } from './audits/audit.dto.js';
import { AuditsService } from './audits/audits.service.js';
import type { RegulatoryAudit } from './audits/regulatory-audit.entity.js';
import type { CorrectiveActionDetails, PlanCorrectiveActionDto } from './corrective-actions/corrective-action.dto.js';
import { CorrectiveActionsService } from './corrective-actions/corrective-actions.service.js';
import type { FindingDetails, FindingView, ListFindingsQuery, OpenFindingDto } from './findings/finding.dto.js';
import { FindingsService } from './findings/findings.service.js';
import type {
  CreatePolicyDto,
  ListOutstandingQuery,
  ListPoliciesQuery,
  OutstandingAcknowledgements,
  PolicyDetails,
} from './policies/policy.dto.js';
import { PoliciesService } from './policies/policies.service.js';
import { PolicyAcknowledgementsService } from './policies/policy-acknowledgements.service.js';
import type {
  CreateRiskAssessmentDto,
  ListRiskAssessmentsQuery,
  RiskAssessmentDetails,
} from './risk-assessments/risk-assessment.dto.js';
import type { RiskAssessment } from './risk-assessments/risk-assessment.entity.js';
import { RiskAssessmentsService } from './risk-assessments/risk-assessments.service.js';
import type { GovernanceStatistics } from './statistics/governance-statistics.dto.js';
import { GovernanceStatisticsService } from './statistics/governance-statistics.service.js';

/** Regulatory compliance as other modules see it: one service that only passes on to those of the aggregates. */
@Injectable()
export class RegulatoryComplianceService {
  constructor(
    /** MIPS submissions and the HIPAA registers. */
    readonly registers: ComplianceRegistersService,
    private readonly requirements: RequirementsService,
    private readonly exemptions: ExemptionsService,
    private readonly attestations: AttestationsService,
    private readonly attestationViews: AttestationViews,
    private readonly evidence: EvidenceService,
    private readonly controls: ControlsService,
    private readonly figures: ComplianceStatisticsService,
    // audits, policies, risk assessments
    private readonly audits: AuditsService,
    private readonly findings: FindingsService,
    private readonly actions: CorrectiveActionsService,
    private readonly policies: PoliciesService,
    private readonly acknowledgements: PolicyAcknowledgementsService,
    private readonly riskAssessments: RiskAssessmentsService,
    private readonly governance: GovernanceStatisticsService,
  ) {}

  createRequirement(facts: CreateRequirementDto): Promise<RequirementView> {
    return this.requirements.create(facts);
  }

  updateRequirement(id: string, version: number, facts: UpdateRequirementDto): Promise<RequirementView> {
    return this.requirements.update(id, version, facts);
  }

  /** The requirement as it stood on a day. */
  requirement(id: string, query: AsOfQuery): Promise<RequirementView> {
    return this.requirements.read(id, query);
  }

  listRequirements(query: ListRequirementsQuery): Promise<Page<RequirementView>> {
    return this.requirements.list(query);
  }

  overdueRequirements(query: ListRequirementsQuery): Promise<Page<RequirementView>> {
    return this.requirements.overdue(query);
  }

  requestExemption(facts: RequestExemptionDto): Promise<ExemptionDetails> {
    return this.exemptions.request(facts);
  }

  prepareAttestation(facts: PrepareAttestationDto): Promise<AttestationView> {
    return this.attestations.prepare(facts);
  }

  revokeAttestation(id: string, reason: string): Promise<AttestationView> {
    return this.attestations.revoke(id, reason);
  }

  /** The attestation as it stood on a day. */
  attestation(id: string, day?: string): Promise<AttestationView> {
    return this.attestationViews.read(id, day);
  }

  listAttestations(query: ListAttestationsQuery): Promise<Page<AttestationView>> {
    return this.attestationViews.list(query);
  }

  createEvidence(facts: CreateEvidenceDto): Promise<EvidenceDetails> {
    return this.evidence.create(facts);
  }

  evidenceDetails(id: string): Promise<EvidenceDetails> {
    return this.evidence.details(id);
  }

  controlCoverage(catalogId: string, query: CoverageQuery): Promise<CoverageReport> {
    return this.controls.coverage(catalogId, query);
  }

  statistics(query: AsOfQuery): Promise<ComplianceStatistics> {
    return this.figures.statistics(query);
  }

  createAudit(facts: CreateAuditDto): Promise<RegulatoryAuditDetails> {
    return this.audits.create(facts);
  }

  audit(id: string): Promise<RegulatoryAuditDetails> {
    return this.audits.details(id);
  }

  listAudits(query: ListAuditsQuery): Promise<Page<RegulatoryAudit>> {
    return this.audits.list(query);
  }

  openFinding(facts: OpenFindingDto): Promise<FindingDetails> {
    return this.findings.open(facts);
  }

  /** The finding as it stood on a day. */
  finding(id: string, query: AsOfQuery): Promise<FindingDetails> {
    return this.findings.details(id, query);
  }

  listFindings(query: ListFindingsQuery): Promise<Page<FindingView>> {
    return this.findings.list(query);
  }

  planCorrectiveAction(facts: PlanCorrectiveActionDto): Promise<CorrectiveActionDetails> {
    return this.actions.plan(facts);
  }

  createPolicy(facts: CreatePolicyDto): Promise<PolicyDetails> {
    return this.policies.create(facts);
  }

  policy(id: string): Promise<PolicyDetails> {
    return this.policies.details(id);
  }

  listPolicies(query: ListPoliciesQuery): Promise<Page<PolicyDetails>> {
    return this.policies.list(query);
  }

  outstandingAcknowledgements(query: ListOutstandingQuery): Promise<OutstandingAcknowledgements> {
    return this.acknowledgements.outstanding(query);
  }

  createRiskAssessment(facts: CreateRiskAssessmentDto): Promise<RiskAssessmentDetails> {
    return this.riskAssessments.create(facts);
  }

  riskAssessment(id: string): Promise<RiskAssessmentDetails> {
    return this.riskAssessments.details(id);
  }

  listRiskAssessments(query: ListRiskAssessmentsQuery): Promise<Page<RiskAssessment>> {
    return this.riskAssessments.list(query);
  }

  governanceStatistics(query: AsOfQuery): Promise<GovernanceStatistics> {
    return this.governance.statistics(query);
  }
}
