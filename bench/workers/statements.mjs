// The bare limit: the comparator's statement alone, without HTTP, on as many connections as the servers have; prints
// {perSecond}.
import { readFileSync } from 'node:fs';
import { claimStatements } from '../peers/claim-statements.mjs';
import { newPayer, shownClaims } from '../peers/parameters.mjs';
import { openPool } from '../peers/pool.mjs';
import { ADD_PAYER, READ_PAYER } from '../peers/statements.mjs';
import { built } from '../support/files.mjs';
import { companiesOf } from '../support/http-data.mjs';

const AT_ONCE = 32;
const [key, seconds] = process.argv.slice(2);
const { companies: all, ids } = JSON.parse(readFileSync(process.env.BENCH_FACTS, 'utf8'));
const companies = companiesOf('bare', all);
const { newId } = await built('shared/database/new-id.js');
const query = await openPool(process.env.DATABASE_URL);
const { READ_CLAIM, LIST_CLAIMS } = await claimStatements();
const requestId = newId();
let number = 0;
const event = (action, entityId, companyId) =>
  shownClaims(action, entityId, { caller: { companyId, actorId: requestId }, requestId, newId });
const STATEMENTS = {
  claim: ({ id: companyId }) => {
    const id = ids.claims[Math.floor(Math.random() * ids.claims.length)];
    return query(companyId, READ_CLAIM, [id, ...event('readClaim', id, companyId)]);
  },
  claims: ({ id: companyId }) => query(companyId, LIST_CLAIMS, [51, 50, ...event('listClaims', null, companyId)]),
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
