// A process that uses the built launcher and can be killed: node launch.mjs <dist> <data directory> [port]
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [dist, dataDir, port] = process.argv.slice(2);
const built = (path) => import(pathToFileURL(join(dist, 'embedded', path)).href);
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const log = (line) => print({ log: line });

try {
  const database = port
    ? await (await built('embedded-postgres.js')).startEmbeddedPostgres({ dataDir, port: Number(port), log })
    : await (await built('resolve-database.js')).resolveDatabase({ dataDir }, log);
  print({ ready: database });
  const stay = setInterval(() => undefined, 1000);
  process.once('SIGTERM', () => {
    clearInterval(stay);
    void database.stop();
  });
} catch (error) {
  print({ failure: { reason: error.reason, message: error.message } });
}
