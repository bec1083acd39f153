import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { EvidenceRequirementsRepository } from '../evidence/evidence-requirements.repository.js';
import { EvidenceVersionsRepository } from '../evidence/evidence-versions.repository.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import type { Outlook } from './attestation.rules.js';
import { AttestationEvidenceRepository } from './attestation-evidence.repository.js';
import { AttestationRevocationsRepository } from './attestation-revocations.repository.js';
import { AttestationSignaturesRepository } from './attestation-signatures.repository.js';
import { AttestationViews } from './attestation-views.service.js';
import { AttestationsRepository } from './attestations.repository.js';
import { AttestationsService } from './attestations.service.js';

const prepared = {
  ...{ id: 'a', createdBy: 'preparer', requirementId: 'r', requirementHash: 'h', periodId: null },
  ...{ startsOn: null, validTo: '2027-06-30', contentHash: 'c' },
};

describe('RC §1.3 the attestations service', () => {
  let service: AttestationsService;
  let outlook: Outlook | null;
  let signed: Record<string, unknown>[];
  beforeEach(async () => {
    signed = [];
    outlook = null;
    const requirement = { id: 'r', contentHash: 'h', requiredEvidence: [] };
    const none = { ofAttestations: async () => [] };
    const signatures = { ...none, within: async () => [], insert: async (row: never) => signed.push(row) };
    const module = await Test.createTestingModule({
      providers: [
        AttestationsService,
        { provide: AttestationsRepository, useValue: { get: async () => prepared, outlook: async () => outlook } },
        { provide: AttestationEvidenceRepository, useValue: none },
        { provide: AttestationSignaturesRepository, useValue: signatures },
        { provide: AttestationRevocationsRepository, useValue: none },
        { provide: AttestationViews, useValue: { read: async (id: string) => ({ id }) } },
        { provide: RequirementsRepository, useValue: { hold: async () => requirement } },
        { provide: RequirementPlanner, useValue: { ensure: async () => undefined } },
        { provide: EvidenceVersionsRepository, useValue: { expiries: async () => new Map() } },
        { provide: EvidenceRequirementsRepository, useValue: {} },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-07-01' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(AttestationsService);
  });

  const as = <T>(actorId: string, work: () => T, more: object = {}): T =>
    tenantContext.run({ requestId: 'x', companyId: 'c', actorId, roles: ['compliance'], ...more }, work);

  it('keeps when and how the signer had shown who he is, where his token tells', async () => {
    const authentication = { at: '2026-07-01T08:00:00.000Z', methods: ['pwd', 'otp'] };
    await as('signer', () => service.sign('a', null), { authentication });
    await as('signer', () => service.sign('a', null));
    expect(signed).toMatchObject([
      { authenticatedAt: authentication.at, authenticationMethods: ['pwd', 'otp'], validFrom: '2026-07-01' },
      { authenticatedAt: null, authenticationMethods: null, signerRoles: ['compliance'] },
    ]);
  });

  it('signs nothing that would end after the period that follows the current one', async () => {
    outlook = { dueDays: ['2026-12-31', '2027-06-29'], plannedThrough: '2029-07-01' };
    await expect(as('signer', () => service.sign('a', null))).rejects.toThrow('ATTESTATION_TOO_LONG');
    outlook = { dueDays: ['2026-12-31', '2027-06-30'], plannedThrough: '2029-07-01' };
    await as('signer', () => service.sign('a', null));
    expect(signed).toHaveLength(1);
  });

  it('lets nobody sign what he has prepared', async () => {
    await expect(as('preparer', () => service.sign('a', null))).rejects.toThrow('OWN_APPROVAL');
    expect(signed).toEqual([]);
  });
});
