// npm test: unit, contract and end-to-end tests against an own PostgreSQL; the last line says how many passed.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';
import { startTestServer } from './test-server.mjs';

const given = process.argv.slice(2).filter((argument) => argument !== '--');
const isLong = given.includes('--long');
const extra = given.filter((argument) => argument !== '--long');

process.chdir(ROOT);
let child;
let stoppedBy;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    stoppedBy ??= name;
    // Ctrl-C reaches Jest by itself; a signal to this process alone is passed on.
    if (name !== 'SIGINT') child?.kill(name);
  });
}

await prepare();
const reports = mkdtempSync(join(tmpdir(), `quintet-test-${process.pid}-report-`));
const report = join(reports, 'jest.json');
let code = 1;
let server;
try {
  server = await startTestServer((line) => process.stderr.write(`${line}\n`));
  if (stoppedBy === undefined) code = await jest(server.environment);
} catch (error) {
  process.stderr.write(`${error?.message ?? error}\n`);
} finally {
  await server?.stop();
}
process.exitCode = conclude();

function jest(environment) {
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const options = ['--maxWorkers=2', '--json', `--outputFile=${report}`, ...extra];
  const env = { ...process.env, ...environment, NODE_ENV: 'test', ...(isLong ? { QUINTET_LONG: '1' } : {}) };
  return new Promise((resolve) => {
    child = spawn(process.execPath, [...args, ...options], { cwd: ROOT, env, stdio: ['inherit', 'ignore', 'inherit'] });
    child.once('exit', (status, signal) => resolve(status ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Prints the closing line; the exit code never says less than the numbers. */
function conclude() {
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(reports, { recursive: true, force: true });
  const broken = result === undefined ? 1 : result.numRuntimeErrorTestSuites;
  const failed = (result?.numFailedTests ?? 0) + broken;
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  if (stoppedBy !== undefined) process.stdout.write('Stopped before the end.\n');
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  process.stdout.write(`${result?.numPassedTests ?? 0} passed, ${failed} failed${tail}\n`);
  if (failed > 0 || stoppedBy !== undefined) return 1;
  return code;
}
