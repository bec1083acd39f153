import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { ARCHIVE_LIMITS, inspectArchive } from './archive.reader.js';

async function zipped(entries: Record<string, Buffer>, compress = true): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name, { compress });
  zip.end();
  return buffer(zip.outputStream as never);
}
const look = (file: Buffer, limits = ARCHIVE_LIMITS): Promise<void> =>
  inspectArchive(
    async (from, length) => file.subarray(from, Math.min(from + length, from + 1000)),
    file.length,
    limits,
  );

describe('RC §0 evidence: an archive', () => {
  const zeros = Buffer.alloc(40 * 1024 ** 2);

  it('is taken when it is sound, other archives in it included', async () => {
    const inner = await zipped({ 'b.txt': Buffer.from('b') });
    await look(await zipped({ 'a.txt': Buffer.from('a'), 'inner.zip': inner }));
    await look(await zipped({}));
  });

  it.each([
    ['unpacks to a thousand times its size', async () => zipped({ 'zeros.bin': zeros }), 'unpack to too much'],
    [
      'hides it in an archive within',
      async () => zipped({ 'inner.zip': await zipped({ 'zeros.bin': zeros }) }),
      'unpack to too much',
    ],
    ['is nested too deeply', () => nested(4), 'nested too deeply'],
    ['is cut', async () => (await zipped({ 'a.txt': Buffer.from('a') })).subarray(0, 60), 'damaged'],
    ['lies about the size of an entry', async () => lying(await zipped({ 'a.bin': Buffer.alloc(5000) })), 'damaged'],
    ['is none', async () => Buffer.from('PK\u0003\u0004 nothing of the kind'), 'damaged'],
  ])('is refused when it %s', async (_, make, words) => {
    await expect(look(await make())).rejects.toThrow(words);
  });

  it('is refused when it has too many entries, or one that is encrypted', async () => {
    const file = await zipped({ 'a.txt': Buffer.from('a'), 'b.txt': Buffer.from('b') });
    await expect(look(file, { ...ARCHIVE_LIMITS, entries: 1 })).rejects.toThrow('more than 1 entries');
    const directory = file.indexOf('PK\u0001\u0002', 0, 'latin1');
    file.writeUInt16LE(file.readUInt16LE(directory + 8) | 1, directory + 8);
    await expect(look(file)).rejects.toThrow('a.txt is encrypted');
  });

  async function nested(depth: number): Promise<Buffer> {
    let file = await zipped({ 'a.txt': Buffer.from('a') });
    for (let level = 1; level < depth; level++) file = await zipped({ 'inner.zip': file });
    return file;
  }

  /** The directory says that the entry unpacks to less than it does. */
  function lying(file: Buffer): Buffer {
    file.writeUInt32LE(10, file.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    return file;
  }
});
