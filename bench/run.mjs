// npm run bench [-- NAME…] [-- --quick]: every measurement beside a named peer or the bare limit, in one run.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, ROOT } from '../scripts/prepare.mjs';
import { table } from './support/table.mjs';

const BENCHMARKS = [
  'start',
  'x12-read',
  'x12-write',
  'spc',
  'import',
  'http-reads',
  'http-writes',
  'audit',
  'blobs',
  'analytics',
  'compliance',
  'binder',
];
const HELP = `npm run bench [-- NAME…] [options]

  NAME          ${BENCHMARKS.join(', ')} (all)
  --quick       small sizes and short rounds: shows that it works, not how fast it is
  --claims N    claims in the files (50000)
  --rounds N    alternating rounds, of which the median counts (5)
  --seconds N   length of a round of requests (8)
  --profile     also writes CPU profiles (.cpuprofile) of our processes to the working directory

A whole run of full size writes its table to bench/results.md. Exit code: 0, or 1 when a target is missed.
`;

const number = (text, fallback) => (text === undefined ? fallback : Number(text));
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    claims: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !BENCHMARKS.includes(name));
if (values.help || unknown.length > 0) {
  process.stdout.write(unknown.length > 0 ? `There is no benchmark ${unknown.join(', ')}.\n\n${HELP}` : HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const options = {
  claims: number(values.claims, values.quick ? 2000 : 50_000),
  rounds: number(values.rounds, values.quick ? 1 : 5),
  seconds: number(values.seconds, values.quick ? 2 : 8),
  profile: values.profile,
};

await prepare();
const names = positionals.length > 0 ? positionals : BENCHMARKS;
const rows = [];
for (const name of names) {
  process.stderr.write(`${name} …\n`);
  const { run } = await import(`./${name}.mjs`);
  const found = await run(options, (line) => process.stderr.write(`  ${line}\n`));
  rows.push(...found.map((row) => ({ name, ...row })));
}
const text = `${table(rows)}\n${machine()}\n`;
process.stdout.write(`\n${text}`);
const isWhole = positionals.length === 0 && !values.quick && options.claims === 50_000;
if (isWhole) writeFileSync(join(ROOT, 'bench', 'results.md'), `# Measured\n\n${text}`);
process.exitCode = rows.some(({ isMet }) => isMet === false) ? 1 : 0;

function machine() {
  const [{ model }] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `Medians of ${options.rounds} alternating rounds; ${day}, Node ${process.versions.node}, ${cpus().length} × ${model.trim()}; files of ${options.claims} claims.`;
}
