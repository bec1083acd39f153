import { aClaimEnvelope, writtenFile } from '../../../../test/factories/written-claims.factory.js';
import { aProfessionalSubmission, anX12File, eventsOf, ofKind } from '../../../../test/factories/x12.factory.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { BatchFileWriter } from './batch-file.writer.js';

/** The size at which others hang; a part of it tells the same in the short run. */
const BYTES = process.env['QUINTET_LONG'] === undefined ? 2_000_000 : 22_000_000;

async function aSubmittedClaim(): Promise<SubmittedClaim> {
  const file = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
  return ofKind(await eventsOf(file), 'claim')[0]!.claim;
}

describe('RCM §2: 22 MB files held in memory: the file of a batch', () => {
  it('goes on as it is written, and never waits whole', async () => {
    const claim = await aSubmittedClaim();
    let taken = 0;
    let isDiscarded = false;
    const file = new BatchFileWriter(aClaimEnvelope(), '*^:~', async (content) => {
      for await (const piece of content) taken += piece.length;
      return { bytes: taken, discard: async () => void (isDiscarded = true) } as unknown as StagedBlob;
    });
    await file.begin();
    // Another subscriber each time: nothing is left out because the claim before said it.
    const another = (number: number): SubmittedClaim => {
      const text = String(1_000_000 + number);
      return { ...claim, subscriber: { ...claim.subscriber, groupNumber: text }, patientControlNumber: text };
    };
    const size = writtenFile([another(1), another(2)]).length - writtenFile([another(1)]).length;
    let mostWaiting = 0;
    for (let count = 1; count * size < BYTES; count++) {
      await file.add(another(count));
      mostWaiting = Math.max(mostWaiting, count * size - taken);
    }
    expect(mostWaiting).toBeLessThan(BYTES / 10);
    const staged = await file.end();
    expect(staged.bytes).toBeGreaterThan(BYTES * 0.9);
    await file.discard();
    expect(isDiscarded).toBe(true);
  });

  it('ends with the error of the store, not in silence', async () => {
    const file = new BatchFileWriter(aClaimEnvelope(), '*^:~', () => Promise.reject(new Error('no room')));
    await file.begin();
    await expect(file.end()).rejects.toThrow('no room');
    await file.discard();
  });

  it('can be given up halfway', async () => {
    const file = new BatchFileWriter(aClaimEnvelope(), '*^:~', async (content) => {
      for await (const _ of content);
      return {} as StagedBlob;
    });
    await file.begin();
    await expect(file.discard()).resolves.toBeUndefined();
  });
});
