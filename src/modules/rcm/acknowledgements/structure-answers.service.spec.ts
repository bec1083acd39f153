import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import type { SetAcknowledgement } from '../x12/acknowledgement.rules.js';
import { AcknowledgementTargetsRepository } from './acknowledgement-targets.repository.js';
import type { Answer } from './answer.rules.js';
import { StructureAnswers } from './structure-answers.service.js';

const accepted: SetAcknowledgement = {
  groupControlNumber: '000000017',
  groupVersion: '005010X222A1',
  setControlNumber: '1',
  setId: '837',
  code: 'A',
  reasonCodes: [],
  errors: [],
  segment: 3,
};
const place = (claimId: string, setControlNumber: string) => ({
  claimId,
  ordinal: 1,
  setControlNumber,
  firstSegment: 12,
  lastSegment: 20,
});

async function serviceWith(batchIds: string[], files: string[]): Promise<StructureAnswers> {
  const batches = {
    withGroupNumber: async (number: string) => (number === '17' ? batchIds.map((id) => ({ id })) : []),
    claimsOf: async () => [place('one', '0001'), place('two', '0002')],
  };
  const targets = {
    setsOfGroup: async (_group: string, set: string | null) =>
      files.flatMap((x12FileId) =>
        (set === null ? ['1', '2'] : [set]).map((setControlNumber) => ({
          x12FileId,
          blobId: 'b',
          ordinal: Number(setControlNumber),
          setControlNumber,
        })),
      ),
    claimsOfSet: async ({ ordinal }: { ordinal: number }) => [{ claimId: `imported ${ordinal}`, ordinal: 1 }],
    controlKeys: async () => new Map(),
  };
  const module = await Test.createTestingModule({
    providers: [
      StructureAnswers,
      { provide: BatchesRepository, useValue: batches },
      { provide: AcknowledgementTargetsRepository, useValue: targets },
      { provide: BlobStore, useValue: {} },
    ],
  }).compile();
  return module.get(StructureAnswers);
}

const ORIGIN = { place: '1.3', tradingPartnerId: null };
const told = (answers: Answer[]) =>
  answers.map(({ level, batchId, claimId, isMatched }) => [level, batchId, claimId, isMatched]);

async function answersWith(batchIds: string[], files: string[] = []) {
  return told(await (await serviceWith(batchIds, files)).ofSet(accepted, ORIGIN));
}

describe('StructureAnswers', () => {
  it('finds the batch by its number however it is written, and the claims of the set', async () => {
    expect(await answersWith(['b'])).toEqual([
      ['set', 'b', null, true],
      ['claim', 'b', 'one', true],
    ]);
  });

  it('does not guess between two batches', async () => {
    expect(await answersWith(['b', 'c'], ['f'])).toEqual([['set', null, null, false]]);
  });

  it('looks among imported files where no batch has the number, and does not guess between them either', async () => {
    expect(await answersWith([], ['f'])).toEqual([
      ['set', null, null, true],
      ['claim', null, 'imported 1', true],
    ]);
    expect(await answersWith([], ['f', 'g'])).toEqual([['set', null, null, false]]);
  });

  it.each([
    [
      'a batch',
      ['b'],
      [],
      [
        ['group', 'b', null, true],
        ['claim', 'b', 'two', true],
      ],
    ],
    [
      'an imported file',
      [],
      ['f'],
      [
        ['group', null, null, true],
        ['claim', null, 'imported 2', true],
      ],
    ],
    ['two batches', ['b', 'c'], ['f'], []],
    ['nothing that is known', [], [], []],
  ])('answers the sets of %s that a 999 does not name', async (_words, batchIds, files, answers) => {
    const unnamed = { acknowledgement: { ...accepted, setControlNumber: null }, namedSets: ['1'] };
    const service = await serviceWith(batchIds, files);
    expect(told(await service.ofUnnamedSets({ ...unnamed, setCount: 1, acceptedCount: 1 }, ORIGIN))).toEqual(answers);
    expect(await service.ofUnnamedSets({ ...unnamed, setCount: 1, acceptedCount: 0 }, ORIGIN)).toEqual([]);
  });
});
