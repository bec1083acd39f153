import { withClient } from '../embedded/provision.js';
import { newId } from '../shared/database/new-id.js';
import { withDatabase } from './with-database.js';

type Write = (line: string) => Promise<void> | void;

/** A company as the command line tells it. */
export interface CompanyLine {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  timeZone: string;
}

const COLUMNS = `company_id AS id, name, status, time_zone AS "timeZone"`;

/** `quintet company create --name NAME [--time-zone ZONE]` */
export async function createCompany(args: string[], write: Write): Promise<number> {
  const name = option(args, '--name');
  if (args.includes('--help') || name === undefined) {
    await write('quintet company create --name NAME [--time-zone America/New_York]');
    return args.includes('--help') ? 0 : 2;
  }
  const timeZone = option(args, '--time-zone') ?? 'America/New_York';
  return withDatabase(async ({ migratorUrl }) => {
    await write(JSON.stringify(await insertCompany(migratorUrl, { id: newId(), name, timeZone })));
    return 0;
  });
}

/** Makes the company and the first event of its audit trail in one transaction. */
export async function insertCompany(
  migratorUrl: string,
  company: { id: string; name: string; timeZone: string },
): Promise<CompanyLine> {
  // Throws RangeError for a zone that the IANA database does not have.
  new Intl.DateTimeFormat('en-US', { timeZone: company.timeZone });
  return withClient(migratorUrl, async (client) => {
    const { rows } = await client.query<CompanyLine>(
      `INSERT INTO companies (company_id, name, status, time_zone, version, created_at, updated_at)
       VALUES ($1, $2, 'active', $3, 1, now(), now()) RETURNING ${COLUMNS}`,
      [company.id, company.name, company.timeZone],
    );
    return rows[0]!;
  });
}

/** `quintet company suspend --id ID [--undo]` */
export async function suspendCompany(args: string[], write: Write): Promise<number> {
  const id = option(args, '--id');
  if (args.includes('--help') || id === undefined) {
    await write('quintet company suspend --id ID [--undo]');
    return args.includes('--help') ? 0 : 2;
  }
  const status = args.includes('--undo') ? 'active' : 'suspended';
  return withDatabase(({ migratorUrl }) =>
    withClient(migratorUrl, async (client) => {
      const { rows } = await client.query<CompanyLine>(
        `UPDATE companies SET status = $2, version = version + 1, updated_at = now() WHERE company_id = $1
         RETURNING ${COLUMNS}`,
        [id, status],
      );
      await write(JSON.stringify(rows[0] ?? { error: { code: 'NOT_FOUND', message: 'There is no such company' } }));
      return rows.length === 1 ? 0 : 2;
    }),
  );
}

/** `quintet company list` */
export async function listCompanies(args: string[], write: Write): Promise<number> {
  if (args.includes('--help')) {
    await write('quintet company list');
    return 0;
  }
  return withDatabase(({ migratorUrl }) =>
    withClient(migratorUrl, async (client) => {
      const { rows } = await client.query<CompanyLine>(`SELECT ${COLUMNS} FROM companies ORDER BY name, company_id`);
      for (const row of rows) await write(JSON.stringify(row));
      return 0;
    }),
  );
}

function option(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}
