import { Injectable } from '@nestjs/common';
import type { Page } from '../../shared/database/page.js';
import type { AttestationView, ListAttestationsQuery, PrepareAttestationDto } from './attestations/attestation.dto.js';
import { AttestationViews } from './attestations/attestation-views.service.js';
import { AttestationsService } from './attestations/attestations.service.js';
import type { CoverageReport } from './controls/control.dto.js';
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

/** Regulatory compliance as other modules see it: one service that only passes on to those of the aggregates. */
@Injectable()
export class RegulatoryComplianceService {
  constructor(
    private readonly requirements: RequirementsService,
    private readonly exemptions: ExemptionsService,
    private readonly attestations: AttestationsService,
    private readonly attestationViews: AttestationViews,
    private readonly evidence: EvidenceService,
    private readonly controls: ControlsService,
    private readonly figures: ComplianceStatisticsService,
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

  controlCoverage(catalogId: string, query: AsOfQuery): Promise<CoverageReport> {
    return this.controls.coverage(catalogId, query);
  }

  statistics(query: AsOfQuery): Promise<ComplianceStatistics> {
    return this.figures.statistics(query);
  }
}
