import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { CarePartiesService } from '../../clinical-record/clinical-record.api.js';
import { PayerRulesRepository } from '../payer-rules/payer-rules.repository.js';
import type { Payer } from '../payers/payer.entity.js';
import { PayersRepository } from '../payers/payers.repository.js';
import { ClaimVersionsRepository } from '../claim-versions/claim-versions.repository.js';
import { PriorAuthorizationsRepository } from '../prior-authorizations/prior-authorizations.repository.js';
import { TradingPartnersRepository } from '../trading-partners/trading-partners.repository.js';
import { SecondaryClaimsRepository } from '../secondary-claims/secondary-claims.repository.js';
import { ClaimChecksRepository, type FoundProblem } from './claim-checks.repository.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';
import { ClaimProblemsService } from './claim-problems.service.js';
import { ClaimValidationService } from './claim-validation.service.js';
import { ClaimsRepository } from './claims.repository.js';

const dental = {
  frequencyCode: '1',
  priorAuthorizationNumber: null,
  referralNumber: null,
  id: 'c1',
  type: 'dental',
  status: 'draft',
  payerId: 'y',
  version: 3,
};
let found: FoundProblem[] = [];
const checks = {
  withTakenControlNumber: jest.fn(async () => new Set<string>()),
  repeatedLines: jest.fn(async () => new Map<string, number[]>()),
  originalsRemittedOn: async () => new Map(),
  replaceFindings: jest.fn(
    async (_claims: string[], _codes: string[], problems: FoundProblem[]) => void (found = problems),
  ),
  findingsOf: async () => found,
};
const lifecycle = { move: jest.fn() };
const claims = { updateIf: jest.fn(async () => dental), diagnosesOfAll: async () => [] };

describe('ClaimValidationService', () => {
  let service: ClaimValidationService;
  let problems: ClaimProblemsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    Object.assign(dental, { status: 'draft' });
    const module = await Test.createTestingModule({
      providers: [
        ClaimValidationService,
        ClaimProblemsService,
        { provide: ClaimsRepository, useValue: claims },
        { provide: ClaimLinesRepository, useValue: { ofAll: async () => [] } },
        { provide: ClaimChecksRepository, useValue: checks },
        { provide: ClaimVersionsRepository, useValue: { differingVoids: async () => new Set() } },
        { provide: PriorAuthorizationsRepository, useValue: { numbered: async () => [] } },
        { provide: SecondaryClaimsRepository, useValue: { withReversedPrior: async () => new Set() } },
        {
          provide: PayersRepository,
          useValue: { allOf: async () => [{ id: 'y', filingLimitCount: null, filingLimitUnit: null }] },
        },
        { provide: CarePartiesService, useValue: { partiesOfAll: async () => [] } },
        { provide: PayerRulesRepository, useValue: { termsOf: async () => new Map() } },
        { provide: TradingPartnersRepository, useValue: { all: async () => [{ id: 'p', separators: '|!>\n' }] } },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work(), note: jest.fn() } },
        { provide: CompanyDays, useValue: { today: async () => '2026-11-23' } },
        { provide: Clock, useValue: { now: () => '2026-11-23T12:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(ClaimValidationService);
    problems = module.get(ClaimProblemsService);
  });

  it('keeps what it found, and leaves a claim with errors where it is', async () => {
    checks.withTakenControlNumber.mockResolvedValueOnce(new Set(['c1']));
    checks.repeatedLines.mockResolvedValueOnce(new Map([['c1', [2]]]));
    const answer = await service.validate('c1');
    expect(answer).toMatchObject({ id: 'c1', version: 4, status: 'draft' });
    expect(found.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['PCN_NOT_UNIQUE', 'error', 'patientControlNumber'],
      ['POSSIBLE_DUPLICATE', 'warning', 'lines[1]'],
      ['CLAIM_TYPE_NOT_SENT', 'error', 'type'],
    ]);
    expect(lifecycle.move).toHaveBeenCalledWith('c1', 'draft', expect.objectContaining({ kind: 'validation_failed' }));
  });

  it("judges by the separators of the payer's trading partner, as submission does", async () => {
    const judged = jest.spyOn(problems, 'of');
    await service.validate('c1');
    const separators = judged.mock.calls[0]![1]!;
    expect(separators({ tradingPartnerId: 'p' } as Payer)).toBe('|!>\n');
    expect(separators({ tradingPartnerId: null } as Payer)).toBeUndefined();
  });

  it.each(['queued', 'submitted', 'paid', 'voided'])('refuses a %s claim', async (status) => {
    dental.status = status;
    await expect(service.validate('c1')).rejects.toMatchObject({ code: 'CLAIM_NOT_EDITABLE' });
    expect(checks.replaceFindings).not.toHaveBeenCalled();
  });
});
