// The figures of the revenue cycle over a million ledger lines of one company, warm, beside counting those lines.
import { withDatabase } from './support/database.mjs';
import { fillLedger } from './support/ledger-data.mjs';
import { makeCompany, makeToken, startServer } from './support/server.mjs';
import { shown } from './support/table.mjs';
import { countingMs, warmMs } from './support/warm.mjs';

const MOST_MS = 300;
/** Four to five ledger lines a claim: a whole run is a little more than a million lines. */
const CLAIMS_PER_FILE_CLAIM = 4.6;

export function run(options, say) {
  return withDatabase(async (database) => {
    const company = await makeCompany(database.env, 'Bench Clinic');
    const claims = Math.round(options.claims * CLAIMS_PER_FILE_CLAIM);
    const { lines, seconds, ...ids } = await fillLedger(database, company, claims);
    say(`${claims} claims, ${lines} ledger lines; all figures computed from nothing in ${seconds.toFixed(1)} s`);
    const countMs = await countingMs(database.env.DATABASE_URL, company, 'ledger_entries');
    const server = await startServer({ env: database.env, profile: options.profile });
    try {
      const token = await makeToken(database.env, company, 'billing');
      const rows = [];
      for (const path of pathsOf(ids)) {
        const ms = await warmMs(`${server.url}/api/v1${path}`, token);
        say(`${path.replaceAll(/Id=[^&]+/g, '')} ${ms.toFixed(0)} ms`);
        rows.push(answer({ path, ms, lines, countMs }));
      }
      return rows;
    } finally {
      await server.stop();
    }
  });
}

function pathsOf({ payerId, providerId, facilityId }) {
  const filters = [
    '',
    `?payerId=${payerId}`,
    `?providerId=${providerId}&facilityId=${facilityId}`,
    `?from=${daysAgo(365)}&to=${daysAgo(90)}`,
    `?from=${daysAgo(365)}&to=${daysAgo(90)}&payerId=${payerId}`,
  ];
  const names = ['statistics', 'denial-analysis', 'payer-scorecard', 'payments-by-month'];
  return [
    ...names.flatMap((name) => filters.map((filter) => `/rcm/${name}${filter}`)),
    ...filters.slice(0, 3).map((filter) => `/rcm/ar-aging${filter}`),
  ];
}

function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function answer({ path, ms, lines, countMs }) {
  const [name, query = ''] = path.slice('/rcm/'.length).split('?');
  const filters = [...new URLSearchParams(query).keys()].map((key) => key.replace('Id', ''));
  return {
    what: `${name}${filters.length === 0 ? '' : ` by ${filters.join(', ')}`}, ${shown(lines)} ledger lines`,
    ours: `${shown(ms)} ms`,
    beside: `count(*) of the lines ${shown(countMs)} ms`,
    ratio: `${shown(ms / countMs)}×`,
    target: `< ${MOST_MS} ms`,
    isMet: ms < MOST_MS,
  };
}
