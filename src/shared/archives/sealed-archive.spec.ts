import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { unzipped } from '../../../test/support/unzipped.js';
import { looksLikeArchive, verifyArchive, type ArchiveVerdict } from './sealed-archive.reader.js';
import { type ArchiveSummary, SealedArchive, type SealedEntry } from './sealed-archive.writer.js';

const isLong = process.env.QUINTET_LONG !== undefined;
const text = (path: string, content: string): SealedEntry => ({ path, content: () => [Buffer.from(content)] });
const FILES = [text('report.json', '{"a":1}\n'), text('evidence/Bericht – 1.txt', 'proof'), text('empty.txt', '')];

async function packed(files: readonly SealedEntry[] = FILES): Promise<{ bytes: Buffer; summary: ArchiveSummary }> {
  let summary: ArchiveSummary | undefined;
  const bytes = await buffer(new SealedArchive().bytes(files, async (came) => void (summary = came)));
  return { bytes, summary: summary! };
}

function verified(bytes: Buffer): Promise<ArchiveVerdict> {
  const read = async (offset: number, length: number): Promise<Buffer> => bytes.subarray(offset, offset + length);
  return verifyArchive({ size: bytes.length, read });
}

const codesOf = async (bytes: Buffer): Promise<string[]> => (await verified(bytes)).findings.map(({ code }) => code);

describe('RC binder: a sealed archive', () => {
  it('is a ZIP that others read, the same bytes each time, and sound', async () => {
    const { bytes, summary } = await packed();
    const names = (await unzipped(bytes)).map(([path]) => path);
    expect(names).toEqual([...FILES.map(({ path }) => path), 'manifest.json', 'manifest.sha256']);
    expect((await packed()).bytes.equals(bytes)).toBe(true);
    const { findings, manifestSha256, entries } = await verified(bytes);
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ manifestSha256, bytes: bytes.length, files: entries.length - 2 });
  });

  it('names every changed byte', async () => {
    const { bytes } = await packed();
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of isLong ? [1, 2, 4, 8, 16, 32, 64, 128, 255] : [1 << (at % 8)]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= bit;
        const { findings } = await verified(changed);
        if (findings.length === 0) throw new Error(`byte ${at} changed by ${bit} is not found`);
      }
    }
  });

  it('names every byte that was put in or taken out', async () => {
    const { bytes } = await packed();
    for (let at = 0; at <= bytes.length; at++) {
      const more = Buffer.concat([bytes.subarray(0, at), Buffer.from([at % 256]), bytes.subarray(at)]);
      const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
      if ((await codesOf(more)).length === 0) throw new Error(`a byte put in at ${at} is not found`);
      if (at < bytes.length && (await codesOf(less)).length === 0) throw new Error(`byte ${at} is not missed`);
    }
  });

  it.each<[string, (bytes: Buffer) => Buffer, string, string | null]>([
    ['a changed file', (bytes) => swapped(bytes, 'proof', 'Proof'), 'CONTENT_CHANGED', 'evidence/Bericht – 1.txt'],
    ['bytes before the archive', (bytes) => Buffer.concat([Buffer.from('#!/bin/sh'), bytes]), 'BYTES_OUTSIDE', null],
    ['bytes behind the archive', (bytes) => Buffer.concat([bytes, Buffer.from('more')]), 'BYTES_OUTSIDE', null],
    ['a cut archive', (bytes) => bytes.subarray(0, -3), 'END_RECORD_CHANGED', null],
  ])('names %s', async (_, change, code, path) => {
    const { findings } = await verified(change((await packed()).bytes));
    expect(findings[0]).toMatchObject({ code, path });
  });

  it.each<[string, SealedEntry[], string]>([
    ['an entry that was put in', [...FILES, text('more.txt', 'x')], 'ENTRY_UNLISTED'],
    ['an entry that was taken out', FILES.slice(1), 'ENTRY_MISSING'],
    ['an entry that stands there twice', [...FILES, FILES[1]!], 'ENTRY_DUPLICATE'],
    ['entries in another order', [FILES[1]!, FILES[0]!, FILES[2]!], 'DIRECTORY_CHANGED'],
  ])('names %s, though the archive was packed anew around the old manifest', async (_, files, code) => {
    const old = await unzipped((await packed()).bytes);
    const kept = old.slice(-2).map(([path, content]) => ({ path, content: () => [content] }));
    const forged = new SealedArchive();
    const pieces = (forged as unknown as Repacker).repack([...files, ...kept]);
    expect(await codesOf(await buffer(pieces))).toContain(code);
  });

  it('breaks where a file breaks, and tells the hash of each that was packed', async () => {
    const told: string[] = [];
    await packed([{ ...FILES[0]!, packed: (sha256) => told.push(sha256) }]);
    expect(told).toEqual([createHash('sha256').update('{"a":1}\n').digest('hex')]);
    const cut = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('begin');
      throw new Error('cut');
    };
    await expect(packed([...FILES, { path: 'a', content: cut }])).rejects.toThrow('cut');
  });

  it('tells an archive from what is none', async () => {
    const looks = (bytes: Buffer): Promise<boolean> =>
      looksLikeArchive({ size: bytes.length, read: async (from, length) => bytes.subarray(from, from + length) });
    const { bytes } = await packed();
    expect([await looks(bytes), await looks(Buffer.from('no archive')), await looks(Buffer.alloc(0))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

function swapped(bytes: Buffer, from: string, to: string): Buffer {
  const changed = Buffer.from(bytes);
  changed.write(to, changed.indexOf(from));
  return changed;
}

/** The parts of an archive without a manifest of its own. */
interface Repacker {
  repack(files: SealedEntry[]): AsyncGenerator<Buffer>;
  entry(file: SealedEntry): AsyncGenerator<Buffer>;
  directory(): Generator<Buffer>;
}
(SealedArchive.prototype as unknown as Repacker).repack = async function* (this: Repacker, files) {
  for (const file of files) yield* this.entry(file);
  yield* this.directory();
};
