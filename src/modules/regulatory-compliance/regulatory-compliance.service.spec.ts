import { Test } from '@nestjs/testing';
import { AttestationViews } from './attestations/attestation-views.service.js';
import { AttestationsService } from './attestations/attestations.service.js';
import { ControlsService } from './controls/controls.service.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { ExemptionsService } from './exemptions/exemptions.service.js';
import { RegulatoryComplianceService } from './regulatory-compliance.service.js';
import { RequirementsService } from './requirements/requirements.service.js';
import { ComplianceStatisticsService } from './statistics/compliance-statistics.service.js';

/** Answers any call with whose it was and what it was given. */
const echo = (owner: string): object =>
  new Proxy(
    {},
    { get: (_, method) => (method === 'then' ? undefined : (...given: unknown[]) => [owner, method, ...given]) },
  );

const DOORS: [keyof RegulatoryComplianceService, unknown[], unknown[]][] = [
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
];

describe('RegulatoryComplianceService', () => {
  it.each(DOORS)('%s passes on', async (door, given, expected) => {
    const module = await Test.createTestingModule({
      providers: [
        RegulatoryComplianceService,
        { provide: RequirementsService, useValue: echo('requirements') },
        { provide: ExemptionsService, useValue: echo('exemptions') },
        { provide: AttestationsService, useValue: echo('attestations') },
        { provide: AttestationViews, useValue: echo('views') },
        { provide: EvidenceService, useValue: echo('evidence') },
        { provide: ControlsService, useValue: echo('controls') },
        { provide: ComplianceStatisticsService, useValue: echo('statistics') },
      ],
    }).compile();
    const service = module.get(RegulatoryComplianceService);
    expect((service[door] as (...args: unknown[]) => unknown).apply(service, given)).toEqual(expected);
  });
});
