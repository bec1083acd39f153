import { Test } from '@nestjs/testing';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import type { SetAcknowledgement } from '../x12/acknowledgement.rules.js';
import { AcknowledgementTargetsRepository } from './acknowledgement-targets.repository.js';
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

async function answersWith(batchIds: string[], files: string[] = []) {
  const batches = {
    withGroupNumber: async (number: string) => (number === '17' ? batchIds.map((id) => ({ id })) : []),
    claimsOf: async () => [place('one', '0001'), place('two', '0002')],
  };
  const targets = {
    setsOfGroup: async () => files.map((x12FileId) => ({ x12FileId, blobId: 'b', ordinal: 1, setControlNumber: '1' })),
    claimsOfSet: async () => [{ claimId: 'imported', ordinal: 1 }],
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
  const answers = await module.get(StructureAnswers).ofSet(accepted, { place: '1.3', tradingPartnerId: null });
  return answers.map(({ level, batchId, claimId, isMatched }) => [level, batchId, claimId, isMatched]);
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
      ['claim', null, 'imported', true],
    ]);
    expect(await answersWith([], ['f', 'g'])).toEqual([['set', null, null, false]]);
  });
});
