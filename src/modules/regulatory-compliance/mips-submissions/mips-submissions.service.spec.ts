import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Counters } from '../../../shared/counters/counters.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { MipsContent } from './mips-content.reader.js';
import { MipsDecisionsRepository } from './mips-decisions.repository.js';
import { MipsReceiptsRepository } from './mips-receipts.repository.js';
import { MipsScores } from './mips-scores.port.js';
import { MipsSubmissionsRepository } from './mips-submissions.repository.js';
import { MipsSubmissionsService } from './mips-submissions.service.js';

describe('RC §1.9 the service of MIPS submissions', () => {
  const found = { id: 's', version: 2, status: 'validated', preparers: ['preparer'], blobId: 'b', contentHash: 'h' };
  const update = jest.fn(async () => undefined);
  const insert = jest.fn(async () => undefined);
  const qpp = { performanceYear: 2025, taxpayerIdentificationNumber: '1', measurementSets: [] };
  let status = 'validated';
  let service: MipsSubmissionsService;
  beforeEach(async () => {
    jest.clearAllMocks();
    status = 'validated';
    const get = async (): Promise<object> => ({ ...found, status, performanceYear: 2025 });
    const scoreOf = async (): Promise<object> => ({ score: 88.2, reason: null });
    const module = await Test.createTestingModule({
      providers: [
        MipsSubmissionsService,
        { provide: MipsSubmissionsRepository, useValue: { get, update, correctionOf: async () => null } },
        { provide: MipsReceiptsRepository, useValue: { insert, ofSubmission: async () => null } },
        { provide: MipsDecisionsRepository, useValue: { ofSubmission: async () => null } },
        { provide: MipsContent, useValue: { stored: async () => ({ submission: qpp, bytes: 12 }) } },
        { provide: MipsScores, useValue: { scoreOf } },
        { provide: Counters, useValue: { next: async () => 7 } },
        { provide: CompanyCalendar, useValue: { today: async () => '2026-03-01' } },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      ],
    }).compile();
    service = module.get(MipsSubmissionsService);
  });

  const as = <T>(actorId: string, work: () => T): T =>
    tenantContext.run({ requestId: 'x', companyId: 'c', actorId, roles: ['compliance'] }, work);
  const submit = (): Promise<unknown> => service.submit('s', 2, { statement: 'True', signerTitle: null });

  it('freezes hash and length in a numbered receipt', async () => {
    await as('signer', submit);
    expect(update).toHaveBeenCalledWith('s', 2, { status: 'submitted' });
    expect(insert).toHaveBeenCalledWith(
      expect.objectContaining({
        receiptNumber: 'MIPS-2025-7',
        contentHash: 'h',
        bytes: 12,
        signerRoles: ['compliance'],
      }),
    );
  });

  it('lets nobody submit what he has entered', async () => {
    await expect(as('preparer', submit)).rejects.toMatchObject({ code: 'OWN_APPROVAL' });
    expect(insert).not.toHaveBeenCalled();
  });

  it('does not validate what has problems, and says them all', async () => {
    status = 'draft';
    await expect(as('preparer', () => service.validate('s'))).rejects.toMatchObject({
      code: 'QPP_INVALID',
      problems: [{ code: 'TIN_INVALID' }],
    });
  });

  it('tells the score of whoever computes it', async () => {
    expect((await service.details('s')).scoring).toEqual({ score: 88.2, reason: null });
  });
});
