// Encrypted files in the database, put and got, beside bare chunks of the same size: a bytea row per MiB.
import { withDatabase } from './support/database.mjs';
import { makeCompanies } from './support/companies.mjs';
import { runWorker } from './support/processes.mjs';
import { median, shown } from './support/table.mjs';

const ENOUGH_CLAIMS = 10_000;

export function run(options, say) {
  return withDatabase(async (database) => {
    const [company] = await makeCompanies(database);
    const megabytes = options.claims < ENOUGH_CLAIMS ? 8 : 64;
    const rounds = [];
    for (let round = 0; round < options.rounds; round++) {
      const profile = options.profile && round === 0;
      const env = { ...database.env, BENCH_SUPERUSER_URL: database.superuserUrl };
      const result = await runWorker('blobs', [company.id, String(megabytes)], { env, profile });
      rounds.push(result);
      say(
        `put ${shown(result.put)}, get ${shown(result.get)} MB/s; bare ${shown(result.barePut)}, ${shown(result.bareGet)}`,
      );
    }
    const of = (what) => median(rounds.map((round) => round[what]));
    return [
      row('put', 'keep a file: hashed, encrypted, in the database', of),
      row('get', 'read it back, every piece verified', of),
    ];
  });
}

function row(what, title, of) {
  const bare = of(what === 'put' ? 'barePut' : 'bareGet');
  return {
    what: title,
    ours: `${shown(of(what))} MB/s`,
    beside: `bare bytea rows of 1 MiB: ${shown(bare)} MB/s`,
    ratio: (of(what) / bare).toFixed(2),
  };
}
