import type pg from 'pg';
import { DataSource } from 'typeorm';
import { withClient } from '../../src/embedded/provision.js';
import { createTenantTable } from '../../src/shared/database/tenant-table.js';
import { startApi, type TestApi } from '../support/api.js';
import { entityProblems, evidenceTables } from '../support/entity-rules.js';
import { EXTRA_POLICIES, GLOBAL_TABLES } from '../support/known-tables.js';
import { SCHEMA_RULES, schemaProblems, type SchemaKnowledge } from '../support/schema-rules.js';
import { dropDatabase, freshDatabase, type TestDatabase } from '../setup/test-database.js';

const POLICY = `company_id = nullif(current_setting('app.company_id', true), '')::uuid`;
const good = (name: string): string => createTenantTable({ name, kind: 'plain', columns: [] }).join(';');
/** The statements of a good table `bad`, with one thing made wrong. */
const but = (change: string): string => `${good('bad')}; ${change}`;

// Each plants one violation; the linter must say exactly this rule of exactly this thing (others may follow from it).
const PLANTED: [rule: string, thing: string, sql: string][] = [
  ['company_id is uuid NOT NULL', 'bad', but('ALTER TABLE bad DROP COLUMN company_id CASCADE')],
  ['company_id is uuid NOT NULL', 'bad', 'CREATE TABLE bad (company_id text NOT NULL)'],
  ['company_id is uuid NOT NULL', 'bad', 'CREATE TABLE bad (company_id uuid)'],
  ['every table has a primary key', 'bad', but('ALTER TABLE bad DROP CONSTRAINT bad_pk')],
  ['unique keys start with company_id', 'bad_id_key', but('ALTER TABLE bad ADD CONSTRAINT bad_id_key UNIQUE (id)')],
  [
    'unique keys start with company_id',
    'bad_id_key',
    but('CREATE UNIQUE INDEX bad_id_key ON bad (id) WHERE id IS NOT NULL'),
  ],
  ['indexes start with company_id', 'bad_id_idx', but('CREATE INDEX bad_id_idx ON bad (id)')],
  [
    'foreign keys start with company_id on both sides',
    'bad_payer_fk',
    but(
      `ALTER TABLE bad ADD payer uuid, ADD CONSTRAINT bad_payer_fk FOREIGN KEY (payer, company_id) REFERENCES payers (id, company_id)`,
    ),
  ],
  [
    'foreign keys start with company_id on both sides',
    'migrations_company_fk',
    'ALTER TABLE migrations ADD company uuid, ADD CONSTRAINT migrations_company_fk FOREIGN KEY (company) REFERENCES companies (company_id)',
  ],
  [
    'foreign keys are indexed',
    'bad_payer_fk',
    but(
      `ALTER TABLE bad ADD payer uuid, ADD CONSTRAINT bad_payer_fk FOREIGN KEY (company_id, payer) REFERENCES payers (company_id, id)`,
    ),
  ],
  [
    'foreign keys do not set columns',
    'bad_payer_fk',
    but(
      `ALTER TABLE bad ADD payer uuid, ADD CONSTRAINT bad_payer_fk FOREIGN KEY (company_id, payer) REFERENCES payers (company_id, id) ON DELETE SET NULL (payer)`,
    ),
  ],
  ['the planner hears of 2,000 new rows', 'bad', but('ALTER TABLE bad RESET (autovacuum_analyze_threshold)')],
  ['row-level security is enabled and forced', 'bad', but('ALTER TABLE bad DISABLE ROW LEVEL SECURITY')],
  ['row-level security is enabled and forced', 'bad', but('ALTER TABLE bad NO FORCE ROW LEVEL SECURITY')],
  ['the company policy is there, word for word', 'bad', but('DROP POLICY bad_company ON bad')],
  ['the company policy is there, word for word', 'bad', but('ALTER POLICY bad_company ON bad WITH CHECK (true)')],
  [
    'the company policy is there, word for word',
    'bad',
    but(
      `ALTER POLICY bad_company ON bad USING (company_id = (SELECT nullif(current_setting('app.company_id', true), '')::uuid))`,
    ),
  ],
  [
    'the company policy is there, word for word',
    'bad',
    but(`DROP POLICY bad_company ON bad; CREATE POLICY bad_company ON bad FOR SELECT USING (${POLICY})`),
  ],
  ['no other policy than the known', 'bad.bad_all', but('CREATE POLICY bad_all ON bad USING (true)')],
  ['the migrator owns the tables', 'bad', but('RESET ROLE; ALTER TABLE bad OWNER TO CURRENT_USER')],
  ['only the app role is granted anything', 'bad to public', but('GRANT SELECT ON bad TO PUBLIC')],
  ['only the app role is granted anything', 'bad to app', but('GRANT SELECT ON bad TO app WITH GRANT OPTION')],
  ['only the app role is granted anything', 'bad.id to backup', but('GRANT SELECT (id) ON bad TO backup')],
  ['the app role reads, inserts, updates, deletes, nothing else', 'bad TRUNCATE', but('GRANT TRUNCATE ON bad TO app')],
  [
    'the app role reads, inserts, updates, deletes, nothing else',
    'bad REFERENCES',
    but('GRANT REFERENCES ON bad TO app'),
  ],
  ['the app role reads, inserts, updates, deletes, nothing else', 'bad TRIGGER', but('GRANT TRIGGER ON bad TO app')],
  ['the app role can read the table', 'bad', but('REVOKE SELECT ON bad FROM app')],
  ['evidence is never updated or deleted', 'audit_events DELETE', 'GRANT DELETE ON audit_events TO app'],
  ['evidence is never updated or deleted', 'audit_events.body UPDATE', 'GRANT UPDATE (body) ON audit_events TO app'],
  [
    'no enum, money, timestamp without zone or char(n)',
    'bad.state',
    but("CREATE TYPE mood AS ENUM ('up'); ALTER TABLE bad ADD state mood"),
  ],
  ['no enum, money, timestamp without zone or char(n)', 'bad.seen', but('ALTER TABLE bad ADD seen timestamp')],
  ['the name tells the type', 'bad.paid_cents', but('ALTER TABLE bad ADD paid_cents integer')],
  ['the name tells the type', 'bad.paid_amount', but('ALTER TABLE bad ADD paid_amount numeric')],
  ['the name tells the type', 'bad.paid_on', but('ALTER TABLE bad ADD paid_on text')],
  ['the name tells the type', 'bad.paid_at', but('ALTER TABLE bad ADD paid_at date')],
  ['the name tells the type', 'bad.is_paid', but('ALTER TABLE bad ADD is_paid text')],
  [
    'index conditions survive row-level security (leakproof operators)',
    'bad_rate_idx',
    but('ALTER TABLE bad ADD rate numeric; CREATE INDEX bad_rate_idx ON bad (company_id, rate)'),
  ],
  [
    'names are given: _pk, _key, _fk, _check, _idx',
    'bad_pkey',
    but('ALTER TABLE bad DROP CONSTRAINT bad_pk, ADD PRIMARY KEY (company_id, id)'),
  ],
  ['names are given: _pk, _key, _fk, _check, _idx', 'fast', but('CREATE INDEX fast ON bad (company_id, id)')],
  ['no name ends in digits or was cut', 'bad_id_1', but('CREATE INDEX bad_id_1 ON bad (company_id, id)')],
  [
    'no name ends in digits or was cut',
    `bad_${'x'.repeat(59)}`,
    but(`CREATE INDEX bad_${'x'.repeat(80)}_idx ON bad (company_id, id)`),
  ],
  ['no sequence makes an id', 'bad_number_seq', but('ALTER TABLE bad ADD number bigserial')],
  ['no sequence makes an id', 'bad_number_seq', but('ALTER TABLE bad ADD number bigint GENERATED ALWAYS AS IDENTITY')],
  [
    'partitions are reached by their parent only',
    'bad_2026 SELECT',
    `CREATE TABLE bad (company_id uuid NOT NULL, on_day date NOT NULL, CONSTRAINT bad_pk PRIMARY KEY (company_id, on_day)) PARTITION BY RANGE (on_day);
     CREATE TABLE bad_2026 PARTITION OF bad FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); GRANT SELECT ON bad_2026 TO app`,
  ],
  [
    'row-level security is enabled and forced',
    'bad_2026',
    `CREATE TABLE bad (company_id uuid NOT NULL, on_day date NOT NULL, CONSTRAINT bad_pk PRIMARY KEY (company_id, on_day)) PARTITION BY RANGE (on_day);
     CREATE TABLE bad_2026 PARTITION OF bad FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')`,
  ],
  ['tables do not inherit', 'bad_child', but('CREATE TABLE bad_child () INHERITS (bad)')],
  ['views check as their caller', 'bad_view', 'CREATE VIEW bad_view AS SELECT * FROM payers'],
  ['views check as their caller', 'bad_view', 'CREATE MATERIALIZED VIEW bad_view AS SELECT * FROM payers'],
  [
    'functions run as their caller',
    'bad',
    'CREATE FUNCTION bad() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$',
  ],
  [
    'nothing depends on triggers or rules',
    'bad_touch',
    but(`CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER bad_touch BEFORE INSERT ON bad FOR EACH ROW EXECUTE FUNCTION touch()`),
  ],
  ['global tables are those listed', 'migrations', 'ALTER TABLE migrations RENAME TO gone'],
];

describe('the schema', () => {
  let api: TestApi;
  let knowledge: SchemaKnowledge;
  let fresh: TestDatabase;
  beforeAll(async () => {
    api = await startApi();
    knowledge = {
      globalTables: GLOBAL_TABLES,
      extraPolicies: EXTRA_POLICIES,
      evidenceTables: evidenceTables(api.app.get(DataSource)),
    };
    fresh = await freshDatabase();
  });
  afterAll(async () => {
    await dropDatabase(fresh);
    await api.close();
  });

  it('keeps every rule', async () => {
    const problems = await withClient(api.database.migratorUrl, (client) => schemaProblems(client, knowledge));
    expect(problems).toEqual([]);
  });

  it('has the columns of the entities, and the entities its columns', async () => {
    const problems = await withClient(api.database.migratorUrl, (client) =>
      entityProblems(client, api.app.get(DataSource)),
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ['ALTER TABLE payers ADD nick_name text', 'payers.nick_name is not in the entity'],
    ['ALTER TABLE payers DROP COLUMN contact_name', 'payers.contact_name is not in the table'],
    ['ALTER TABLE payers ALTER contact_name SET NOT NULL', 'payers.contact_name is nullable in the entity only'],
    ['ALTER TABLE payers ALTER name DROP NOT NULL', 'payers.name is nullable in the table only'],
    [
      'ALTER TABLE payers ALTER appeal_limit_days TYPE bigint',
      'payers.appeal_limit_days is bigint, the entity says integer',
    ],
    ['ALTER TABLE payers RENAME TO buyers', 'payers is not in the database'],
  ])('%s is noticed', async (sql, problem) => {
    const problems = await planted(sql, (client) => entityProblems(client, api.app.get(DataSource)));
    expect(problems).toContain(problem);
  });

  it.each(PLANTED)('%s: %s is named', async (rule, thing, sql) => {
    expect(await planted(sql, (client) => schemaProblems(client, knowledge))).toContainEqual({ rule, thing });
  });

  it('has a planted violation for every rule', () => {
    expect(SCHEMA_RULES.filter((rule) => !PLANTED.some(([planted]) => planted === rule))).toEqual([]);
  });

  /** Looks at the schema with something planted by its owner, in a transaction that never commits. */
  function planted<T>(sql: string, look: (client: pg.Client) => Promise<T>): Promise<T> {
    return withClient(fresh.superuserUrl, async (client) => {
      await client.query(`BEGIN; SET LOCAL ROLE migrator; ${sql}`);
      return look(client);
    });
  }
});
