import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DevelopmentIssuer } from '../access/development-issuer.js';
import { addCompanyRow } from '../access/companies/company-row.js';
import type { Role } from '../access/permission.codes.js';
import type { Settings } from '../config/settings.js';
import { inCompanyUnit, type CompanyUnit } from '../database/company-unit.js';
import { newId } from '../database/new-id.js';
import { DEMO_USERS } from './demo-users.codes.js';

/** The demo company's id, the same in every installation, so that each start finds it again. */
export const DEMO_COMPANY_ID = '01900000-0000-7000-8000-00000000d3e0';
const DEMO_NAME = 'Lakeside Demo Clinic';
const DEMO_TIME_ZONE = 'America/New_York';
const TOKEN_DAYS = 30;

/** Where the server can be reached. */
export interface DemoAddresses {
  baseUrl: string;
  docsUrl: string;
  metricsUrl: string;
}

/** What `demo.json` in the data directory says. */
export interface DemoFile extends DemoAddresses {
  tokens: Partial<Record<Role, string[]>>;
  dataDir: string;
}

export interface Demo {
  companyId: string;
  /** The company was made by this start: the moment to fill it. */
  isNew: boolean;
  /** Path of the file with the tokens (mode 0600). */
  file: string;
  tokens: Partial<Record<Role, string[]>>;
}

const ANY_COMPANY = 'SELECT company_id FROM companies WHERE company_id <> $1 LIMIT 1';
const FIND = 'SELECT company_id FROM companies WHERE company_id = $1';
// For a demo of before, which was not listed (docs/adr/0007).
const LIST = 'INSERT INTO company_directory (company_id) VALUES ($1) ON CONFLICT DO NOTHING';
const ADD_USER = `INSERT INTO users
  (company_id, id, version, created_at, created_by, updated_at, updated_by, issuer, subject, display_name, roles, status)
  VALUES ($1, $2, 1, $3, $2, $3, $2, $4, $5, $6, $7, 'active')`;

/**
 * Installs the demo company with its users into a database that has no company yet, and at each start writes fresh
 * tokens into `demo.json`. Does nothing in production, beside a configured issuer (whose users are real), and in a
 * database that has companies but no demo; then it answers undefined.
 */
export async function installDemoCompany(
  migratorUrl: string,
  settings: Settings,
  issuer: DevelopmentIssuer,
  addresses: DemoAddresses,
): Promise<Demo | undefined> {
  if (settings.isProduction || settings.oidcIssuer !== undefined) return undefined;
  const unit = { companyId: DEMO_COMPANY_ID, action: 'installDemoCompany' };
  const state = await inCompanyUnit(migratorUrl, unit, (tools) => install(tools, issuer.issuer));
  if (state === 'unwanted') return undefined;
  const tokens = await freshTokens(issuer);
  const dataDir = resolve(settings.dataDir);
  const file = join(dataDir, 'demo.json');
  await writeWhole(file, { ...addresses, tokens, dataDir });
  return { companyId: DEMO_COMPANY_ID, isNew: state === 'made', file, tokens };
}

async function install(
  { database, units, clock }: CompanyUnit,
  issuer: string,
): Promise<'made' | 'found' | 'unwanted'> {
  if ((await database.query(FIND)).length > 0) {
    await database.query(LIST);
    return 'found';
  }
  if ((await database.query(ANY_COMPANY)).length > 0) return 'unwanted';
  const now = clock.now();
  // Of several processes that start at once, one makes the company and the others wait here and find it.
  if (!(await addCompanyRow(database, { name: DEMO_NAME, timeZone: DEMO_TIME_ZONE }, now))) return 'found';
  units.changed({ kind: 'insert', entity: 'companies', id: DEMO_COMPANY_ID, after: { name: DEMO_NAME } });
  for (const { subject, displayName, role } of DEMO_USERS) {
    const id = newId();
    await database.query(ADD_USER, [id, now, issuer, subject, displayName, [role]]);
    units.changed({ kind: 'insert', entity: 'users', id, after: { subject, displayName, roles: [role] } });
  }
  return 'made';
}

async function freshTokens(issuer: DevelopmentIssuer): Promise<Demo['tokens']> {
  const tokens: Demo['tokens'] = {};
  for (const { subject, displayName, role } of DEMO_USERS) {
    const facts = { companyId: DEMO_COMPANY_ID, subject, name: displayName, roles: [role], expiresInDays: TOKEN_DAYS };
    (tokens[role] ??= []).push(await issuer.sign(facts));
  }
  return tokens;
}

/** Readers find the old file or the new one, never half of one; only the owner reads it. */
async function writeWhole(file: string, content: DemoFile): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}
