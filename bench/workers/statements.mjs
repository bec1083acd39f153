// The bare limit: the comparator's statement alone, without HTTP, on as many connections as the servers have; prints
// {perSecond}.
import { readFileSync } from 'node:fs';
import { newPayer } from '../peers/parameters.mjs';
import { openPool } from '../peers/pool.mjs';
import { ADD_PAYER, READ_PAYER } from '../peers/statements.mjs';
import { built } from '../support/files.mjs';

const AT_ONCE = 32;
const [key, seconds] = process.argv.slice(2);
const { companies, ids } = JSON.parse(readFileSync(process.env.BENCH_FACTS, 'utf8'));
const { newId } = await built('shared/database/new-id.js');
const query = await openPool(process.env.DATABASE_URL);
let number = 0;
const STATEMENTS = {
  payer: (company) => query(company.id, READ_PAYER, [ids.payers[number % ids.payers.length]]),
  'new-payer': ({ id: companyId }) => {
    const body = { electronicPayerId: `S${process.pid}-${number}`, name: 'Bench Payer', type: 'commercial' };
    const caller = { companyId, actorId: newId() };
    return query(companyId, ADD_PAYER, newPayer(body, { caller, requestId: newId(), newId }));
  },
};

const start = performance.now();
const end = start + Number(seconds) * 1000;
await Promise.all(Array.from({ length: AT_ONCE }, repeat));
process.stdout.write(`${JSON.stringify({ perSecond: (number / (performance.now() - start)) * 1000 })}\n`);
process.exit(0);

async function repeat() {
  while (performance.now() < end) await STATEMENTS[key](companies[number++ % companies.length]);
}
