// Twenty companies with the same rows: one is filled, the others are copies of it. Every key begins with the company.
import { built } from './files.mjs';
import { withClient } from './database.mjs';

export const COMPANIES = 20;
const NOT_COPIED = /^(companies|company_|users|api_keys|audit_|jobs|job_|blob|idempotency|emergency|notices)/;
const TABLES = `SELECT c.relname::text AS name,
    array_agg(quote_ident(a.attname) ORDER BY a.attnum) FILTER (WHERE a.attname <> 'company_id') AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  GROUP BY c.relname HAVING bool_or(a.attname = 'company_id') AND count(*) > 1 ORDER BY 1`;

/** Makes the companies, and a token of a company administrator for each. */
export async function makeCompanies({ superuserUrl, env }) {
  const { DevelopmentIssuer } = await built('shared/access/development-issuer.js');
  const { settingsFrom } = await built('shared/config/settings.js');
  const { newId } = await built('shared/database/new-id.js');
  const issuer = new DevelopmentIssuer(settingsFrom(env, env.DATABASE_URL));
  const ids = Array.from({ length: COMPANIES }, () => newId());
  await withClient(superuserUrl, (client) =>
    client.query(
      `INSERT INTO companies (company_id, name, status, time_zone, version, created_at, updated_at)
       SELECT id, 'Bench ' || ordinal, 'active', 'America/New_York', 1, now(), now()
       FROM unnest($1::uuid[]) WITH ORDINALITY AS c(id, ordinal)`,
      [ids],
    ),
  );
  const facts = (companyId) => ({ companyId, subject: 'bench', name: 'Bench', roles: ['company_admin', 'billing'] });
  return Promise.all(ids.map(async (id) => ({ id, token: await issuer.sign(facts(id)) })));
}

/** Copies the rows of the first company to the others and brings the statistics up to date. */
export function copyRows({ superuserUrl }, [first, ...others]) {
  return withClient(superuserUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    const { rows } = await client.query(TABLES);
    for (const { name, columns } of rows.filter((table) => !NOT_COPIED.test(table.name))) {
      const list = columns.join(', ');
      await client.query(
        `INSERT INTO ${name} (company_id, ${list})
         SELECT c.id, ${columns.map((column) => `t.${column}`).join(', ')}
         FROM ${name} t CROSS JOIN unnest($2::uuid[]) AS c(id) WHERE t.company_id = $1`,
        [first.id, others.map(({ id }) => id)],
      );
    }
    await client.query('VACUUM (ANALYZE)');
  });
}

/** Ids of the rows of the first company, which are those of the others too. */
export function idsOf({ superuserUrl }, table, [first]) {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query(`SELECT id FROM ${table} WHERE company_id = $1 ORDER BY id`, [first.id]);
    return rows.map(({ id }) => id);
  });
}
