import { jest } from '@jest/globals';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AuditChainer } from '../../../src/shared/audit/audit-chainer.js';
import type { AuditVerification } from '../../../src/shared/audit/audit-verification.dto.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { Clock } from '../../../src/shared/time/clock.js';
import { startApi, type Caller, type TestApi, type TestCompany } from '../../support/api.js';
import { aPayer } from '../../factories/payer.factory.js';

/** What the trail itself would have written of an event made out of nothing. */
const sealed = (
  id: string,
  occurredAt: string,
): string => `'{"action":"readPayer","actorId":null,"actorKind":null,"companyId":"' || $company
  || '","details":{},"entity":null,"entityId":null,"id":"' || ${id} || '","occurredAt":"' || ${occurredAt}
  || '","outcome":"done","reason":null,"requestId":"x"}'`;
const FORGED = '01900000-0000-7000-8000-000000000002';

describe('the chain of audit events', () => {
  let api: TestApi;
  let chainer: AuditChainer;
  let superuser: pg.Client;
  beforeAll(async () => {
    api = await startApi();
    chainer = api.app.get(AuditChainer);
    // Each test chains when it wants to; the timer has a test of its own.
    chainer.stop();
    superuser = new pg.Client({ connectionString: api.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await api.close();
  });

  const headFile = (company: TestCompany): string => `${api.settings.dataDir}/audit-heads/${company.id}.json`;
  const verify = async (company: TestCompany): Promise<AuditVerification> =>
    (await (await company.as('compliance')).post('/audit-events/verification')).json();
  const tamper = (company: TestCompany, sql: string): Promise<unknown> =>
    superuser.query(sql.replaceAll('$company', `'${company.id}'::uuid`));

  async function write(company: TestCompany, count: number): Promise<void> {
    const billing: Caller = await company.as('billing');
    for (let written = 0; written < count; written += 1) await billing.post('/rcm/payers', { body: aPayer() });
  }

  /** A company whose auditor and biller are known already: their first sight is an event too. */
  async function newCompany(): Promise<TestCompany> {
    const company = await api.newCompany();
    await verify(company);
    await (await company.as('billing')).get('/rcm/payers');
    return company;
  }

  /** A company with exactly `count` chained events. */
  async function chained(count: number): Promise<TestCompany> {
    const company = await newCompany();
    const { rows } = await superuser.query('SELECT 1 FROM audit_events WHERE company_id = $1', [company.id]);
    await write(company, count - rows.length);
    expect(await chainer.chain(company.id)).toBe(count);
    return company;
  }

  it('is whole, and the events of the last seconds are told apart', async () => {
    const company = await chained(8);
    await write(company, 2);
    const first = await verify(company);
    expect(first).toMatchObject({ isIntact: true, count: 8, verifiedTo: 8, unchainedTail: 2, firstBreak: null });
    expect(first.head).toMatchObject({ state: 'authentic', sequence: 8 });
    // The two, and the event of the verification itself.
    expect(await chainer.chain(company.id)).toBe(3);
    expect(await verify(company)).toMatchObject({ isIntact: true, count: 11, unchainedTail: 0 });
  });

  it('is empty for a company of which nothing is chained', async () => {
    const found = await verify(await api.newCompany());
    expect(found).toMatchObject({ isIntact: true, count: 0, verifiedTo: 0, head: { state: 'none' }, firstBreak: null });
  });

  const EVENT = (sequence: number): string =>
    `company_id = $company AND id = (SELECT event_id FROM audit_links WHERE company_id = $company AND sequence = ${sequence})`;
  const LINK = (sequence: number): string => `company_id = $company AND sequence = ${sequence}`;

  it.each<[name: string, sequence: number | null, reason: string, sql: string]>([
    ['a changed column', 4, 'altered', `UPDATE audit_events SET action = 'readPayer' WHERE ${EVENT(4)}`],
    ['a changed actor', 4, 'altered', `UPDATE audit_events SET actor_id = gen_random_uuid() WHERE ${EVENT(4)}`],
    [
      'a changed time',
      1,
      'altered',
      `UPDATE audit_events SET occurred_at = occurred_at - interval '1 ms' WHERE ${EVENT(1)}`,
    ],
    ['a reason added', 4, 'altered', `UPDATE audit_events SET reason = 'was asked to' WHERE ${EVENT(4)}`],
    [
      'a changed body',
      4,
      'altered',
      `UPDATE audit_events SET body = replace(body, '"details":{', '"details":{"a":1,') WHERE ${EVENT(4)}`,
    ],
    ['a body that is no JSON', 4, 'altered', `UPDATE audit_events SET body = body || ' ' WHERE ${EVENT(4)}`],
    ['an event deleted', 4, 'missing', `DELETE FROM audit_events WHERE ${EVENT(4)}`],
    ['a link deleted', 4, 'missing', `DELETE FROM audit_links WHERE ${LINK(4)}`],
    ['the last event deleted', 6, 'missing', `DELETE FROM audit_events WHERE ${EVENT(6)}`],
    [
      'an event and its link deleted',
      4,
      'missing',
      `WITH link AS (DELETE FROM audit_links WHERE ${LINK(4)} RETURNING event_id) DELETE FROM audit_events WHERE company_id = $company AND id IN (SELECT event_id FROM link)`,
    ],
    ['the tail cut', 5, 'tail_cut', `DELETE FROM audit_links WHERE company_id = $company AND sequence > 4`],
    ['everything cut', 1, 'tail_cut', `DELETE FROM audit_links WHERE company_id = $company`],
    [
      'two links swapped',
      4,
      'reordered',
      `UPDATE audit_links SET sequence = sequence + 100 WHERE company_id = $company AND sequence IN (3, 4);
       UPDATE audit_links SET sequence = CASE sequence WHEN 103 THEN 4 ELSE 3 END WHERE company_id = $company AND sequence > 100`,
    ],
    [
      'an event put in where the chain has long passed',
      null,
      'inserted',
      `INSERT INTO audit_events (company_id, id, occurred_at, action, outcome, request_id, body)
       VALUES ($company, '01900000-0000-7000-8000-000000000001', '2024-06-09T00:00:00Z', 'readPayer', 'done', 'x', '{}')`,
    ],
    [
      'a well-formed event put into the chain',
      4,
      'inserted',
      `UPDATE audit_links SET sequence = sequence + 100 WHERE company_id = $company AND sequence >= 4;
       UPDATE audit_links SET sequence = sequence - 99 WHERE company_id = $company AND sequence > 100;
       INSERT INTO audit_events (company_id, id, occurred_at, action, outcome, request_id, body)
       VALUES ($company, '${FORGED}', '2024-06-09T00:00:00Z', 'readPayer', 'done', 'x', ${sealed(`'${FORGED}'`, `'2024-06-09T00:00:00.000Z'`)});
       INSERT INTO audit_links (company_id, sequence, event_id, previous_hash, hash)
       SELECT l.company_id, 4, e.id, l.hash, encode(sha256(decode(l.hash, 'hex') || convert_to(e.body, 'UTF8')), 'hex')
       FROM audit_links l, audit_events e WHERE l.company_id = $company AND l.sequence = 3 AND e.company_id = $company AND e.id = '${FORGED}'`,
    ],
  ])('is broken by %s, at %s: %s', async (_, sequence, reason, sql) => {
    const company = await chained(6);
    await tamper(company, sql);
    const found = await verify(company);
    expect(found.isIntact).toBe(false);
    expect(found.firstBreak).toMatchObject({
      sequence: reason === 'reordered' ? expect.any(Number) : sequence,
      reason,
    });
  });

  it('written anew from some row on is told by the signed head alone', async () => {
    const company = await chained(5);
    const rewrite = `WITH new_body AS (UPDATE audit_events SET action = 'readPayer', body = replace(body, '"action":"createPayer"', '"action":"readPayer"')
        WHERE ${EVENT(5)} RETURNING id, body)
      UPDATE audit_links l SET hash = encode(sha256(decode(l.previous_hash, 'hex') || convert_to(new_body.body, 'UTF8')), 'hex')
      FROM new_body WHERE l.company_id = $company AND l.event_id = new_body.id`;
    await tamper(company, rewrite);
    expect((await verify(company)).firstBreak).toMatchObject({ sequence: 5, reason: 'head_differs' });
    rmSync(headFile(company));
    // A chain so young may still wait for its head; an older one without a head has nobody to vouch for it.
    expect(await verify(company)).toMatchObject({ isIntact: true, head: { state: 'none' } });
    const clock = api.app.get(Clock);
    const later = new Date(Date.now() + 10_000).toISOString();
    const moved = jest.spyOn(clock, 'now').mockReturnValue(later);
    const found = await verify(company);
    moved.mockRestore();
    expect(found).toMatchObject({ isIntact: false, firstBreak: null, head: { state: 'none' } });
  });

  it('has a head that only its owner reads and nobody else can write', async () => {
    const company = await chained(4);
    expect(statSync(headFile(company)).mode & 0o777).toBe(0o600);
    const head = JSON.parse(readFileSync(headFile(company), 'utf8')) as Record<string, unknown>;
    writeFileSync(headFile(company), JSON.stringify({ ...head, sequence: 2, count: 2 }));
    expect(await verify(company)).toMatchObject({ isIntact: false, head: { state: 'forged', sequence: null } });
    await write(company, 1);
    await chainer.chain(company.id);
    expect((await verify(company)).head.state).toBe('forged');
    writeFileSync(headFile(company), '{"half');
    expect(await verify(company)).toMatchObject({ isIntact: false, head: { state: 'unreadable' } });
    const other = await chained(4);
    writeFileSync(headFile(company), readFileSync(headFile(other)));
    expect((await verify(company)).head.state).toBe('forged');
  });

  it('grows by one link per event, however many chain at once', async () => {
    const company = await newCompany();
    const callers = await Promise.all(['one', 'two', 'three'].map((subject) => company.as('billing', subject)));
    const writing = callers.map(async (caller) => {
      for (let count = 0; count < 10; count += 1) await caller.post('/rcm/payers', { body: aPayer() });
    });
    const chaining = Array.from({ length: 6 }, async () => {
      let total = 0;
      for (let count = 0; count < 5; count += 1) total += await chainer.chain(company.id);
      return total;
    });
    const totals = await Promise.all(chaining);
    await Promise.all(writing);
    const rest = await chainer.chain(company.id);
    const { rows } = await superuser.query('SELECT 1 FROM audit_events WHERE company_id = $1', [company.id]);
    expect(totals.reduce((sum, each) => sum + each, rest)).toBe(rows.length);
    expect(await verify(company)).toMatchObject({ isIntact: true, count: rows.length, unchainedTail: 0 });
  });

  it.each([
    'UPDATE audit_events SET reason = NULL',
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'UPDATE audit_links SET hash = previous_hash',
    'DELETE FROM audit_links',
    'DELETE FROM audit_chains',
    'DELETE FROM company_directory',
  ])('is not open to the app role: %s', async (sql) => {
    const client = new pg.Client({ connectionString: api.database.appUrl });
    await client.connect();
    try {
      await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  it('is made within 5 seconds by any process, also of what another wrote before it died', async () => {
    const company = await newCompany();
    await write(company, 2);
    const unlinked = async (): Promise<number> => (await verify(company)).unchainedTail;
    expect(await unlinked()).toBeGreaterThanOrEqual(2);
    const another = await startApi();
    const began = Date.now();
    try {
      const links = async (): Promise<number> =>
        (await superuser.query('SELECT 1 FROM audit_links WHERE company_id = $1', [company.id])).rows.length;
      while ((await links()) < 2 && Date.now() - began < 20_000) await sleep(100);
      expect(await links()).toBeGreaterThanOrEqual(2);
    } finally {
      await another.close();
    }
  });

  it('is walked page by page to its end', async () => {
    const company = await newCompany();
    await write(company, 1);
    const count = 20_000;
    const prefix = newId().slice(0, 14);
    const time = new Date().toISOString();
    await tamper(
      company,
      `INSERT INTO audit_events (company_id, id, occurred_at, action, outcome, request_id, body)
       SELECT $company, made.id, '${time}', 'readPayer', 'done', 'x', ${sealed('made.id', `'${time}'`)}
       FROM (SELECT ('${prefix}7' || substr(md5(n::text), 1, 3) || '-8' || substr(md5(n::text), 4, 3) || '-' || substr(md5(n::text), 7, 12))::uuid AS id
         FROM generate_series(1, ${count}) n) made`,
    );
    expect(await chainer.chain(company.id)).toBeGreaterThan(count);
    const began = performance.now();
    const found = await verify(company);
    const perSecond = (found.count / (performance.now() - began)) * 1000;
    process.stderr.write(
      `Audit verification: ${Math.round(perSecond)} events a second over HTTP (npm run bench -- audit measures)\n`,
    );
    expect(found).toMatchObject({ isIntact: true, unchainedTail: 0 });
    expect(found.count).toBeGreaterThan(count);
  }, 120_000);
});
