import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

interface Cruise {
  summary: { violations: { from: string; to: string; rule: { name: string } }[]; totalCruised: number };
}

// Rule, the file that breaks it and what it imports. The targets exist, so that only the planted rule is broken.
const PLANTED: [rule: string, file: string, imports: string][] = [
  ['no-circles', 'shared/time/a.ts', './b.js'],
  ['what-is-imported-exists', 'shared/time/lost.ts', './nowhere.js'],
  ['shared-knows-no-module', 'shared/time/curious.ts', '../../modules/rcm/payers/payer.entity.js'],
  ['shared-knows-no-module', 'shared/time/commanding.ts', '../../cli/output.js'],
  [
    'modules-meet-at-their-api',
    'modules/rcm/claims/claims.service.ts',
    '../../clinical-record/patients/patient.entity.js',
  ],
  ['a-module-does-not-use-its-own-api', 'modules/rcm/claims/claims.repository.ts', '../rcm.api.js'],
  ['modules-lean-one-way', 'modules/clinical-record/patients/patients.service.ts', '../../rcm/rcm.api.js'],
  ['modules-lean-one-way', 'modules/rcm/claims/gaps.service.ts', '../../quality-measures/quality-measures.api.js'],
  [
    'modules-lean-one-way',
    'modules/quality-measures/runs.service.ts',
    '../quality-improvement/quality-improvement.api.js',
  ],
  ['rules-are-pure', 'modules/rcm/payers/entity.rules.ts', './payer.entity.js'],
  ['rules-are-pure', 'modules/rcm/payers/npm.rules.ts', 'class-validator'],
  ['rules-are-pure', 'modules/rcm/payers/node.rules.ts', 'node:crypto'],
  ['rules-are-pure', 'modules/rcm/payers/clock.rules.ts', '../../../shared/time/clock.js'],
  ['rules-are-pure', 'modules/rcm/payers/codes.rules.ts', '../../clinical-record/patients/sex.codes.js'],
  ['entities-know-fields-and-rules', 'modules/rcm/claims/line.entity.ts', '../payers/payers.service.js'],
  ['sql-has-its-places', 'modules/rcm/claims/raw.service.ts', 'typeorm'],
  ['sql-has-its-places', 'modules/rcm/claims/raw.controller.ts', '@nestjs/typeorm'],
  ['sql-has-its-places', 'shared/time/raw.ts', 'pg'],
  ['controllers-are-leaves', 'modules/rcm/claims/other.controller.ts', '../payers/payers.controller.js'],
  ['services-and-repositories-know-no-http', 'modules/rcm/claims/web.service.ts', 'fastify'],
  [
    'services-and-repositories-know-no-http',
    'modules/rcm/claims/web.repository.ts',
    '../../../shared/http/cursor.engine.js',
  ],
  ['the-command-line-uses-what-is-pure', 'cli/claim.command.ts', '../modules/rcm/payers/payers.service.js'],
  ['no-barrels', 'shared/time/entrance.ts', './index.js'],
  ['nothing-is-left-over', 'shared/time/forgotten.ts', ''],
  ['no-development-packages', 'shared/time/tested.ts', 'fast-check'],
];

const GOOD: Record<string, string> = {
  'shared/time/b.ts': "import './a.js';",
  'shared/time/clock.ts': "import 'node:events';",
  'shared/time/index.ts': "import './clock.js';",
  'shared/domain/day.rules.ts': "import './money.rules.js';",
  'shared/domain/money.rules.ts': '',
  'shared/http/cursor.engine.ts': "import 'node:crypto';",
  'shared/http/list.dto.ts': "import 'class-validator';",
  'cli/output.ts': "import 'node:events';",
  'cli/inspect.command.ts': "import '../modules/rcm/payers/payer.rules.js'; import '../modules/rcm/rcm.api.js';",
  'modules/rcm/rcm.api.ts': "import './payers/payers.service.js';",
  'modules/rcm/rcm.module.ts': "import './payers/payers.controller.js'; import '@nestjs/typeorm';",
  'modules/rcm/payers/payer.entity.ts': "import './payer.rules.js'; import 'typeorm';",
  'modules/rcm/payers/payer.codes.ts': '',
  'modules/rcm/claims/claim.codes.ts': '',
  'modules/clinical-record/patients/sex.codes.ts': '',
  'modules/rcm/claims/claim.rules.ts': "import './claim.codes.js';",
  'modules/rcm/eras/era.rules.ts': "import '../claims/claim.codes.js';",
  'modules/rcm/payers/payer.rules.ts': "import './payer.codes.js'; import '../../../shared/domain/day.rules.js';",
  'modules/rcm/payers/payer.rules.spec.ts': "import 'fast-check'; import './payers.controller.js';",
  'modules/rcm/payers/payers.repository.ts': "import 'typeorm'; import '../../../shared/http/list.dto.js';",
  'modules/rcm/payers/payers.service.ts':
    "import './payers.repository.js'; import '../../clinical-record/clinical-record.api.js';",
  'modules/rcm/payers/payers.controller.ts':
    "import './payers.service.js'; import '../../../shared/http/cursor.engine.js';",
  'modules/clinical-record/clinical-record.api.ts': "import './patients/patient.entity.js';",
  'modules/clinical-record/patients/patient.entity.ts': "import 'typeorm';",
  'modules/quality-measures/quality-measures.api.ts': "import 'node:events';",
  'modules/quality-improvement/quality-improvement.api.ts': "import '../quality-measures/quality-measures.api.js';",
};

const ROOT = resolve('.');

describe('the architecture', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quintet-architecture-'));
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      copyFileSync(file, join(folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, text] of Object.entries(GOOD)) write(file, text);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, 'src', file)), { recursive: true });
    writeFileSync(join(folder, 'src', file), `${text}\n`);
  }

  it('of the source keeps every rule', () => {
    const { summary } = cruise(ROOT);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    // A configuration that looks at nothing would find nothing.
    expect(summary.totalCruised).toBeGreaterThan(200);
  });

  it('has no word against what is allowed, and names each planted violation', () => {
    for (const [, file, imports] of PLANTED) write(file, imports === '' ? 'export {};' : `import '${imports}';`);
    const found = cruise(folder).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    const planted = PLANTED.map(([rule, file]) => `${rule}: src/${file}`);
    expect(planted.filter((violation) => !found.includes(violation))).toEqual([]);
    const files = new Set([...PLANTED.map(([, file]) => `src/${file}`), 'src/shared/time/b.ts']);
    expect(found.filter((violation) => !files.has(violation.split(': ')[1]!))).toEqual([]);
  });

  it('has a planted violation for every rule', async () => {
    const { default: configuration } = (await import('../../.dependency-cruiser.cjs' as string)) as {
      default: { forbidden: { name: string }[] };
    };
    const names = new Set(configuration.forbidden.map(({ name }) => name));
    expect([...names].filter((name) => !PLANTED.some(([rule]) => rule === name))).toEqual([]);
  });
});

function cruise(folder: string): Cruise {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout } = spawnSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 200,
  });
  return JSON.parse(stdout) as Cruise;
}
