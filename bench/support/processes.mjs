// Every measured program runs in a process of its own, which tells its own CPU time and peak memory.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/prepare.mjs';

const USAGE = join(ROOT, 'bench', 'support', 'usage.mjs');
const TASKSET = ['/usr/bin/taskset', '/bin/taskset'].find((path) => existsSync(path));

/**
 * Starts `node FILE ARGS…`. `processor`: the one it may run on, where the system can say so (servers on 0, callers on
 * 1, both sides of a comparison the same). `profile`: writes a CPU profile when it ends.
 */
export function startNode(file, args = [], { env = {}, processor, profile = false } = {}) {
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', process.cwd()] : [];
  const command = [process.execPath, ...profiling, '--import', USAGE, file, ...args];
  const isPinned = processor !== undefined && TASKSET !== undefined && availableParallelism() > 1;
  const [program, ...rest] = isPinned ? [TASKSET, '-c', String(processor), ...command] : command;
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'];
  const child = spawn(program, rest, { cwd: ROOT, env: { ...process.env, ...env }, stdio });
  const output = { text: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (part) => (output.text += part));
  child.stderr.setEncoding('utf8').on('data', (part) => (output.errors = (output.errors + part).slice(-4000)));
  const ended = once(child, 'close').then(([code]) => code);
  return { child, output, ended };
}

/** Runs `node FILE ARGS…` to its end; answers its output, wall time, CPU time and peak memory. */
export async function runNode(file, args, options) {
  const start = performance.now();
  const { child, output, ended } = startNode(file, args, options);
  let usage;
  child.on('message', (message) => (usage = message));
  const code = await ended;
  const isFine = code === 0 || code === options?.alsoFine;
  if (!isFine) throw new Error(`${file} ended with ${code}: ${output.errors}${output.text.slice(-1000)}`);
  return { ms: performance.now() - start, text: output.text, ...usage };
}

/** Runs a program that prints one JSON line last, and answers that. */
export async function runWorker(name, args, options) {
  const { text, ...usage } = await runNode(join(ROOT, 'bench', 'workers', `${name}.mjs`), args, options);
  return { ...usage, ...JSON.parse(text.trimEnd().split('\n').at(-1)) };
}

/** CPU time and peak memory of a running process until now. */
export async function usageOf(child) {
  const answer = once(child, 'message');
  child.send('usage');
  return (await answer)[0];
}
