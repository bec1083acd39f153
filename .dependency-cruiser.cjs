/** The architecture, as a test: who may import what. Each rule has a planted violation in test/contract/architecture.spec.ts. */

const MODULES = [
  'clinical-record',
  'rcm',
  'population-health',
  'quality-measures',
  'quality-improvement',
  'regulatory-compliance',
];

/** Modules lean to the left of this list only; those of one rank do not know each other. */
const RANKS = [
  ['clinical-record'],
  ['rcm', 'population-health', 'quality-measures'],
  ['quality-improvement'],
  ['regulatory-compliance'],
];

const direction = MODULES.map((module) => {
  const rank = RANKS.findIndex((modules) => modules.includes(module));
  const allowed = [module, ...RANKS.slice(0, rank).flat()];
  const refused = MODULES.filter((other) => !allowed.includes(other));
  return {
    name: 'modules-lean-one-way',
    comment:
      'regulatory-compliance -> quality-improvement -> {quality-measures, population-health, rcm} -> clinical-record',
    severity: 'error',
    from: { path: `^src/modules/${module}/` },
    to: { path: `^src/modules/(${refused.join('|')})/` },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'What imports itself by a detour cannot be read, tested or moved alone; types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'what-is-imported-exists',
      comment: 'The resolver of this tool does not find file-type, which is there: Node.js and TypeScript do.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^file-type$' },
    },
    {
      name: 'shared-knows-no-module',
      comment: 'The ground floor carries the modules, not the other way round.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(modules|cli|migrations|app\\.module|main|server)' },
    },
    {
      name: 'modules-meet-at-their-api',
      comment: 'Import <domain>.api.ts (or .api.codes.ts) of the other module, nothing behind it.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '\\.api(\\.codes)?\\.ts$'] },
    },
    {
      name: 'a-module-does-not-use-its-own-api',
      comment: 'The door is for others; inside, import the file itself.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/$1/[^/]+\\.api(\\.codes)?\\.ts$' },
    },
    ...direction,
    {
      name: 'rules-are-pure',
      comment:
        'Rules import rules, shared/domain and code tables (of their module, or at a door): no npm, no clock, no chance.',
      severity: 'error',
      from: { path: '^(src/(?:modules/[^/]+|[^/]+)/).*\\.rules\\.ts$' },
      to: { pathNot: ['\\.rules\\.ts$', '^src/shared/domain/', '^$1.*\\.codes\\.ts$', '\\.api\\.codes\\.ts$'] },
    },
    {
      name: 'entities-know-fields-and-rules',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '^src/', pathNot: ['\\.(entity|rules|codes)\\.ts$', '^src/shared/(database|domain)/'] },
    },
    {
      name: 'sql-has-its-places',
      comment: 'TypeORM and pg live in repositories, entities, modules, migrations and shared/database.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.(repository|entity|module|migration)\\.ts$',
          '^src/(shared/database|embedded|cli)/',
          // What speaks with the pool itself: the job queue shares it, the operations port and the start watch it.
          '^src/shared/(jobs/job-queue|http/http-app|observability/[^/]+)\\.ts$',
        ],
      },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm|pg|pg-[^/]+)/', pathNot: 'node_modules/pg-boss/' },
    },
    {
      name: 'controllers-are-leaves',
      comment: 'Only its module imports a controller.',
      severity: 'error',
      from: { pathNot: '\\.module\\.ts$' },
      to: { path: '\\.controller\\.ts$' },
    },
    {
      name: 'services-and-repositories-know-no-http',
      comment: 'They answer facts and throw domain errors. Types of lists and the words of DTOs are allowed.',
      severity: 'error',
      from: { path: '\\.(service|repository|importer|rules|engine)\\.ts$', pathNot: '^src/shared/http/' },
      to: {
        path: [
          'node_modules/(fastify|@fastify/[^/]+|@nestjs/platform-fastify)/',
          '^src/shared/http/',
          '\\.(controller|guard|filter|hook)\\.ts$',
        ],
        pathNot: '^src/shared/http/(list\\.dto|json-text)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-command-line-uses-what-is-pure',
      comment: 'Readers, writers, rules and doors of modules; what needs a request or a database goes through a door.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/modules/', pathNot: '\\.(rules|engine|codes|reader|writer|api)\\.ts$' },
    },
    {
      name: 'no-barrels',
      comment: 'index.ts is how circles get in.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)index\\.ts$' },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: { orphan: true, path: '(^|/)index\\.ts$' },
      to: {},
    },
    {
      name: 'nothing-is-left-over',
      comment: 'A file that nobody imports and that imports nobody is not needed.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(migration|d)\\.ts$' },
      to: {},
    },
    {
      name: 'no-development-packages',
      comment: 'A clean installation for production has dependencies only.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
