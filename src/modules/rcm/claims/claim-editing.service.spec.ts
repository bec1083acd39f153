import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import { ClaimDetailRepository } from './claim-detail.repository.js';
import { ClaimEditing } from './claim-editing.service.js';
import { ClaimLifecycle } from './claim-lifecycle.service.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';
import { ClaimLinesService } from './claim-lines.service.js';
import { ClaimsRepository } from './claims.repository.js';

const stored = { id: 'c1', type: 'professional', status: 'draft', patientControlNumber: 'Q1' };
const line = { id: 'l1', version: 7, lineNumber: 1, chargeCents: 100, servedFromOn: '2026-10-05', servedToOn: null };
const claims = { update: jest.fn(async (_id: string, _version: number, _facts: object) => stored) };
const lines = {
  of: jest.fn(async () => [line]),
  lineOf: jest.fn(async () => line),
  insert: jest.fn(),
  update: jest.fn(),
  delete: jest.fn(),
};
const lifecycle = { move: jest.fn() };

describe('editing a claim', () => {
  let editing: ClaimEditing;
  let service: ClaimLinesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    stored.status = 'draft';
    const module = await Test.createTestingModule({
      providers: [
        ClaimEditing,
        ClaimLinesService,
        { provide: ClaimsRepository, useValue: claims },
        { provide: ClaimLinesRepository, useValue: lines },
        { provide: ClaimDetailRepository, useValue: { changed: async (id: string) => id } },
        { provide: ClaimLifecycle, useValue: lifecycle },
        { provide: UnitOfWork, useValue: { run: <T>(work: () => T) => work() } },
        { provide: Clock, useValue: { now: () => '2026-11-23T12:00:00.000Z' } },
      ],
    }).compile();
    [editing, service] = [module.get(ClaimEditing), module.get(ClaimLinesService)];
  });

  it('lets total and service period follow the lines', async () => {
    await editing.edit('c1', 3, async () => ({ facilityCode: '22' }));
    expect(claims.update).toHaveBeenNthCalledWith(1, 'c1', 3, {});
    const facts = { facilityCode: '22', chargeCents: 100, servedFromOn: '2026-10-05', servedToOn: '2026-10-05' };
    expect(claims.update).toHaveBeenNthCalledWith(2, 'c1', 3, facts);
  });

  it.each([
    ['draft', 'draft'],
    ['validated', 'draft'],
    ['payer_rejected', 'payer_rejected'],
  ])('leaves a %s claim %s', async (status, after) => {
    stored.status = status;
    await editing.edit('c1', 3, async () => ({}));
    expect(lifecycle.move).toHaveBeenCalledWith('c1', after, expect.objectContaining({ kind: 'changed' }));
  });

  it.each(['queued', 'submitted', 'paid', 'voided'])(
    'refuses a %s claim before anything is changed',
    async (status) => {
      stored.status = status;
      const change = jest.fn(async () => ({}));
      await expect(editing.edit('c1', 3, change)).rejects.toMatchObject({ code: 'CLAIM_NOT_EDITABLE' });
      expect(change).not.toHaveBeenCalled();
    },
  );

  it('refuses a total that could not be kept exactly', async () => {
    lines.of.mockResolvedValueOnce([line, { ...line, chargeCents: Number.MAX_SAFE_INTEGER }]);
    await expect(editing.edit('c1', 3, async () => ({}))).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('numbers an added line after the last one', async () => {
    await service.add('c1', 3, { chargeCents: 5, units: 1 } as never);
    expect(lines.insert).toHaveBeenCalledWith(
      expect.objectContaining({ claimId: 'c1', lineNumber: 2, controlNumber: 'Q1L2' }),
    );
  });

  it('changes and removes a line of this claim only, at its own version', async () => {
    await service.change('c1', 3, 'l1', { chargeCents: 5 } as never);
    expect(lines.update).toHaveBeenCalledWith('l1', 7, { chargeCents: 5 });
    await service.remove('c1', 3, 'l1');
    expect(lines.delete).toHaveBeenCalledWith('l1', 7);
    expect(lines.lineOf).toHaveBeenCalledWith('c1', 'l1');
  });
});
