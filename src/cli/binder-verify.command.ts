import { open, type FileHandle } from 'node:fs/promises';
import { verifyBinder } from '../modules/regulatory-compliance/binders/binder-check.reader.js';
import { looksLikeArchive, type RandomAccess } from '../shared/archives/sealed-archive.reader.js';
import { asksForHelp, unusable } from './output.js';

const HELP = `Usage: quintet binder verify FILE [--manifest-sha256 HASH]

Checks an audit binder offline, without a server or a database: every byte of the archive against what its entries,
its manifest and its seal say, and the hash chain of the audit trail in it. Prints one JSON line for each thing that
was changed, is missing or was added, and one that sums up.

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
  const expected = option === -1 ? undefined : args[option + 1];
  const files = args.filter((_, index) => option === -1 || (index !== option && index !== option + 1));
  const [file] = files;
  const isHash = option === -1 || /^[0-9a-f]{64}$/.test(expected ?? '');
  if (files.length !== 1 || file!.startsWith('--') || !isHash) return unusable(HELP);
  let handle: FileHandle;
  try {
    handle = await open(file!);
  } catch (error) {
    return unusable(`The file cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
  try {
    return await check(await randomAccess(handle), expected, write);
  } finally {
    await handle.close();
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
