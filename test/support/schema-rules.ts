import type pg from 'pg';

/** One thing in the database that breaks a rule of platform.md §3. */
export interface SchemaProblem {
  rule: string;
  /** The table, constraint, index, view or function. */
  thing: string;
}

/** What the linter must know because the catalogue cannot say it. */
export interface SchemaKnowledge {
  /** Tables without company_id, each with its reason. */
  globalTables: Record<string, string>;
  /** Tables that the app role may only insert into and read. */
  evidenceTables: readonly string[];
  /** Policies beside the one that every table has, as `table.policy`, each with its reason. */
  extraPolicies: Record<string, string>;
}

const POLICY = `(company_id = (NULLIF(current_setting('app.company_id'::text, true), ''::text))::uuid)`;

// Every rule below sees our tables as `t` and what was granted on them as `grants`. Partitions are tables too.
const HEAD = `WITH known AS (
  SELECT $1::text[] AS global_tables, $2::text[] AS evidence_tables, $3::text[] AS extra_policies
), t AS (
  SELECT c.oid, c.relname::text AS name, c.relkind, c.relispartition AS is_partition, c.relrowsecurity, c.relforcerowsecurity, c.relacl,
    c.relowner, (SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id') AS company,
    c.relname = ANY(global_tables) AS is_global, c.relname = ANY(evidence_tables) AS is_evidence
  FROM pg_class c, known WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
), grants AS (
  SELECT t.name AS thing, t.*, g.privilege_type, g.is_grantable, CASE WHEN g.grantee = 0 THEN 'public' ELSE g.grantee::regrole::text END AS grantee
  FROM t, aclexplode(t.relacl) g WHERE g.grantee <> t.relowner
  UNION ALL
  SELECT t.name || '.' || a.attname, t.*, g.privilege_type, g.is_grantable, CASE WHEN g.grantee = 0 THEN 'public' ELSE g.grantee::regrole::text END
  FROM t JOIN pg_attribute a ON a.attrelid = t.oid, aclexplode(a.attacl) g)`;

/** Rule -> statement that lists what breaks it as `thing`. */
const RULES: Record<string, string> = {
  'company_id is uuid NOT NULL': `SELECT name AS thing FROM t LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = t.company
    WHERE NOT is_global AND (company IS NULL OR NOT a.attnotnull OR a.atttypid <> 'uuid'::regtype)`,
  'every table has a primary key': `SELECT name AS thing FROM t WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
  'unique keys start with company_id': `SELECT i.indexrelid::regclass::text AS thing FROM t JOIN pg_index i ON i.indrelid = t.oid
    WHERE NOT is_global AND i.indisunique AND i.indkey[0] IS DISTINCT FROM t.company`,
  'indexes start with company_id': `SELECT i.indexrelid::regclass::text AS thing FROM t JOIN pg_index i ON i.indrelid = t.oid
    WHERE NOT is_global AND NOT i.indisunique AND i.indkey[0] IS DISTINCT FROM t.company`,
  'foreign keys start with company_id on both sides': `SELECT k.conname AS thing FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' JOIN t f ON f.oid = k.confrelid
    WHERE NOT f.is_global AND (t.is_global OR k.conkey[1] <> t.company OR k.confkey[1] <> f.company)`,
  'foreign keys are indexed': `SELECT k.conname AS thing FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
    WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND (i.indpred IS NULL OR pg_get_expr(i.indpred, t.oid) ~ '^\\(\\w+ IS NOT NULL\\)$')
      AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  'foreign keys do not set columns': `SELECT k.conname AS thing FROM t JOIN pg_constraint k ON k.conrelid = t.oid
    WHERE k.contype = 'f' AND (k.confdeltype IN ('n', 'd') OR k.confupdtype IN ('n', 'd'))`,
  'the planner hears of 2,000 new rows': `SELECT name AS thing FROM t JOIN pg_class c ON c.oid = t.oid WHERE NOT is_global AND t.relkind = 'r'
    AND NOT coalesce(c.reloptions, '{}') @> '{autovacuum_analyze_scale_factor=0,autovacuum_analyze_threshold=2000}'`,
  'row-level security is enabled and forced': `SELECT name AS thing FROM t WHERE NOT is_global AND NOT (relrowsecurity AND relforcerowsecurity)`,
  'the company policy is there, word for word': `SELECT name AS thing FROM t WHERE NOT is_global AND NOT is_partition AND 1 <> (SELECT count(*) FROM pg_policy p
      WHERE p.polrelid = t.oid AND p.polpermissive AND p.polcmd = '*' AND p.polroles = '{0}'
        AND pg_get_expr(p.polqual, t.oid) = '${POLICY.replaceAll("'", "''")}'
        AND pg_get_expr(p.polwithcheck, t.oid) = '${POLICY.replaceAll("'", "''")}')`,
  'no other policy than the known': `SELECT name || '.' || p.polname AS thing FROM t JOIN pg_policy p ON p.polrelid = t.oid
    WHERE p.polname <> name || '_company' AND NOT (name || '.' || p.polname) = ANY(SELECT unnest(extra_policies) FROM known)`,
  'the migrator owns the tables': `SELECT name AS thing FROM t WHERE relowner <> 'migrator'::regrole`,
  'only the app role is granted anything': `SELECT thing || ' to ' || grantee AS thing FROM grants WHERE grantee <> 'app' OR is_grantable`,
  'the app role reads, inserts, updates, deletes, nothing else': `SELECT thing || ' ' || privilege_type AS thing FROM grants WHERE privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
  'the app role can read the table': `SELECT name AS thing FROM t WHERE NOT is_global AND NOT is_partition AND NOT has_table_privilege('app', oid, 'SELECT')`,
  'evidence is never updated or deleted': `SELECT thing || ' ' || privilege_type AS thing FROM grants WHERE is_evidence AND privilege_type IN ('UPDATE', 'DELETE')`,
  'no enum, money, timestamp without zone or char(n)': `SELECT name || '.' || a.attname AS thing FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type y ON y.oid = a.atttypid
    WHERE y.typtype = 'e' OR a.atttypid IN ('money'::regtype, 'timestamp'::regtype, 'time'::regtype, 'bpchar'::regtype, 'real'::regtype)`,
  'the name tells the type': `SELECT name || '.' || a.attname AS thing FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE (a.attname ~ '_cents$' AND a.atttypid NOT IN ('bigint'::regtype, 'bigint[]'::regtype))
      OR (a.attname ~ '(^|_)(amount|price|money)$' AND a.atttypid IN ('numeric'::regtype, 'float8'::regtype, 'bigint'::regtype))
      OR (a.attname ~ '_on$' AND a.atttypid <> 'date'::regtype) OR (a.attname ~ '_at$' AND a.atttypid <> 'timestamptz'::regtype)
      OR (a.attname ~ '^(is|has|can)_' AND a.atttypid <> 'boolean'::regtype)`,
  'index conditions survive row-level security (leakproof operators)': `SELECT DISTINCT i.indexrelid::regclass::text AS thing FROM t JOIN pg_index i ON i.indrelid = t.oid
    CROSS JOIN unnest(i.indclass::oid[]) AS class(oid) JOIN pg_opclass oc ON oc.oid = class.oid
    JOIN pg_amop am ON am.amopfamily = oc.opcfamily AND am.amoplefttype = oc.opcintype AND am.amoprighttype = oc.opcintype
    JOIN pg_operator o ON o.oid = am.amopopr JOIN pg_proc f ON f.oid = o.oprcode
    WHERE NOT is_global AND NOT f.proleakproof`,
  'names are given: _pk, _key, _fk, _check, _idx': `, named AS (
      SELECT t.name, k.conname::text AS thing, CASE k.contype WHEN 'p' THEN '_pk$' WHEN 'u' THEN '_key$' WHEN 'f' THEN '_fk$' ELSE '_check$' END AS ending
      FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'f', 'c') WHERE NOT is_global AND NOT is_partition
      UNION ALL SELECT t.name, c.relname, '_(pk|key|idx)$' FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid
      WHERE NOT is_global AND NOT is_partition)
    SELECT thing FROM named WHERE NOT starts_with(thing, name || '_') OR thing !~ ending`,
  'no name ends in digits or was cut': `, names AS (
      SELECT conname::text AS thing FROM pg_constraint JOIN t ON t.oid = conrelid WHERE NOT is_global
      UNION ALL SELECT c.relname::text FROM t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT is_global
      UNION ALL SELECT polname::text FROM pg_policy JOIN t ON t.oid = polrelid)
    SELECT DISTINCT thing FROM names WHERE thing ~ '_[0-9]+$' OR length(thing) > 62`,
  'no sequence makes an id': `SELECT c.relname::text AS thing FROM pg_class c JOIN pg_depend d ON d.objid = c.oid AND d.deptype IN ('a', 'i')
      AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
    WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace AND NOT d.refobjid::regclass::text = ANY(SELECT unnest(global_tables) FROM known)`,
  'partitions are reached by their parent only': `SELECT thing || ' ' || privilege_type AS thing FROM grants WHERE is_partition`,
  'tables do not inherit': `SELECT c.relname::text AS thing FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  'views check as their caller': `SELECT c.relname::text AS thing FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, 'app'::regnamespace)
    AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce(c.reloptions::text[] && '{security_invoker=true,security_invoker=on}', false))`,
  'functions run as their caller': `SELECT p.proname::text AS thing FROM pg_proc p
    WHERE p.pronamespace IN ('public'::regnamespace, 'app'::regnamespace) AND p.prosecdef
      -- ANALYZE is the owner's; the function does nothing else and answers nothing.
      AND NOT (p.oid::regprocedure::text = 'app.refresh_statistics(text,bigint)' AND p.prorettype = 'void'::regtype
        AND 'search_path=pg_catalog, pg_temp' = ANY(p.proconfig))`,
  'nothing depends on triggers or rules': `SELECT g.tgname::text AS thing FROM t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
    UNION ALL SELECT r.rulename::text FROM t JOIN pg_rewrite r ON r.ev_class = t.oid`,
  'global tables are those listed': `SELECT g AS thing FROM known, unnest(global_tables) g WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.name = g)`,
};

export const SCHEMA_RULES = Object.keys(RULES);

/** Everything in the schema `public` that breaks a rule; `client` may be any role that reads the catalogue. */
export async function schemaProblems(client: pg.Client, knowledge: SchemaKnowledge): Promise<SchemaProblem[]> {
  const lists = [
    Object.keys(knowledge.globalTables),
    [...knowledge.evidenceTables],
    Object.keys(knowledge.extraPolicies),
  ];
  const problems: SchemaProblem[] = [];
  for (const [rule, statement] of Object.entries(RULES)) {
    const { rows } = await client.query<{ thing: string }>(HEAD + statement, lists);
    problems.push(...rows.map(({ thing }) => ({ rule, thing })));
  }
  return problems;
}
