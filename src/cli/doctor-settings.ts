import { settingsFrom } from '../shared/config/settings.js';

/** Every variable that the server reads; .env.example explains them. */
export const VARIABLES = [
  'PORT',
  'HOST',
  'METRICS_PORT',
  'DATABASE_URL',
  'MIGRATOR_DATABASE_URL',
  'DATA_DIR',
  'DB_POOL_SIZE',
  'DB_NAMED_STATEMENTS',
  'DB_TENANT_FORM',
  'OIDC_ISSUER',
  'OIDC_AUDIENCE',
  'OIDC_COMPANY_CLAIM',
  'OIDC_ROLES_CLAIM',
  'ENCRYPTION_KEY_FILE',
  'RATE_LIMIT_PER_MINUTE',
  'TRUST_PROXY',
  'LOG_LEVEL',
  'JOB_CONCURRENCY',
  'TRANSPORT_DIR',
  'SANDBOX_PAYER',
  'UPLOAD_LIMIT_BYTES',
  'MAX_EVENT_LOOP_DELAY_MS',
  'SHUTDOWN_DELAY_MS',
] as const;

const OURS = /^(OIDC|DB|DATABASE|MIGRATOR|METRICS|ENCRYPTION|RATE_LIMIT|DATA_DIR)(_|$)/;

/** Variables that look like ours and that nothing reads: most often a slip of the pen. */
export function unknownVariables(environment: NodeJS.ProcessEnv): string[] {
  const known: readonly string[] = VARIABLES;
  return Object.keys(environment).filter((name) => OURS.test(name) && !known.includes(name));
}

/** All that is wrong with the values, one sentence each. */
export function malformedVariables(environment: NodeJS.ProcessEnv): string[] {
  const problems = ['DATABASE_URL', 'MIGRATOR_DATABASE_URL']
    .filter((name) => environment[name] && !/^postgres(ql)?:\/\/[^/]+\/[^/]+/.test(environment[name] ?? ''))
    .map((name) => `${name} must look like postgresql://role:password@host:5432/database`);
  const rest = { ...environment };
  for (;;) {
    try {
      settingsFrom(rest, '');
      return problems;
    } catch (error) {
      const message = (error as Error).message;
      const name = message.split(' ')[0] ?? '';
      problems.push(message);
      // Without the value the next problem shows; a missing one hides whatever comes after it.
      if (rest[name] === undefined) return problems;
      delete rest[name];
    }
  }
}
