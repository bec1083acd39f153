import { Test } from '@nestjs/testing';
import { BlobStore } from '../blobs/blob-store.port.js';
import type { StagedBlob } from '../blobs/staged-blob.js';
import { JsonFiles } from './json-files.reader.js';

describe('JsonFiles', () => {
  let file: Buffer;
  let files: JsonFiles;
  beforeEach(async () => {
    const peek = async (_: unknown, from: number): Promise<Buffer> => file.subarray(from, from + 7);
    const module = await Test.createTestingModule({
      providers: [JsonFiles, { provide: BlobStore, useValue: { peek } }],
    }).compile();
    files = module.get(JsonFiles);
  });

  const read = (content: Buffer | string, largestBytes = 100): Promise<unknown> => {
    file = Buffer.from(content as string);
    return files.read({ bytes: file.length } as StagedBlob, largestBytes);
  };

  it.each(['{"a": [1, "ü"]}', '\ufeff{"a": [1, "ü"]}'])('reads %j piece by piece', async (text) =>
    expect(await read(text)).toEqual({ a: [1, 'ü'] }),
  );

  it.each<[string, Buffer | string, string, number]>([
    ['broken JSON', '{"a": 1,', 'INVALID_JSON', 8],
    ['broken JSON after a byte order mark', '\ufeff{"a": 1,', 'INVALID_JSON', 11],
    ['a byte that is not UTF-8', Buffer.from('["a\xe9"]', 'latin1'), 'INVALID_UTF8', 3],
    ['a number that would change', '{"a": 9007199254740993}', 'NUMBER_NOT_SAFE', 6],
    ['a number without end', '[1e400]', 'NUMBER_NOT_SAFE', 1],
    ['a name that stands twice', '{"a": 1, "a": 2}', 'DUPLICATE_KEY', 9],
    ['U+0000', '["\\u0000"]', 'FORBIDDEN_CHARACTER', 2],
  ])('refuses %s with its byte', async (_what, content, code, offset) =>
    expect(read(content)).rejects.toMatchObject({ code, problems: [{ code, offset }] }),
  );

  it('refuses what is larger than it may be, and takes what is as large', async () => {
    expect(await read('[1]', 3)).toEqual([1]);
    await expect(read('[1]', 2)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
  });
});
