import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { SealedArchive } from '../shared/archives/sealed-archive.writer.js';
import { verifyBinderFile } from './binder-verify.command.js';

describe('RC binder: quintet binder verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'binder-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const verified = async (...args: string[]): Promise<{ code: number; lines: Record<string, unknown>[] }> => {
    const lines: Record<string, unknown>[] = [];
    return { code: await verifyBinderFile(args, (line) => void lines.push(JSON.parse(line))), lines };
  };

  it('reads a pipe like a file, and takes the hash in capitals too', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const archive = await buffer(new SealedArchive().bytes([{ path: 'a.txt', content: () => [Buffer.from('a')] }]));
    const file = join(folder, 'a.zip');
    await writeFile(file, archive);
    const { lines } = await verified(file);
    // No binder, for want of a trail: nothing else is wrong with it.
    expect(lines.map(({ code }) => code)).toEqual(['CHAIN_MISSING', undefined]);
    const [told] = await Promise.all([verified(pipe), writeFile(pipe, archive)]);
    expect(told.lines).toEqual(lines);
    const hash = String(lines.at(-1)!.manifestSha256).toUpperCase();
    expect((await verified(file, '--manifest-sha256', hash)).lines).toEqual(lines);
  });

  it('says what cannot be read, and answers 2', async () => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await verified(folder)).code).toBe(2);
    expect((await verified(join(folder, 'missing.zip'))).code).toBe(2);
    expect(said.mock.calls.map(([text]) => text)).toEqual([
      'The file cannot be read: EISDIR\n',
      'The file cannot be read: ENOENT\n',
    ]);
    said.mockRestore();
  });
});
