import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { PayersRepository } from '../payers/payers.repository.js';
import type { CreateClaimDto } from './claim.dto.js';
import { ClaimDetailRepository } from './claim-detail.repository.js';
import { ClaimEditing } from './claim-editing.service.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';

const claims = { add: jest.fn(async () => 'c1'), replaceDiagnoses: jest.fn() };
const lifecycle = { begin: jest.fn(), move: jest.fn() };
const counters = { next: jest.fn(async () => 42) };
const editing = { lock: jest.fn(async () => ({ status: 'draft' })), edit: jest.fn() };
const payer = { isActive: true };
const coverage = { patientId: 'p', payerId: 'y' };
const facts = {
  type: 'professional',
  patientId: 'p',
  payerId: 'y',
  coverageId: 'v',
  billingProviderId: 'b',
  lines: [
    { chargeCents: 100, units: 1, servedFromOn: '2026-10-05' },
    { chargeCents: 250, units: 1, servedFromOn: '2026-10-07' },
  ],
  diagnoses: [{ code: 'E11.9' }],
} as CreateClaimDto;

describe('ClaimsService', () => {
  let service: ClaimsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    Object.assign(payer, { isActive: true });
    const module = await Test.createTestingModule({
      providers: [
        ClaimsService,
        { provide: ClaimsRepository, useValue: claims },
        { provide: ClaimDetailRepository, useValue: { changed: async (id: string) => id } },
        { provide: ClaimEditing, useValue: editing },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: PayersRepository, useValue: { byId: async () => payer } },
        { provide: CarePartiesService, useValue: { coverage: async () => coverage } },
        { provide: Counters, useValue: counters },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work() } },
        { provide: Clock, useValue: { now: () => '2026-11-23T12:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(ClaimsService);
  });

  it('numbers a claim, adds up its lines and begins its history', async () => {
    await service.create(facts);
    const [row, lines, diagnoses] = claims.add.mock.calls[0] as unknown as [object, object[], object[]];
    expect(row).toMatchObject({
      number: 42,
      patientControlNumber: 'Q0000000042',
      status: 'draft',
      chargeCents: 350,
      frequencyCode: '1',
      servedFromOn: '2026-10-05',
      servedToOn: '2026-10-07',
    });
    expect(lines).toMatchObject([{ lineNumber: 1, controlNumber: 'Q0000000042L1' }, { lineNumber: 2 }]);
    expect(diagnoses).toEqual([{ sequence: 1, code: 'E119', qualifier: 'ABK' }]);
    expect(lifecycle.begin).toHaveBeenCalledWith(
      [{ claimId: 'c1', status: 'draft' }],
      expect.objectContaining({ kind: 'created' }),
    );
  });

  it('takes no number for a claim that is refused', async () => {
    payer.isActive = false;
    const refused = service.create({ ...facts, patientId: 'q', servedFromOn: '2026-10-01' });
    await expect(refused).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      problems: [
        { code: 'SERVICE_DATES_ARE_OF_LINES' },
        { code: 'COVERAGE_OF_ANOTHER_PATIENT' },
        { code: 'PAYER_INACTIVE' },
      ],
    });
    expect(counters.next).not.toHaveBeenCalled();
    expect(claims.add).not.toHaveBeenCalled();
  });

  it.each([
    ['draft', true],
    ['validated', true],
    ['submitted', false],
    ['paid', false],
  ])('voids a %s claim: %s', async (status, can) => {
    editing.lock.mockResolvedValueOnce({ status });
    const voided = service.void('c1', 1, 'Entered twice');
    if (can) await voided;
    else await expect(voided).rejects.toMatchObject({ code: 'CLAIM_NEEDS_VOID_BILL' });
    expect(lifecycle.move).toHaveBeenCalledTimes(can ? 1 : 0);
  });
});
