import { DevelopmentIssuer } from '../shared/access/development-issuer.js';
import { ROLES } from '../shared/access/permission.codes.js';
import { settingsFrom } from '../shared/config/settings.js';
import { unusable } from './output.js';

const HELP = `quintet token --role ROLE --company COMPANY_ID [--subject SUBJECT] [--days 30]
  Signs a token of the built-in development issuer. Roles: ${ROLES.join(', ')}`;

/** `quintet token`: one JSON line {token, role, companyId, subject}. Refused in production. */
export async function token(args: string[], write: (line: string) => Promise<void> | void): Promise<number> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const role = option('--role');
  const companyId = option('--company');
  if (args.includes('--help')) {
    await write(HELP);
    return 0;
  }
  if (role === undefined || companyId === undefined || !(ROLES as readonly string[]).includes(role)) return unusable(HELP);
  const issuer = new DevelopmentIssuer(settingsFrom(process.env, ''));
  const subject = option('--subject') ?? `demo-${role}`;
  const signed = await issuer.sign({
    companyId,
    subject,
    name: subject,
    roles: [role],
    expiresInDays: Number(option('--days') ?? 30),
  });
  await write(JSON.stringify({ token: signed, role, companyId, subject }));
  return 0;
}
