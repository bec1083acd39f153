import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { knownCluster, postgresAccount } from '../embedded/postgres-account.js';
import { platformPackage, usableBinaries } from '../embedded/postgres-binaries.js';
import { resolveDatabase } from '../embedded/resolve-database.js';
import { databaseFindings, type Finding } from './doctor-database.js';
import { malformedVariables, unknownVariables } from './doctor-settings.js';

const HELP = `quintet doctor

Looks at configuration, directories, keys, ports and the database, changes nothing, and prints one JSON line for each
check: {check, ok, message}. An embedded database that is not running is started for the look and stopped again.

Exit code: 0 all is well, 1 something is not, 2 the configuration cannot be used.
`;

const MEBIBYTE = 1024 * 1024;
const LEAST_SPACE_MIB = 500;

/** Says in plain words what is wrong with this installation. */
export async function doctor(args: readonly string[], write: (text: string) => void): Promise<number> {
  if (args.length > 0) {
    write(HELP);
    return args[0] === '--help' || args[0] === '-h' ? 0 : 2;
  }
  const environment = process.env;
  let isWell = true;
  const say = (finding: Finding): void => {
    isWell &&= finding.ok;
    write(`${JSON.stringify(finding)}\n`);
  };
  say(nodeFinding());
  const malformed = malformedVariables(environment);
  say(configurationFinding(malformed, unknownVariables(environment)));
  if (malformed.length > 0) return 2;
  const dataDir = resolve(environment.DATA_DIR || '.data');
  const isEmbedded = !environment.DATABASE_URL;
  say(directoryFinding(dataDir));
  say(keyFinding(environment.ENCRYPTION_KEY_FILE || join(dataDir, 'encryption-keys.json')));
  say(await portFinding('PORT', Number(environment.PORT || 3000), '/livez'));
  say(await portFinding('METRICS_PORT', Number(environment.METRICS_PORT || 9464), '/metrics'));
  if (isEmbedded) say(await binariesFinding(dataDir));
  for (const each of await lookAtDatabase(dataDir)) say(each);
  return isWell ? 0 : 1;
}

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    check: 'node',
    ok,
    message: `Node.js ${process.versions.node}${ok ? '.' : ' is too old: 20.19 or newer is needed.'}`,
  };
}

function configurationFinding(malformed: string[], unknown: string[]): Finding {
  const strangers = unknown.map((name) => `${name} is not a setting of Quintet (see .env.example)`);
  const problems = [...malformed, ...strangers];
  return {
    check: 'configuration',
    ok: problems.length === 0,
    message: `${problems.join('; ') || 'Every setting can be used'}.`,
  };
}

function directoryFinding(dataDir: string): Finding {
  const check = 'data directory';
  let existing = dataDir;
  while (!existsSync(existing)) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return { check, ok: false, message: `This user may not write to ${existing}. Change its owner, or set DATA_DIR.` };
  }
  const { bavail, bsize } = statfsSync(existing);
  const free = Math.floor((bavail * bsize) / MEBIBYTE);
  const ok = free >= LEAST_SPACE_MIB;
  return {
    check,
    ok,
    message: `${dataDir} can be written to; ${free} MiB are free${ok ? '.' : `, ${LEAST_SPACE_MIB} are wanted.`}`,
  };
}

function keyFinding(file: string): Finding {
  const check = 'encryption key';
  if (!existsSync(file)) {
    const isRequired = Boolean(process.env.ENCRYPTION_KEY_FILE);
    const words = isRequired ? 'Restore it from where you keep it.' : 'The first start makes it.';
    return { check, ok: !isRequired, message: `${file} is not there. ${words}` };
  }
  const mode = statSync(file).mode & 0o777;
  const ok = process.platform === 'win32' || (mode & 0o077) === 0;
  const words = ok
    ? 'is there and readable by its owner only.'
    : `can be read by others (mode ${mode.toString(8)}): chmod 600.`;
  return { check, ok, message: `${file} ${words}` };
}

async function portFinding(name: string, port: number, path: string): Promise<Finding> {
  const check = `port ${name}`;
  const code = await listenBriefly(port);
  if (code === undefined) return { check, ok: true, message: `Port ${port} is free.` };
  if (code === 'EADDRINUSE' && (await answersOnHttp(port, path))) {
    return { check, ok: true, message: `On port ${port} a server answers already.` };
  }
  const words = code === 'EACCES' ? 'may not be used by this user' : 'is in use by another program';
  return { check, ok: false, message: `Port ${port} ${words}; set ${name} to another one.` };
}

/** The error's code, or nothing when the port could be taken. */
function listenBriefly(port: number): Promise<string | undefined> {
  return new Promise((answer) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? 'unknown'));
    server.listen(port, () => server.close(() => answer(undefined)));
  });
}

async function answersOnHttp(port: number, path: string): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false;
  }
}

async function binariesFinding(dataDir: string): Promise<Finding> {
  const check = 'embedded binaries';
  try {
    const { postgres } = usableBinaries(await platformPackage(), postgresAccount(), dataDir, () => undefined);
    return { check, ok: true, message: `PostgreSQL can be run from ${dirname(postgres)}.` };
  } catch (error) {
    return { check, ok: false, message: (error as Error).message };
  }
}

async function lookAtDatabase(dataDir: string): Promise<Finding[]> {
  const check = 'database';
  const { DATABASE_URL: databaseUrl, MIGRATOR_DATABASE_URL: migratorDatabaseUrl } = process.env;
  if (!databaseUrl && !knownCluster(join(dataDir, 'postgres'))) {
    return [{ check, ok: true, message: 'There is no embedded database yet: npm start makes it.' }];
  }
  try {
    const database = await resolveDatabase({ databaseUrl, migratorDatabaseUrl, dataDir }, () => undefined);
    try {
      return await databaseFindings(database);
    } finally {
      await database.stop();
    }
  } catch (error) {
    return [{ check, ok: false, message: (error as Error).message }];
  }
}
