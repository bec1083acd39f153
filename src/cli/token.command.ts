import { parseArgs } from 'node:util';
import { DevelopmentIssuer } from '../shared/access/development-issuer.js';
import { ROLES, type Role } from '../shared/access/permission.codes.js';
import { settingsFrom } from '../shared/config/settings.js';
import { DEMO_COMPANY_ID } from '../shared/demo/demo-company.js';
import { asksForHelp, unusable } from './output.js';

const MOST_DAYS = 366;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const HELP = `quintet token --role ROLE [--company COMPANY_ID] [--subject SUBJECT] [--days 30]

Signs a token of the built-in development issuer and prints {token, role, companyId, subject}. The role counts the
first time that the subject is seen; from then on the company's administrators decide.

  --role ROLE       ${ROLES.join(', ')}
  --company ID      as quintet company list prints it (the demo company)
  --subject NAME    who the token is for (demo-ROLE)
  --days N          days until it expires, 1 to ${MOST_DAYS} (30)
  --help            this text

Exit code: 0 signed, 2 unusable options, or NODE_ENV=production.`;

/** `quintet token`: one JSON line {token, role, companyId, subject}. Refused in production. */
export async function token(args: string[], write: (line: string) => Promise<void> | void): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  try {
    const asked = requested(args);
    const { role, companyId, subject, days } = asked;
    const issuer = new DevelopmentIssuer(settingsFrom(process.env, ''));
    const signed = await issuer.sign({ companyId, subject, name: subject, roles: [role], expiresInDays: days });
    await write(JSON.stringify({ token: signed, role, companyId, subject }));
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unusable(JSON.stringify({ error: { code: 'OPTION_INVALID', message } }));
  }
}

function requested(args: string[]): { role: Role; companyId: string; subject: string; days: number } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { role: text, company: text, subject: text, days: text } });
  const role = ROLES.find((each) => each === values.role);
  if (role === undefined) throw new Error(`--role must be one of ${ROLES.join(', ')}`);
  const companyId = (values.company ?? DEMO_COMPANY_ID).toLowerCase();
  if (!UUID.test(companyId)) throw new Error('--company must be the id of a company');
  const days = /^\d{1,3}$/.test(values.days ?? '30') ? Number(values.days ?? '30') : 0;
  if (days < 1 || days > MOST_DAYS) throw new Error(`--days must be a whole number from 1 to ${MOST_DAYS}`);
  return { role, companyId, subject: values.subject ?? `demo-${role}`, days };
}
