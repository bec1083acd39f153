import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { DomainError, notFound } from '../../../shared/errors/domain-error.js';
import { ClaimEditing } from './claim-editing.service.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';
import { ClaimLinesService } from './claim-lines.service.js';

describe('ClaimLinesService', () => {
  let numbers: number[];
  let isEditable: boolean;
  const lines = {
    of: jest.fn(async () => numbers.map((lineNumber) => ({ lineNumber }))),
    lineOf: jest.fn(async (claimId: string, _lineId: string) => {
      if (claimId !== 'c1') throw notFound();
      return { id: 'l1', version: 7 };
    }),
    insert: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  };
  const editing = {
    edit: jest.fn(async (id: string, _version: number, change: (claim: object) => Promise<object>) => {
      if (!isEditable) throw new DomainError('CLAIM_NOT_EDITABLE');
      return change({ id, patientControlNumber: 'Q1' });
    }),
  };
  let service: ClaimLinesService;
  beforeEach(async () => {
    jest.clearAllMocks();
    [numbers, isEditable] = [[1, 2], true];
    const module = await Test.createTestingModule({
      providers: [
        ClaimLinesService,
        { provide: ClaimEditing, useValue: editing },
        { provide: ClaimLinesRepository, useValue: lines },
      ],
    }).compile();
    service = module.get(ClaimLinesService);
  });
  const acts: [string, () => Promise<unknown>][] = [
    ['adding', () => service.add('c1', 3, { chargeCents: 5 } as never)],
    ['changing', () => service.change('c1', 3, 'l1', { chargeCents: 5 })],
    ['removing', () => service.remove('c1', 3, 'l1')],
  ];

  it.each(acts)(
    '%s a line reads and writes inside the edit of its claim alone, and changes nothing else of it',
    async (_, act) => {
      expect(await act()).toEqual({});
      expect(editing.edit).toHaveBeenCalledWith('c1', 3, expect.any(Function));
      jest.clearAllMocks();
      isEditable = false;
      await expect(act()).rejects.toMatchObject({ code: 'CLAIM_NOT_EDITABLE' });
      expect(Object.values(lines).flatMap(({ mock }) => mock.calls)).toEqual([]);
    },
  );

  it.each([
    [[], 1],
    [[1, 2], 3],
    // A number that was removed between others is not given again.
    [[1, 3], 4],
  ])('the line after %j is number %d', async (existing, lineNumber) => {
    numbers = existing;
    await service.add('c1', 3, { chargeCents: 5 } as never);
    const added = { claimId: 'c1', lineNumber, controlNumber: `Q1L${lineNumber}` };
    expect(lines.insert).toHaveBeenCalledWith(expect.objectContaining(added));
  });

  it('touches no line of another claim', async () => {
    await expect(service.change('c2', 3, 'l1', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.remove('c2', 3, 'l1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([lines.update.mock.calls, lines.delete.mock.calls]).toEqual([[], []]);
  });
});
