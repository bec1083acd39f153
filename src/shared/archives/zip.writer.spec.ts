import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { unzipped } from '../../../test/support/unzipped.js';
import { zipOf, type ZipEntry } from './zip.writer.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
async function* texts(...pieces: string[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}
const ENTRIES: ZipEntry[] = [
  { path: 'b.txt', content: Buffer.from('second letter, first file') },
  { path: 'folder/a.txt', content: () => texts('in ', 'pieces') },
  { path: 'empty.txt', content: Buffer.alloc(0) },
];

describe('an archive', () => {
  it('holds its entries in their order, and a manifest of their hashes', async () => {
    const files = await unzipped(await buffer(zipOf(ENTRIES)));
    expect(files.map(([path]) => path)).toEqual(['b.txt', 'folder/a.txt', 'empty.txt', 'manifest.json']);
    expect(files[1]![1].toString()).toBe('in pieces');
    expect(JSON.parse(files[3]![1].toString()).files).toEqual([
      { path: 'b.txt', bytes: 25, sha256: sha256('second letter, first file') },
      { path: 'folder/a.txt', bytes: 9, sha256: sha256('in pieces') },
      { path: 'empty.txt', bytes: 0, sha256: sha256('') },
    ]);
  });

  it('is the same, byte for byte, whenever it is packed', async () => {
    expect((await buffer(zipOf(ENTRIES))).equals(await buffer(zipOf(ENTRIES)))).toBe(true);
  });

  it('breaks where an entry breaks', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('begin');
      throw new Error('cut blob');
    };
    const entries = [...ENTRIES, { path: 'c.txt', content: () => broken() }];
    await expect(buffer(zipOf(entries))).rejects.toThrow('cut blob');
  });

  it('reads its entries in the context of whoever asked for it', async () => {
    const context = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const read = async function* (): AsyncGenerator<Buffer> {
      for (let count = 0; count < 3; count++) {
        seen.push(context.getStore());
        yield Buffer.alloc(100_000);
      }
    };
    const archive = context.run('clinic', () => zipOf([{ path: 'a', content: () => read() }]));
    await context.run('somebody else', () => buffer(archive));
    expect(seen).toEqual(['clinic', 'clinic', 'clinic']);
  });
});
