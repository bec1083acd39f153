import { generate835 } from './generator/remittance-835.writer.js';
import { readX12 } from './x12.reader.js';

const MEGABYTE = 1024 * 1024;
/** What reading may hold on top: one claim, one piece, what waits to be collected. */
const MOST_HELD = 64 * MEGABYTE;

describe('RCM §2: 22 MB files held in memory until they hang', () => {
  it('a file of 22 MB is read to its end while next to nothing of it is held', async () => {
    const interchange = Buffer.from([...generate835({ claims: 1000, seed: 22 })].join(''));
    const copies = Math.ceil((22 * MEGABYTE) / interchange.length);
    const file = async function* (): AsyncGenerator<Buffer> {
      for (let copy = 0; copy < copies; copy++) yield interchange;
    };
    const before = process.memoryUsage().heapUsed;
    let [claims, most] = [0, 0];
    for await (const event of readX12(file())) {
      if (event.kind !== 'claim-payment') continue;
      if (++claims % 5000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(claims).toBeGreaterThanOrEqual(1000 * copies);
    expect(most).toBeLessThan(MOST_HELD);
  }, 60_000);
});
