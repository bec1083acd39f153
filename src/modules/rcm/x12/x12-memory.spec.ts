import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { generate835 } from './generator/remittance-835.writer.js';
import { readX12 } from './x12.reader.js';

const MEGABYTE = 1024 * 1024;
/** What reading may hold on top: one claim, one piece. */
const MOST_HELD = 16 * MEGABYTE;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are held, without what only waits to be collected. */
function held(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('RCM §2: 22 MB files held in memory until they hang', () => {
  it('a file of 22 MB is read to its end while next to nothing of it is held', async () => {
    const interchange = Buffer.from([...generate835({ claims: 1000, seed: 22 })].join(''));
    const copies = Math.ceil((22 * MEGABYTE) / interchange.length);
    const file = async function* (): AsyncGenerator<Buffer> {
      for (let copy = 0; copy < copies; copy++) yield interchange;
    };
    const before = held();
    let [claims, most] = [0, 0];
    for await (const event of readX12(file())) {
      if (event.kind !== 'claim-payment') continue;
      if (++claims % 5000 === 0) most = Math.max(most, held() - before);
    }
    expect(claims).toBeGreaterThanOrEqual(1000 * copies);
    expect(most).toBeLessThan(MOST_HELD);
  }, 60_000);
});
