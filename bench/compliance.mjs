// Lists and statistics of compliance over 10,000 requirements with five years of attestations, warm, beside counting
// the attestations.
import { fillCompliance } from './support/compliance-data.mjs';
import { withClient, withDatabase } from './support/database.mjs';
import { makeCompany, makeToken, startServer } from './support/server.mjs';
import { shown } from './support/table.mjs';
import { countingMs, warmMs } from './support/warm.mjs';

const MOST_MS = 100;
const FULL = { requirements: 10_000, attestations: 5, days: 365 };
const QUICK = { ...FULL, requirements: 500 };
const ENOUGH_CLAIMS = 10_000;
const TWO_YEARS_AGO = new Date(Date.now() - 730 * 86_400_000).toISOString().slice(0, 10);
const READS = [
  ['statistics', '/statistics'],
  ['statistics two years ago', `/statistics?asOf=${TWO_YEARS_AGO}`],
  ['a list', '/requirements?limit=50'],
  ['a list by status and program', '/requirements?status=compliant&program=OSHA'],
  ['a list by a status that none has', '/requirements?status=not_applicable'],
  ['a list of 200 two years ago', `/requirements?limit=200&asOf=${TWO_YEARS_AGO}`],
  ['what is overdue', '/requirements/overdue'],
];

export function run(options, say) {
  const size = options.claims < ENOUGH_CLAIMS ? QUICK : FULL;
  return withDatabase(async (database) => {
    const company = await makeCompany(database.env, 'Bench Clinic');
    await withClient(database.superuserUrl, (client) => fillCompliance(client, company, size));
    const countMs = await countingMs(database.env.DATABASE_URL, company, 'attestation_signatures');
    const server = await startServer({ env: database.env, profile: options.profile });
    try {
      const token = await makeToken(database.env, company, 'compliance');
      const rows = [];
      for (const [name, path] of READS) {
        const ms = await warmMs(`${server.url}/api/v1/regulatory-compliance${path}`, token);
        say(`${name} ${ms.toFixed(0)} ms`);
        rows.push(answer({ name, ms, size, countMs }));
      }
      return rows;
    } finally {
      await server.stop();
    }
  });
}

function answer({ name, ms, size, countMs }) {
  return {
    what: `${name}, ${shown(size.requirements)} requirements × ${size.attestations} years`,
    ours: `${shown(ms)} ms`,
    beside: `count(*) of the attestations ${shown(countMs)} ms`,
    ratio: `${shown(ms / countMs)}×`,
    target: `< ${MOST_MS} ms`,
    isMet: ms < MOST_MS,
  };
}
