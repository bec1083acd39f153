import type { FileHandle } from 'node:fs/promises';
import { verifyBinder } from '../modules/regulatory-compliance/binders/binder-check.reader.js';
import { looksLikeArchive, type RandomAccess } from '../shared/archives/sealed-archive.reader.js';
import { RereadableFiles, UnreadableFile } from './input-file.js';
import { asksForHelp, isOption, unusable } from './output.js';

const HELP = `Usage: quintet binder verify FILE [--manifest-sha256 HASH]

Checks an audit binder offline, without a server or a database: every byte of the archive against what its entries,
its manifest and its seal say, and the hash chain of the audit trail in it. Prints one JSON line for each thing that
was changed, is missing or was added, and one that sums up. FILE may be a pipe, or - for standard input.

  --manifest-sha256 HASH   the manifest's hash as the system that made the binder tells it: then nobody can have
                           replaced binder, manifest and seal together
  --help                   print this

Exit code: 0 nothing was changed, 1 findings, 2 a file that cannot be read or is no archive.
`;

/** `quintet binder verify`: takes the arguments after these words and a writer of lines; answers the exit code. */
export async function verifyBinderFile(
  args: readonly string[],
  write: (line: string) => Promise<void> | void,
): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  const option = args.indexOf('--manifest-sha256');
  const expected = option === -1 ? undefined : args[option + 1]?.toLowerCase();
  const named = args.filter((_, index) => option === -1 || (index !== option && index !== option + 1));
  const [file] = named;
  const isHash = option === -1 || /^[0-9a-f]{64}$/.test(expected ?? '');
  if (named.length !== 1 || isOption(file!) || !isHash) return unusable(HELP);
  const files = new RereadableFiles();
  try {
    return await check(await randomAccess(await files.handle(file!)), expected, write);
  } catch (error) {
    if (error instanceof UnreadableFile) return unusable(`T${error.message.slice(1)}`);
    throw error;
  } finally {
    await files.close();
  }
}

async function check(
  file: RandomAccess,
  expected: string | undefined,
  write: (line: string) => Promise<void> | void,
): Promise<number> {
  if (!(await looksLikeArchive(file))) return unusable('The file is no archive: it neither begins nor ends as one.');
  const { findings, ...facts } = await verifyBinder(file, expected);
  for (const finding of findings) await write(JSON.stringify(finding));
  await write(JSON.stringify({ isIntact: findings.length === 0, findings: findings.length, ...facts }));
  return findings.length === 0 ? 0 : 1;
}

async function randomAccess(handle: FileHandle): Promise<RandomAccess> {
  const { size } = await handle.stat();
  const read = async (offset: number, length: number): Promise<Buffer> => {
    const wanted = Math.max(0, Math.min(length, size - offset));
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, offset);
    return buffer.subarray(0, bytesRead);
  };
  return { size, read };
}
