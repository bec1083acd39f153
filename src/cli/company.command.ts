import { parseArgs } from 'node:util';
import { withClient } from '../embedded/provision.js';
import { newId } from '../shared/database/new-id.js';
import { addCompanyRow, type NewCompany } from '../shared/access/companies/company-row.js';
import { type CompanyUnit, inCompanyUnit } from '../shared/database/company-unit.js';
import { asksForHelp, unusable } from './output.js';
import { withDatabase } from './with-database.js';

type Write = (line: string) => Promise<void> | void;

/** A company as the command line tells it. */
export interface CompanyLine extends NewCompany {
  status: 'active' | 'suspended';
}

const COLUMNS = `company_id AS id, name, status, time_zone AS "timeZone"`;
const LOCK = `SELECT ${COLUMNS} FROM companies WHERE company_id = $1 FOR UPDATE`;
const SET_STATUS = `UPDATE companies SET status = $2, version = version + 1, updated_at = $3 WHERE company_id = $1
  RETURNING company_id`;
const LIST = `SELECT ${COLUMNS} FROM companies ORDER BY name, company_id`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_NAME = 200;

const CREATE_HELP = `quintet company create --name NAME [--time-zone ZONE]

Makes a company and prints it: {id, name, status, timeZone}.

  --name NAME         1 to ${MOST_NAME} characters
  --time-zone ZONE    IANA name, decides which day it is for the company (America/New_York)
  --help              this text

Exit code: 0 made, 2 unusable options.`;
const SUSPEND_HELP = `quintet company suspend --id ID [--undo]

Suspends a company: within 5 seconds every request of its people and machines is answered 403 COMPANY_SUSPENDED.
Prints the company: {id, name, status, timeZone}.

  --id ID    the company, as quintet company list prints it
  --undo     makes it active again
  --help     this text

Exit code: 0 done (or so already), 2 there is no such company, or unusable options.`;
const LIST_HELP = `quintet company list

Prints one line per company: {id, name, status, timeZone}.

Exit code: 0.`;

/** `quintet company create` */
export function createCompany(args: string[], write: Write): Promise<number> {
  return command(CREATE_HELP, args, write, async () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { name: text, 'time-zone': text } });
    const name = values.name?.trim() ?? '';
    const timeZone = values['time-zone'] ?? 'America/New_York';
    if (name === '' || name.length > MOST_NAME) throw new Unusable(`--name must have 1 to ${MOST_NAME} characters`);
    if (!isTimeZone(timeZone)) throw new Unusable(`There is no time zone "${timeZone}"`);
    return withDatabase(async ({ migratorUrl }) => {
      await write(JSON.stringify(await insertCompany(migratorUrl, { id: newId(), name, timeZone })));
      return 0;
    });
  });
}

/** Makes the company and the first event of its audit trail in one transaction. */
export function insertCompany(migratorUrl: string, company: NewCompany): Promise<CompanyLine> {
  return inCompanyUnit(migratorUrl, creationOf(company), (unit) => addCompany(unit, company));
}

export const creationOf = ({ id }: NewCompany): { companyId: string; action: string } => ({
  companyId: id,
  action: 'createCompany',
});

/** Adds the company in the unit of its creation. */
export async function addCompany({ database, units, clock }: CompanyUnit, company: NewCompany): Promise<CompanyLine> {
  const { id, name, timeZone } = company;
  if (!(await addCompanyRow(database, company, clock.now()))) throw new Error(`There is a company ${id} already`);
  const after = { name, timeZone, status: 'active' as const };
  units.changed({ kind: 'insert', entity: 'companies', id, after });
  return { id, ...after };
}

/** `quintet company suspend` */
export function suspendCompany(args: string[], write: Write): Promise<number> {
  return command(SUSPEND_HELP, args, write, async () => {
    const { values } = parseArgs({ args, options: { id: { type: 'string' }, undo: { type: 'boolean' } } });
    const id = values.id?.toLowerCase() ?? '';
    if (!UUID.test(id)) throw new Unusable('--id must be the id of a company');
    return withDatabase(async ({ migratorUrl }) => {
      const company = await setCompanyStatus(migratorUrl, id, values.undo ? 'active' : 'suspended');
      if (company === undefined) return refuse(`There is no company ${id}`);
      await write(JSON.stringify(company));
      return 0;
    });
  });
}

/** Suspends the company or makes it active again, with the audit event; undefined where there is none. */
export function setCompanyStatus(
  migratorUrl: string,
  id: string,
  status: CompanyLine['status'],
): Promise<CompanyLine | undefined> {
  const action = status === 'active' ? 'reactivateCompany' : 'suspendCompany';
  return inCompanyUnit(migratorUrl, { companyId: id, action }, async ({ database, units, clock }) => {
    const [company] = await database.query<CompanyLine>(LOCK);
    if (company === undefined || company.status === status) return company;
    await database.query(SET_STATUS, [status, clock.now()]);
    units.changed({ kind: 'update', entity: 'companies', id, before: { status: company.status }, after: { status } });
    return { ...company, status };
  });
}

/** `quintet company list` */
export function listCompanies(args: string[], write: Write): Promise<number> {
  return command(LIST_HELP, args, write, () => {
    parseArgs({ args, options: {} });
    return withDatabase(({ migratorUrl }) =>
      withClient(migratorUrl, async (client) => {
        const { rows } = await client.query<CompanyLine>(LIST);
        for (const row of rows) await write(JSON.stringify(row));
        return 0;
      }),
    );
  });
}

/** What the command line cannot use. */
class Unusable extends Error {}

async function command(help: string, args: string[], write: Write, work: () => Promise<number>): Promise<number> {
  if (asksForHelp(args)) {
    await write(help);
    return 0;
  }
  try {
    return await work();
  } catch (error) {
    const isUsage = error instanceof Unusable || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isUsage) throw error;
    return refuse((error as Error).message);
  }
}

function refuse(message: string): 2 {
  return unusable(JSON.stringify({ error: { code: 'OPTION_INVALID', message } }));
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}
