// npm run check: everything that can be said without a database; quick independent steps run two at a time.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureInstalled, ROOT } from './prepare.mjs';

process.chdir(ROOT);
await ensureInstalled();

const tool = (path, ...args) => [process.execPath, join('node_modules', path), ...args];
const unit = [
  process.execPath,
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--roots=src',
  '--maxWorkers=2',
  '--passWithNoTests',
  '--silent',
];
const missing = (path) => (existsSync(path) ? undefined : `${path} is not there`);

const pairs = [
  [
    step('types', tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')),
    step('format', tool('prettier/bin/prettier.cjs', '--check', '.', '--log-level=warn')),
  ],
  [
    step('lint', tool('eslint/bin/eslint.js', '.')),
    step(
      'architecture',
      tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'),
      missing('.dependency-cruiser.cjs'),
    ),
  ],
  [step('docs', undefined, undefined, documentationProblems)],
  [step('unit tests', unit)],
  [
    step('openapi', [process.execPath, 'scripts/openapi.mjs', '--check'], missing('src/openapi.ts')),
    step(
      'openapi lint',
      tool(
        '@stoplight/spectral-cli/dist/index.js',
        'lint',
        'openapi.json',
        '--ruleset=.spectral.json',
        '--fail-severity=warn',
      ),
      missing('openapi.json'),
    ),
  ],
];

const results = [];
for (const pair of pairs) results.push(...(await Promise.all(pair.map((each) => each()))));
const width = Math.max(...results.map(({ name }) => name.length));
process.stdout.write('\n');
for (const { name, state, seconds, note } of results) {
  process.stdout.write(`${name.padEnd(width)}  ${state}${note ? ` (${note})` : ''}  ${seconds} s\n`);
}
const count = (state) => results.filter((result) => result.state === state).length;
const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
process.stdout.write(`${count('passed')} passed, ${count('failed')} failed${skipped}\n`);
process.exitCode = count('failed') > 0 ? 1 : 0;

/** A step answers its result; what it printed is shown only when it failed. */
function step(name, command, skip, inProcess) {
  return async () => {
    const start = Date.now();
    if (skip) return { name, state: 'skipped', note: skip, seconds: '0.0' };
    const { code, output } = inProcess ? inProcess() : await capture(command);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (code !== 0) process.stdout.write(`--- ${name}\n${output.trimEnd()}\n`);
    return { name, state: code === 0 ? 'passed' : 'failed', seconds };
  };
}

function capture([program, ...args]) {
  return new Promise((resolve) => {
    const env = { ...process.env, FORCE_COLOR: '0', NODE_ENV: 'test' };
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => (output += part));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Relative links of the Markdown files lead somewhere, and decisions stay short. */
function documentationProblems() {
  const files = [...markdownBelow('docs'), ...markdownBelow('src'), 'README.md'].filter((file) => existsSync(file));
  const problems = files.flatMap((file) => [...brokenLinks(file), ...tooLong(file)]);
  return { code: problems.length > 0 ? 1 : 0, output: problems.join('\n') };
}

function markdownBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

function brokenLinks(file) {
  const targets = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(file), target)))
    .map((target) => `${file}: the link ${target} leads nowhere`);
}

function tooLong(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
  return /docs\/adr\//.test(file) && lines > 30 ? [`${file}: ${lines} lines; a decision takes at most 30`] : [];
}
