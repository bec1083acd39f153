// Synthetic X12 files of any size, made by the project's own generator.
import { chmodSync, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/prepare.mjs';

export const built = (path) => import(pathToFileURL(join(ROOT, 'dist', path)).href);

/** A folder that is gone afterwards; PostgreSQL's own user can walk through it. */
export async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'quintet-bench-'));
  chmodSync(folder, 0o711);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes an 837P, an 837I or the 835 that answers the 837P of the same size and seed. */
export async function writeX12(folder, { set, claims, seed = 1 }) {
  const file = join(folder, `${set}-${claims}-${seed}.x12`);
  const { generate } = await built('cli/x12-generate.command.js');
  const stream = createWriteStream(file);
  await pipeline(chunks(generate, ['--set', set, '--claims', String(claims), '--seed', String(seed)]), stream);
  return { file, megabytes: statSync(file).size / 1e6 };
}

async function* chunks(generate, args) {
  const waiting = [];
  const done = generate(args, (text) => void waiting.push(text));
  await done;
  yield* waiting;
}
