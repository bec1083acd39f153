import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Clock } from '../../../shared/time/clock.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { X12Event } from '../x12/x12-events.reader.js';
import type { SetSummary } from '../x12-files/set-importer.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { X12SetsRepository } from '../x12-files/x12-sets.repository.js';
import { ClaimSetImporter } from './claim-set.importer.js';
import { ImportedClaimsRepository, type PlacedClaim } from './imported-claims.repository.js';
import { ImportedVersionsService, type LinkedClaim } from './imported-versions.service.js';
import { ImportedPartiesRepository } from './imported-parties.repository.js';

const NOW = '2026-11-26T08:00:00.000Z';
const FILE = { id: 'file', sha256: 'abc' } as X12File;
const SEPARATORS = { element: '*', component: '>', repetition: null, terminator: '\n' };
const SUMMARY = {
  transactionSet: { index: 2, interchange: { separators: SEPARATORS } },
  findings: [],
  claimCount: 3,
} as unknown as SetSummary;
const POISON = Object.assign(new Error(), { driverError: { code: '22P02' } });
const DEADLOCK = Object.assign(new Error(), { driverError: { code: '40P01' } });

async function* claims(count: number, lines = 1): AsyncGenerator<X12Event> {
  for (let ordinal = 1; ordinal <= count; ordinal++) {
    const claim = { ordinal, segment: ordinal * 10, lines: Array(lines).fill({}) };
    yield { kind: 'claim', claim, findings: [] } as unknown as X12Event;
  }
}

const LINKED = [{ claimId: 'a' }] as LinkedClaim[];

describe('ClaimSetImporter', () => {
  const inserted: string[][] = [];
  const repository = {
    storedAmong: jest.fn<() => Promise<Set<string>>>(),
    takeNumbers: jest.fn<(count: number) => Promise<number>>(),
    insert: jest.fn<(file: X12File, placed: PlacedClaim[]) => Promise<LinkedClaim[]>>(),
  };
  const sets = { record: jest.fn() };
  const note = jest.fn();
  const settle = jest.fn();
  let importer: ClaimSetImporter;
  beforeEach(async () => {
    jest.resetAllMocks();
    inserted.length = 0;
    repository.storedAmong.mockResolvedValue(new Set());
    repository.takeNumbers.mockResolvedValue(1);
    repository.insert.mockImplementation(async (_file, placed) => {
      inserted.push(placed.map(({ filePosition }) => filePosition));
      return LINKED;
    });
    const module = await Test.createTestingModule({
      providers: [
        ClaimSetImporter,
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work(), note } },
        { provide: ImportedPartiesRepository, useValue: { match: async () => [] } },
        { provide: ImportedClaimsRepository, useValue: repository },
        { provide: ImportedVersionsService, useValue: { settle } },
        { provide: X12SetsRepository, useValue: sets },
        { provide: Clock, useValue: { now: () => NOW } },
      ],
    }).compile();
    importer = module.get(ClaimSetImporter);
  });
  const run = (events: AsyncIterable<X12Event>, advance = async () => {}) =>
    importer.importSet(FILE, SUMMARY, events, advance);

  it('stores claims under their place in the file, and then the set', async () => {
    await expect(run(claims(3))).resolves.toEqual({ status: 'imported', counts: { claims: 3, newClaims: 3 } });
    expect(inserted).toEqual([['2.1', '2.2', '2.3']]);
    const [[, [placed]]] = repository.insert.mock.calls as unknown as [[X12File, PlacedClaim[]]];
    expect(placed!.separators).toBe('*>\n');
    expect(settle.mock.calls).toEqual([[LINKED, NOW]]);
    expect(sets.record).toHaveBeenCalledWith(FILE, expect.objectContaining({ findings: [] }), { status: 'imported' });
    expect(note).toHaveBeenCalledWith(expect.objectContaining({ facts: expect.objectContaining({ claims: 3 }) }));
  });

  it.each([
    ['500 claims', 1001, 1, [500, 500, 1]],
    ['5,000 lines', 3, 3000, [2, 1]],
  ])('stores %s at most in one unit, and tells of each', async (_what, count, lines, sizes) => {
    const told: number[] = [];
    await importer.importSet(FILE, SUMMARY, claims(count, lines), async (done) => void told.push(done));
    expect(inserted.map(({ length }) => length)).toEqual(sizes);
    expect(told).toEqual(sizes);
  });

  it('passes over what is stored, and takes no number for it', async () => {
    repository.storedAmong.mockResolvedValue(new Set(['2.1', '2.3']));
    await expect(run(claims(3))).resolves.toMatchObject({ counts: { newClaims: 1 } });
    expect(inserted).toEqual([['2.2']]);
    expect(repository.takeNumbers).toHaveBeenCalledWith(1);
    repository.storedAmong.mockResolvedValue(new Set(['2.1', '2.2', '2.3']));
    await run(claims(3));
    expect(repository.takeNumbers).toHaveBeenCalledTimes(1);
  });

  it('leaves out the one claim that cannot be stored, with a finding', async () => {
    const store = repository.insert.getMockImplementation()!;
    repository.insert.mockImplementation(async (file, placed) => {
      if (placed.some(({ claim }) => claim.ordinal === 5)) throw POISON;
      return store(file, placed);
    });
    await expect(run(claims(8))).resolves.toMatchObject({ counts: { newClaims: 7, failedClaims: 1 } });
    expect(inserted.flat()).not.toContain('2.5');
    const failure = { code: 'CLAIM_NOT_IMPORTED', severity: 'error', segment: 50 };
    expect(sets.record).toHaveBeenCalledWith(
      FILE,
      expect.objectContaining({ findings: [expect.objectContaining(failure)] }),
      { status: 'imported' },
    );
  });

  it('tries again what a lock or a race has broken', async () => {
    repository.insert.mockRejectedValueOnce(DEADLOCK);
    repository.insert.mockRejectedValueOnce(Object.assign(new Error(), { driverError: { code: '23505' } }));
    await expect(run(claims(2))).resolves.toMatchObject({ counts: { newClaims: 2 } });
  });

  it('gives up on trouble that lasts, without splitting or noting the set', async () => {
    repository.insert.mockRejectedValue(DEADLOCK);
    await expect(run(claims(2))).rejects.toBe(DEADLOCK);
    expect(sets.record).not.toHaveBeenCalled();
  });
});
