import { Test } from '@nestjs/testing';
import { AttestationViews } from './attestations/attestation-views.service.js';
import { AttestationsService } from './attestations/attestations.service.js';
import { AuditsService } from './audits/audits.service.js';
import { ComplianceRegistersService } from './compliance-registers.service.js';
import { ControlsService } from './controls/controls.service.js';
import { CorrectiveActionsService } from './corrective-actions/corrective-actions.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { ExemptionsService } from './exemptions/exemptions.service.js';
import { FindingsService } from './findings/findings.service.js';
import { PoliciesService } from './policies/policies.service.js';
import { PolicyAcknowledgementsService } from './policies/policy-acknowledgements.service.js';
import { RegulatoryComplianceService } from './regulatory-compliance.service.js';
import { RequirementsService } from './requirements/requirements.service.js';
import { RiskAssessmentsService } from './risk-assessments/risk-assessments.service.js';
import { ComplianceStatisticsService } from './statistics/compliance-statistics.service.js';
import { GovernanceStatisticsService } from './statistics/governance-statistics.service.js';

/** Answers any call with whose it was and what it was given. */
const echo = (owner: string): object =>
  new Proxy(
    {},
    { get: (_, method) => (method === 'then' ? undefined : (...given: unknown[]) => [owner, method, ...given]) },
  );

const DOORS: [Exclude<keyof RegulatoryComplianceService, 'registers'>, unknown[], unknown[]][] = [
  ['createRequirement', ['facts'], ['requirements', 'create', 'facts']],
  ['updateRequirement', ['r1', 2, 'facts'], ['requirements', 'update', 'r1', 2, 'facts']],
  ['requirement', ['r1', 'query'], ['requirements', 'read', 'r1', 'query']],
  ['listRequirements', ['query'], ['requirements', 'list', 'query']],
  ['overdueRequirements', ['query'], ['requirements', 'overdue', 'query']],
  ['requestExemption', ['facts'], ['exemptions', 'request', 'facts']],
  ['prepareAttestation', ['facts'], ['attestations', 'prepare', 'facts']],
  ['revokeAttestation', ['a1', 'why'], ['attestations', 'revoke', 'a1', 'why']],
  ['attestation', ['a1', 'day'], ['views', 'read', 'a1', 'day']],
  ['listAttestations', ['query'], ['views', 'list', 'query']],
  ['createEvidence', ['facts'], ['evidence', 'create', 'facts']],
  ['evidenceDetails', ['e1'], ['evidence', 'details', 'e1']],
  ['controlCoverage', ['c1', 'query'], ['controls', 'coverage', 'c1', 'query']],
  ['statistics', ['query'], ['statistics', 'statistics', 'query']],
  ['createAudit', ['facts'], ['audits', 'create', 'facts']],
  ['audit', ['a1'], ['audits', 'details', 'a1']],
  ['listAudits', ['query'], ['audits', 'list', 'query']],
  ['openFinding', ['facts'], ['findings', 'open', 'facts']],
  ['finding', ['f1', 'query'], ['findings', 'details', 'f1', 'query']],
  ['listFindings', ['query'], ['findings', 'list', 'query']],
  ['planCorrectiveAction', ['facts'], ['actions', 'plan', 'facts']],
  ['createPolicy', ['facts'], ['policies', 'create', 'facts']],
  ['policy', ['p1'], ['policies', 'details', 'p1']],
  ['listPolicies', ['query'], ['policies', 'list', 'query']],
  ['outstandingAcknowledgements', ['query'], ['acknowledgements', 'outstanding', 'query']],
  ['createRiskAssessment', ['facts'], ['riskAssessments', 'create', 'facts']],
  ['riskAssessment', ['r1'], ['riskAssessments', 'details', 'r1']],
  ['listRiskAssessments', ['query'], ['riskAssessments', 'list', 'query']],
  ['governanceStatistics', ['query'], ['governance', 'statistics', 'query']],
];

describe('RegulatoryComplianceService', () => {
  it.each(DOORS)('%s passes on', async (door, given, expected) => {
    const module = await Test.createTestingModule({
      providers: [
        RegulatoryComplianceService,
        { provide: ComplianceRegistersService, useValue: echo('registers') },
        { provide: RequirementsService, useValue: echo('requirements') },
        { provide: ExemptionsService, useValue: echo('exemptions') },
        { provide: AttestationsService, useValue: echo('attestations') },
        { provide: AttestationViews, useValue: echo('views') },
        { provide: EvidenceService, useValue: echo('evidence') },
        { provide: ControlsService, useValue: echo('controls') },
        { provide: ComplianceStatisticsService, useValue: echo('statistics') },
        { provide: AuditsService, useValue: echo('audits') },
        { provide: FindingsService, useValue: echo('findings') },
        { provide: CorrectiveActionsService, useValue: echo('actions') },
        { provide: PoliciesService, useValue: echo('policies') },
        { provide: PolicyAcknowledgementsService, useValue: echo('acknowledgements') },
        { provide: RiskAssessmentsService, useValue: echo('riskAssessments') },
        { provide: GovernanceStatisticsService, useValue: echo('governance') },
      ],
    }).compile();
    const service = module.get(RegulatoryComplianceService);
    expect((service[door] as (...args: unknown[]) => unknown).apply(service, given)).toEqual(expected);
  });
});
