// Asks a server for some seconds over many connections; prints {count, perSecond, failed, p50Ms, p99Ms}.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { companiesOf } from '../support/http-data.mjs';
import { SCENARIOS } from '../support/http-scenarios.mjs';

const [url, key, who, facts, seconds, connections] = process.argv.slice(2);
const { method, path, body } = SCENARIOS.find((scenario) => scenario.key === key);
const { companies: all, ids } = JSON.parse(readFileSync(facts, 'utf8'));
const companies = companiesOf(who, all);
const DISTINCT = 4096;

// Prepared beforehand: the caller shares the processor with the database and should cost little.
let number = 0;
function nextRequest() {
  const company = companies[number % companies.length];
  const headers = { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' };
  const request = { method, path: path(ids, Math.floor(Math.random() * 1e9)), headers };
  number++;
  return body === undefined ? request : { ...request, body: JSON.stringify(body(`${process.pid}-${number}`)) };
}

const eachConnection = Math.ceil(DISTINCT / Number(connections));
const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  setupClient: (client) =>
    client.setRequests(
      body === undefined
        ? Array.from({ length: eachConnection }, nextRequest)
        : [{ setupRequest: (request) => ({ ...request, ...nextRequest() }) }],
    ),
});
const failed = result.non2xx + result.errors + result.timeouts;
const count = result['2xx'];
const { p50, p99 } = result.latency;
process.stdout.write(
  `${JSON.stringify({ count, perSecond: count / result.duration, failed, statuses: result.statusCodeStats, p50Ms: p50, p99Ms: p99 })}\n`,
);
