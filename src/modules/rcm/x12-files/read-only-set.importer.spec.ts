import { expect, it, jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { ReadOnlySetImporter } from './read-only-set.importer.js';
import type { SetSummary } from './set-importer.js';
import type { X12File } from './x12-file.entity.js';
import { X12SetsRepository } from './x12-sets.repository.js';

it.each([
  ['276', 'read'],
  ['277', 'read'],
  ['unknown', 'read'],
  ['835', 'failed'],
])('a set %s of which nothing is stored is noted as %s', async (set, status) => {
  const sets = { record: jest.fn(async (..._given: unknown[]) => ({})) };
  const module = await Test.createTestingModule({
    providers: [
      ReadOnlySetImporter,
      { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
      { provide: X12SetsRepository, useValue: sets },
    ],
  }).compile();
  const summary = { transactionSet: { set } } as SetSummary;
  const outcome = await module.get(ReadOnlySetImporter).importSet({} as X12File, summary);
  expect(outcome).toEqual({ status, counts: {} });
  expect(sets.record).toHaveBeenCalledWith({}, summary, { status });
});
