import { buffer } from 'node:stream/consumers';
import { Test } from '@nestjs/testing';
import yazl from 'yazl';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { FileInspection, textEncoding } from './file-inspection.service.js';

describe('FileInspection', () => {
  let bytes: Buffer;
  let looks: number;
  let inspection: FileInspection;
  beforeEach(async () => {
    looks = 0;
    const peek = async (_: unknown, from: number, length: number): Promise<Buffer> => (
      (looks += 1),
      bytes.subarray(from, from + length)
    );
    const module = await Test.createTestingModule({
      providers: [FileInspection, { provide: BlobStore, useValue: { peek } }],
    }).compile();
    inspection = module.get(FileInspection);
  });
  const look = (content: Buffer, mediaType: string, fileName: string | null = null): Promise<string> => {
    bytes = content;
    return inspection.mediaType({ content: { bytes: content.length } as never, mediaType, fileName });
  };
  async function zipped(): Promise<Buffer> {
    const zip = new yazl.ZipFile();
    zip.addBuffer(Buffer.from('a'), 'a.txt');
    zip.end();
    return buffer(zip.outputStream as never);
  }

  it.each([
    ['%PDF-1.7\n', 'application/octet-stream', null, 'application/pdf'],
    ['a,b\n1,2\n', 'application/octet-stream', 'a.csv', 'text/csv'],
    ['{"a":1}', 'application/json', null, 'application/json'],
  ])('takes %j, said to be %s (%s), as %s, after one look', async (text, said, name, mediaType) => {
    expect(await look(Buffer.from(text), said, name)).toBe(mediaType);
    expect(looks).toBe(1);
  });

  it.each([
    ['%PDF-1.7\n', 'image/png', 'MEDIA_TYPE_LIES'],
    ['\u0000\u0001\u0002', 'application/octet-stream', 'MEDIA_TYPE_UNSUPPORTED'],
    ['MZ', 'application/x-msdownload', 'MEDIA_TYPE_UNSUPPORTED'],
    ['PK\u0003\u0004 and nothing of the kind', 'application/zip', 'ARCHIVE_REFUSED'],
  ])('refuses %j said to be %s: %s', async (text, said, code) => {
    await expect(look(Buffer.from(text, 'latin1'), said)).rejects.toMatchObject({ code, problems: [{ code }] });
  });

  it('looks through a whole archive, and hands on what goes wrong beside it', async () => {
    const file = await zipped();
    expect(await look(file, 'application/zip')).toBe('application/zip');
    expect(looks).toBeGreaterThan(1);
    await expect(look(file.subarray(0, 40), 'application/zip')).rejects.toMatchObject({ code: 'ARCHIVE_REFUSED' });
  });

  it.each([
    ['c3a4', 'utf-8'],
    ['c3', 'utf-8'],
    ['e4', 'utf-8'],
    ['e42c', 'windows-1252'],
    ['fffe6100', 'utf-16le'],
    ['feff0061', 'utf-16be'],
    ['fffe0000', null],
    ['6100', null],
    ['e42c81', null],
  ])('the bytes %s are text in %s', (hex, encoding) => {
    expect(textEncoding(Buffer.from(hex, 'hex'))).toBe(encoding);
  });
});
