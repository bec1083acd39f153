import { anX12File, aProfessionalSubmission } from '../../../../test/factories/x12.factory.js';
import { claimPlaces } from './claim-places.reader.js';

const one = aProfessionalSubmission();
const secondClaim = [...one.slice(18)];
const secondSubscriber = ['HL*3*1*22*0', ...one.slice(12)];
const nextProvider = ['HL*4**20*1', ...one.slice(6, 11), ...secondSubscriber];
const parts = { groupType: 'HC', groupVersion: '005010X222A1' };

async function* bytesOf(file: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.length; at += 50) yield file.subarray(at, at + 50);
}

describe('RCM C: 999 segment positions of imported claims', () => {
  it('a claim begins with the HL it is the first of, else with its CLM, and ends before the next', async () => {
    const file = anX12File([[...one, ...secondClaim, ...secondSubscriber, ...nextProvider]], parts);
    expect(await claimPlaces(bytesOf(file), 1)).toEqual([
      { ordinal: 1, firstSegment: 12, lastSegment: 29 },
      { ordinal: 2, firstSegment: 30, lastSegment: 40 },
      { ordinal: 3, firstSegment: 41, lastSegment: 58 },
      { ordinal: 4, firstSegment: 65, lastSegment: 82 },
    ]);
  });

  it('are those of the set that is asked for', async () => {
    const file = anX12File([one, ['ST*837*0002*005010X222A1', ...one.slice(1), ...secondClaim]], parts);
    expect((await claimPlaces(bytesOf(file), 2)).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(await claimPlaces(bytesOf(file), 3)).toEqual([]);
  });
});
