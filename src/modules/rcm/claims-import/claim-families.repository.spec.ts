import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Database } from '../../../shared/database/database.js';
import { ClaimFamiliesRepository } from './claim-families.repository.js';
import type { ImportedNumber } from './imported-version.rules.js';

const claim = (patientControlNumber: string, facts: Partial<ImportedNumber> = {}): ImportedNumber => ({
  patientControlNumber,
  frequencyCode: '1',
  originalPayerControlNumber: null,
  responsibilityCode: 'P',
  billingProviderId: 'us',
  servedFromOn: '2026-07-01',
  ...facts,
});

describe('ClaimFamiliesRepository', () => {
  const query = jest.fn(
    async (_sql: string, _values: unknown[]): Promise<{ key: string; hasVersions: boolean }[]> => [],
  );
  let families: ClaimFamiliesRepository;
  beforeEach(async () => {
    query.mockClear();
    const module = await Test.createTestingModule({
      providers: [ClaimFamiliesRepository, { provide: Database, useValue: { query } }],
    }).compile();
    families = module.get(ClaimFamiliesRepository);
  });

  it('asks once for a chunk of original claims to first payers', async () => {
    query.mockResolvedValueOnce([{ key: 'A', hasVersions: false }]);
    const numbers = await families.numbersOf([claim('a '), claim('A'), claim('B')]);
    expect(query.mock.calls.map(([, values]) => values)).toEqual([[['A', 'B']]]);
    const own = { id: 'new', number: 1, status: 'submitted' } as const;
    expect(numbers.take(claim('a'), own).isRepeated).toBe(true);
  });

  it('and once more about those that may belong to others, however many they are', async () => {
    const seven = claim('B', { frequencyCode: '7', originalPayerControlNumber: 'ICN' });
    await families.numbersOf([claim('A'), seven, seven, claim('C', { responsibilityCode: 'S' })]);
    expect(query.mock.calls.slice(1).map(([, values]) => values)).toEqual([[['B', 'C'], ['ICN']]]);
  });

  it('and about those whose number a replacement or void has', async () => {
    query.mockResolvedValueOnce([
      { key: 'A', hasVersions: true },
      { key: 'B', hasVersions: false },
    ]);
    await families.numbersOf([claim('a'), claim('B'), claim('C')]);
    expect(query.mock.calls.slice(1).map(([, values]) => values)).toEqual([[['A'], []]]);
  });
});
