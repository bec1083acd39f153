import { Test } from '@nestjs/testing';
import type { SealedEntry } from '../../../shared/archives/sealed-archive.writer.js';
import { AuditTrailService } from '../../../shared/audit/audit-trail.service.js';
import { BlobCipherError } from '../../../shared/blobs/blob-cipher.engine.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { BINDER_SECTIONS, TOLD_TABLES } from './binder-sections.codes.js';
import { BinderContent } from './binder-content.service.js';
import { BinderRecordsRepository } from './binder-records.repository.js';

const BEFORE = '2026-07-01T04:00:00.000Z';

describe('BinderContent', () => {
  const rows = new Map<string, string | undefined>();
  let broken: Error | null;
  let lines: number;
  let told: readonly string[];
  let content: BinderContent;
  beforeEach(async () => {
    rows.clear();
    [broken, lines, told] = [null, 0, []];
    const records = {
      rows: (table: string, before?: string) => (rows.set(table, before), Array.from({ length: lines }, () => '{}')),
      evidence: () => [
        { id: 'v', evidenceId: 'e', versionNumber: 2, fileName: 'a b.csv', blobId: 'secret', sha256: 'h' },
      ],
      policyFiles: () => [{ id: 'w', policyId: 'p', versionNumber: 1, fileName: null, blobId: 'c', sha256: 'h' }],
    };
    async function* open(id: string): AsyncGenerator<Buffer> {
      yield Buffer.from(`bytes of ${id}`);
      if (broken !== null) throw broken;
    }
    const extract = (_: unknown, tables: readonly string[]): object[] => {
      told = tables;
      return [{ sequence: 1, eventId: 'x', hash: 'f', body: null }];
    };
    const module = await Test.createTestingModule({
      providers: [
        BinderContent,
        { provide: BinderRecordsRepository, useValue: records },
        { provide: AuditTrailService, useValue: { extract } },
        { provide: BlobStore, useValue: { open } },
      ],
    }).compile();
    content = module.get(BinderContent);
  });
  async function entries(): Promise<Map<string, SealedEntry>> {
    const report = { id: 'r', recordedBefore: BEFORE, content: 'left out', toJSON: () => ({ id: 'r', content: 'x' }) };
    const stored = { report, text: '{"a":1}' } as never;
    const found = new Map<string, SealedEntry>();
    for await (const entry of content.files(stored, '<p>', { through: { sequence: 1 } } as never))
      found.set(entry.path, entry);
    return found;
  }
  async function pieces(entry: SealedEntry | undefined): Promise<string[]> {
    const read: string[] = [];
    for await (const piece of entry!.content()) read.push(piece.toString());
    return read;
  }
  const EVIDENCE = 'evidence/files/e/v002-a_b.csv';

  it('tells of each table what was recorded before the report, of those without an instant all', async () => {
    for (const [path, entry] of await entries()) if (path.endsWith('.jsonl')) await pieces(entry);
    const undated = BINDER_SECTIONS.flatMap((section) => section.undated ?? []);
    expect([...rows.keys()]).toEqual(BINDER_SECTIONS.flatMap(({ tables, undated: all = [] }) => [...tables, ...all]));
    expect([...rows].filter(([, before]) => before !== BEFORE).map(([table]) => table)).toEqual(undated);
    expect(told).toBe(TOLD_TABLES);
  });

  it('has the report word for word, and lists evidence without saying where it is stored', async () => {
    const found = await entries();
    expect(await pieces(found.get('report/report.json'))).toEqual(['{"report":{"id":"r"},"content":{"a":1}}\n']);
    const [list] = await pieces(found.get('evidence/index.jsonl'));
    expect(JSON.parse(list!)).toMatchObject({ path: EVIDENCE, evidenceId: 'e', sha256: 'h' });
    expect(list).not.toContain('secret');
    expect([...found.keys()].at(-1)).toBe('audit-trail/chain.jsonl');
  });

  it('names the files that are not what was uploaded, and only those', async () => {
    const found = await entries();
    const problems = found.get('evidence/problems.jsonl');
    found.get(EVIDENCE)!.packed!('h');
    expect(await pieces(problems)).toEqual([]);
    found.get('policies/files/p/v001-file')!.packed!('other');
    const named = { path: 'policies/files/p/v001-file', versionId: 'w', sha256: 'h', found: 'other' };
    expect((await pieces(problems)).map((line) => JSON.parse(line) as object)).toEqual([named]);
  });

  it('packs an altered file up to the place, and breaks off where the store does', async () => {
    broken = new BlobCipherError('BLOB_CHUNK_FORGED', 'forged');
    const file = (await entries()).get(EVIDENCE);
    expect(await pieces(file)).toEqual(['bytes of secret']);
    broken = new Error('no disk');
    await expect(pieces(file)).rejects.toThrow('no disk');
  });

  it.each([
    [0, []],
    [1, [1]],
    [250, [250]],
    [501, [250, 250, 1]],
  ])('hands on %d lines in pieces of %j', async (count, wanted) => {
    lines = count;
    const read = await pieces((await entries()).get('mips/mips_receipts.jsonl'));
    expect(read.map((piece) => piece.split('\n').length - 1)).toEqual(wanted);
  });
});
