import { isIP } from 'node:net';

/** The server's configuration, read once from the environment (`.env.example` lists every name). */
export class Settings {
  port: number;
  /** Address to listen on; 0.0.0.0 in a container. */
  host: string;
  metricsPort: number;
  /** Connection of the `app` role. */
  databaseUrl: string;
  dataDir: string;
  encryptionKeyFile: string;
  oidcIssuer: string | undefined;
  oidcAudience: string | undefined;
  oidcCompanyClaim: string;
  oidcRolesClaim: string;
  tenantForm: 'implicit' | 'explicit';
  hasNamedStatements: boolean;
  poolSize: number;
  logLevel: string;
  isProduction: boolean;
  /** Requests a minute, per principal and (times ten) per company; 0 turns the limit off. */
  rateLimitPerMinute: number;
  /** Proxies whose X-Forwarded-For is believed, addresses and networks with commas; none by default. */
  trustProxy: string | undefined;
  /** How long the server goes on serving after it has said "not ready". */
  shutdownDelayMs: number;
  /** Mean delay of the event loop over a second, beyond which requests are refused with OVERLOADED; 0 turns it off. */
  maxEventLoopDelayMs: number;
  /** Largest file that may be uploaded. */
  uploadLimitBytes: number;
  /** Below it, in a folder of its company each, lie the folders through which files are exchanged. */
  transportDir: string;
  /** Jobs that this process works on at the same time; 0: none, another process does. */
  jobConcurrency: number;
  /** Whether the sandbox payer may be asked; in production it refuses whatever is set. */
  hasSandboxPayer: boolean;
}

function numberFrom(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${text}"`);
  return value;
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function proxiesFrom(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const networks = text.split(',').map((each) => each.trim());
  const isNetwork = (each: string): boolean => {
    const [, address = '', bits = '1'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(each) ?? [];
    const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)]!;
    return NAMED_NETWORKS.includes(each) || (Number(bits) >= 1 && Number(bits) <= most);
  };
  if (networks.every(isNetwork)) return networks.join(',');
  throw new Error(`TRUST_PROXY must be addresses and networks with commas, not "${text}"`);
}

function oneOf<T extends string>(name: string, text: string | undefined, allowed: readonly [T, ...T[]]): T {
  if (text === undefined || text === '') return allowed[0];
  if (!(allowed as readonly string[]).includes(text)) {
    throw new Error(`${name} must be one of ${allowed.join(', ')}, not "${text}"`);
  }
  return text as T;
}

/** Settings from environment variables; throws with the variable's name and what was expected. */
export function settingsFrom(environment: NodeJS.ProcessEnv, databaseUrl: string): Settings {
  const dataDir = environment.DATA_DIR || '.data';
  const isProduction = environment.NODE_ENV === 'production';
  if (isProduction && !environment.ENCRYPTION_KEY_FILE) {
    throw new Error('ENCRYPTION_KEY_FILE is required with NODE_ENV=production');
  }
  if (isProduction && !environment.OIDC_ISSUER) throw new Error('OIDC_ISSUER is required with NODE_ENV=production');
  return Object.assign(new Settings(), {
    port: numberFrom('PORT', environment.PORT, 3000),
    host: environment.HOST || '127.0.0.1',
    metricsPort: numberFrom('METRICS_PORT', environment.METRICS_PORT, 9464),
    databaseUrl,
    dataDir,
    encryptionKeyFile: environment.ENCRYPTION_KEY_FILE || `${dataDir}/encryption-keys.json`,
    oidcIssuer: environment.OIDC_ISSUER || undefined,
    oidcAudience: environment.OIDC_AUDIENCE || undefined,
    oidcCompanyClaim: environment.OIDC_COMPANY_CLAIM || 'company_id',
    oidcRolesClaim: environment.OIDC_ROLES_CLAIM || 'roles',
    tenantForm: oneOf('DB_TENANT_FORM', environment.DB_TENANT_FORM, ['implicit', 'explicit']),
    hasNamedStatements: oneOf('DB_NAMED_STATEMENTS', environment.DB_NAMED_STATEMENTS, ['on', 'off']) === 'on',
    poolSize: numberFrom('DB_POOL_SIZE', environment.DB_POOL_SIZE, 10),
    logLevel: oneOf('LOG_LEVEL', environment.LOG_LEVEL, ['info', 'debug', 'warn', 'error', 'silent']),
    isProduction,
    rateLimitPerMinute: numberFrom('RATE_LIMIT_PER_MINUTE', environment.RATE_LIMIT_PER_MINUTE, 6000),
    trustProxy: proxiesFrom(environment.TRUST_PROXY),
    shutdownDelayMs: numberFrom('SHUTDOWN_DELAY_MS', environment.SHUTDOWN_DELAY_MS, isProduction ? 5000 : 0),
    maxEventLoopDelayMs: numberFrom('MAX_EVENT_LOOP_DELAY_MS', environment.MAX_EVENT_LOOP_DELAY_MS, 1000),
    uploadLimitBytes: numberFrom('UPLOAD_LIMIT_BYTES', environment.UPLOAD_LIMIT_BYTES, 2 * 1024 ** 3),
    transportDir: environment.TRANSPORT_DIR || `${dataDir}/transports`,
    jobConcurrency: numberFrom('JOB_CONCURRENCY', environment.JOB_CONCURRENCY, 2),
    hasSandboxPayer: !isProduction && oneOf('SANDBOX_PAYER', environment.SANDBOX_PAYER, ['on', 'off']) === 'on',
  });
}
