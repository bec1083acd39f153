// npm run openapi: writes openapi.json from the built application; with --check only says whether it is fresh.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, prepare, ROOT } from './prepare.mjs';

const committed = join(ROOT, 'openapi.json');
const printer = join(ROOT, 'dist', 'openapi.js');

await prepare();
if (!existsSync(printer)) giveUp('src/openapi.ts is missing: the document cannot be made.');
const document = await printed();
if (!process.argv.includes('--check')) {
  writeFileSync(committed, document);
} else if (!existsSync(committed) || readFileSync(committed, 'utf8') !== document) {
  process.stderr.write('openapi.json is stale: run `npm run openapi` and commit the result.\n');
  process.exitCode = 1;
}

function printed() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', printer], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 2],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
    child.once('close', (code) =>
      code === 0 ? resolve(text) : giveUp(`dist/openapi.js ended with exit code ${code}.`),
    );
  });
}
