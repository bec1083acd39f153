// Our server and the hand-written one over the same database, in turns, under the same load; then the bare statements.
import { deepStrictEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/prepare.mjs';
import { withClient, withDatabase } from './database.mjs';
import { companiesOf, prepareData } from './http-data.mjs';
import { runWorker } from './processes.mjs';
import { startServer } from './server.mjs';
import { median, shown } from './table.mjs';

const PEER = join(ROOT, 'bench', 'peers', 'fastify-pg.mjs');
const CONNECTIONS = 32;
const THEIR_OWN = ['id', 'companyId', 'actorId', 'occurredAt', 'requestId', 'details', 'entityId'];
const COLUMNS = 'action, outcome, entity, actor_kind, reason';

/** Runs the scenarios ({key, what, method, path, target?}) and answers their rows. */
export function compareOverHttp(scenarios, options, say) {
  return withDatabase(async (database) => {
    const facts = join(database.folder, 'facts.json');
    const env = { ...database.env, BENCH_FACTS: facts };
    const ours = await startServer({ env, processor: 0, profile: options.profile });
    let peer;
    try {
      const data = await prepareData(database, ours, options, say);
      writeFileSync(facts, JSON.stringify(data));
      peer = await startServer({ file: PEER, env, processor: 0, profile: options.profile });
      const rows = [];
      for (const scenario of scenarios) {
        await expectSame(database, scenario, { ours, peer, data });
        const rounds = await alternate(scenario, { ours, peer, facts, env }, options, say);
        rows.push(answer(scenario, rounds));
      }
      return rows;
    } finally {
      await ours.stop();
      await peer?.stop();
    }
  });
}

/** Both must answer the same and leave the same audit events, or there is nothing to compare. */
async function expectSame({ superuserUrl }, scenario, { ours, peer, data }) {
  const answers = [];
  for (const [who, server] of Object.entries({ ours, peer })) {
    const [company] = companiesOf(who, data.companies);
    const before = await eventCount(superuserUrl, company);
    const answer = await request(server.url, scenario, { company, ids: data.ids });
    const events = await withClient(superuserUrl, (client) => newestEvents(client, company, before));
    answers.push({ answer, events });
  }
  deepStrictEqual(answers[1], answers[0], `${scenario.key}: the servers do different work`);
}

async function request(url, { method, path, body }, { company, ids }) {
  const headers = { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' };
  const payload = body === undefined ? {} : { body: JSON.stringify(body(performance.now())) };
  const answer = await fetch(url + path(ids, 0), { method, headers, ...payload });
  const content = await answer.json();
  if (!answer.ok) throw new Error(`${path(ids, 0)} answers ${JSON.stringify(content)}`);
  if (method !== 'GET') return Object.keys(content).sort();
  // Each server signs its cursors with a key of its own.
  const nextCursor = typeof content.nextCursor;
  return { content: { ...content, nextCursor }, etag: answer.headers.get('etag') };
}

async function eventCount(url, { id }) {
  const count = 'SELECT count(*)::int AS count FROM audit_events WHERE company_id = $1';
  const { rows } = await withClient(url, (client) => client.query(count, [id]));
  return rows[0].count;
}

async function newestEvents(client, { id }, offset) {
  const { rows } = await client.query(
    `SELECT ${COLUMNS}, body::jsonb - $3::text[] AS body, body::jsonb -> 'details' -> 'ids' AS ids,
       (SELECT string_agg(key, ' ' ORDER BY key) FROM jsonb_object_keys(body::jsonb -> 'details') AS k(key)) AS details
     FROM audit_events WHERE company_id = $1 ORDER BY occurred_at, id OFFSET $2`,
    [id, offset, THEIR_OWN],
  );
  return rows;
}

async function alternate({ key }, { ours, peer, facts, env }, { rounds, seconds }, say) {
  const found = { ours: [], peer: [], bare: [] };
  for (let round = 0; round <= rounds; round++) {
    const seconds1 = round === 0 ? Math.min(2, seconds) : seconds;
    const results = {
      ours: await load(ours, { key, who: 'ours' }, facts, seconds1),
      peer: await load(peer, { key, who: 'peer' }, facts, seconds1),
      bare: await runWorker('statements', [key, String(seconds1)], { env, processor: 0 }),
    };
    // Round 0 warms both up.
    if (round > 0) for (const [who, result] of Object.entries(results)) found[who].push(result);
    say(`${key} ${round}: ours ${told(results.ours)}, peer ${told(results.peer)}, bare ${told(results.bare)}`);
  }
  return found;
}

async function load(server, { key, who }, facts, seconds) {
  const before = await server.usage();
  const args = [server.url, key, who, facts, String(seconds), String(CONNECTIONS)];
  const result = await runWorker('load', args, { processor: 1 });
  const { cpuMs, peakMb } = await server.usage();
  if (result.failed > 0)
    throw new Error(`${key}: ${result.failed} requests failed: ${JSON.stringify(result.statuses)}`);
  return { ...result, cpuMicros: ((cpuMs - before.cpuMs) * 1000) / result.count, peakMb };
}

function told({ perSecond, cpuMicros }) {
  return `${shown(perSecond)}/s${cpuMicros === undefined ? '' : ` (${Math.round(cpuMicros)} µs CPU)`}`;
}

function answer({ what, target }, { ours, peer, bare }) {
  const of = (results) => ({
    perSecond: median(results.map(({ perSecond }) => perSecond)),
    cpuMicros: median(results.map(({ cpuMicros }) => cpuMicros)),
  });
  const [our, their] = [of(ours), of(peer)];
  const ratio = our.perSecond / their.perSecond;
  const statements = median(bare.map(({ perSecond }) => perSecond));
  return {
    what,
    ours: told(our),
    beside: `Fastify + pg: ${told(their)}; bare statement: ${shown(statements)}/s`,
    ratio: ratio.toFixed(2),
    ...(target === undefined ? {} : { target: `≥ ${target.toFixed(2)}`, isMet: ratio >= target }),
  };
}
