import { existsSync, readFileSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import { DevelopmentIssuer } from '../../src/shared/access/development-issuer.js';
import { newId } from '../../src/shared/database/new-id.js';
import { startApi, type TestCompany } from '../support/api.js';
import { checksums, tenantTables } from '../support/checksums.js';
import { operationsOf, rolesWithout, send, type Operation } from '../support/operations.js';
import { bearer, prepare, roleOf } from '../support/prepared.js';
import { idleRecipes } from '../support/recipes/all-recipes.js';
import { idPlaces, withId, type IdPlace } from '../support/request-ids.js';

// Operations without a permission, each with its reason; the matrix has nothing to ask of them.
const PUBLIC: Record<string, string> = {};

const api = await startApi();
const operations = operationsOf(api.app);
const guarded = operations.filter(({ id }) => PUBLIC[id] === undefined);
const cells = { tested: 0, leaked: 0 };

describe('access to', () => {
  let ours: TestCompany;
  let theirs: TestCompany;
  let suspended: TestCompany;
  let forged: string;
  let server: pg.Client;
  let tables: string[];
  beforeAll(async () => {
    [ours, theirs, suspended] = await Promise.all([api.newCompany(), api.newCompany(), api.newCompany()]);
    server = new pg.Client({ connectionString: api.database.superuserUrl });
    await server.connect();
    await server.query(`UPDATE companies SET status = 'suspended' WHERE company_id = $1`, [suspended.id]);
    tables = await tenantTables(server);
    forged = await forgedToken(ours.id);
  });
  afterAll(async () => {
    process.stderr.write(
      `Access matrix: ${operations.length} operations, ${cells.tested} cells tested, ${cells.leaked} leaked\n`,
    );
    await server.end();
    await api.close();
  });

  it('every operation is guarded by a permission', () => {
    expect(guarded.filter(({ permission }) => permission === undefined).map(({ id }) => id)).toEqual([]);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it('what is gone has no recipe left', () => expect(idleRecipes(operations)).toEqual([]));

  it('the committed document names the same operations', () => {
    expect(existsSync('openapi.json')).toBe(true);
    const committed = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, object> };
    const named = Object.entries(committed.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(named.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  describe.each(guarded.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
    it('is refused without a good token', async () => {
      const { request } = await prepare(api, theirs, operation);
      const before = await checksums(server, tables, theirs.id);
      const cases: [authorization: string | undefined, code: string][] = [
        [undefined, 'TOKEN_MISSING'],
        ['Basic dXNlcjpwYXNz', 'TOKEN_MISSING'],
        ['Bearer nonsense', 'TOKEN_INVALID'],
        [forged, 'TOKEN_INVALID'],
        [await bearer(api, theirs, [roleOf(operation)], -1), 'TOKEN_EXPIRED'],
      ];
      for (const [authorization, code] of cases) {
        expectCell(await send(api.app, operation, request, authorization), 401, code);
      }
      expect(await checksums(server, tables, theirs.id)).toEqual(before);
    });

    it('is refused to every role without its permission, and to a suspended company', async () => {
      const { request } = await prepare(api, theirs, operation);
      const roles: string[][] = [[], ['superuser'], ...rolesWithout(operation.permission!).map((role) => [role])];
      for (const role of roles) {
        expectCell(await send(api.app, operation, request, await bearer(api, theirs, role)), 403, 'PERMISSION_MISSING');
      }
      const stranger = await bearer(api, suspended, [roleOf(operation)]);
      expectCell(await send(api.app, operation, request, stranger), 403, 'COMPANY_SUSPENDED');
    });

    it('finds no record of another company', async () => {
      const foreign = await prepare(api, theirs, operation);
      const before = await checksums(server, tables, theirs.id);
      const places = idPlaces(foreign.request);
      expect(places.filter(({ part }) => part === 'params')).toHaveLength(operation.pathParameters.length);
      for (const place of places) await compareWithMissing(operation, place);
      await send(api.app, operation, foreign.request, await bearer(api, ours, ['company_admin']));
      expect(await checksums(server, tables, theirs.id)).toEqual(before);
    });

    it('is granted to who may', async () => {
      const { request, authorization } = await prepare(api, ours, operation);
      const answer = await send(api.app, operation, request, authorization);
      cells.tested += 1;
      // A control that fails makes every refusal above worthless.
      expect([operation.id, answer.statusCode < 300 ? 'granted' : `void: ${answer.statusCode} ${answer.body}`]).toEqual(
        [operation.id, 'granted'],
      );
    });
  });

  it('leaks nothing', () => expect(cells.leaked).toBe(0));

  /** Our valid request with their id in one place answers as with an id that nobody has. */
  async function compareWithMissing(operation: Operation, place: IdPlace): Promise<void> {
    const [absent, present] = [newId(), place.id];
    const answers: Omit<Answer, 'text'>[] = [];
    for (const id of [absent, present]) {
      const { request, authorization } = await prepare(api, ours, operation);
      const answer = answerOf(await send(api.app, operation, withId(request, place, id), authorization));
      const { text, ...shape } = answer;
      answers.push({ ...shape, words: text.replaceAll(id, 'ID') });
    }
    cells.tested += 1;
    if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) cells.leaked += 1;
    expect({ place: place.path, ...answers[1] }).toEqual({ place: place.path, ...answers[0] });
    if (place.part === 'params') expect(answers[1]).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  }

  function expectCell(answer: LightMyRequestResponse, status: number, code: string): void {
    cells.tested += 1;
    if (answer.statusCode < 300) cells.leaked += 1;
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  }
});

interface Answer {
  status: number;
  code: string | undefined;
  title: string | undefined;
  words?: string;
  text: string;
}

/** An answer without what differs from request to request. */
function answerOf(answer: LightMyRequestResponse): Answer {
  const isProblem = answer.statusCode >= 400;
  const document = isProblem ? (answer.json() as Record<string, unknown>) : {};
  const { requestId: _requestId, instance: _instance, ...rest } = document;
  return {
    status: answer.statusCode,
    code: rest.code as string | undefined,
    title: rest.title as string | undefined,
    text: JSON.stringify(rest),
  };
}

/** Right in everything but the key that signed it. */
async function forgedToken(companyId: string): Promise<string> {
  const { issuer, audience } = api.app.get(DevelopmentIssuer);
  const { privateKey } = await generateKeyPair('ES256');
  const token = new SignJWT({ company_id: companyId, roles: ['company_admin'] }).setProtectedHeader({ alg: 'ES256' });
  return `Bearer ${await token.setIssuer(issuer).setAudience(audience).setSubject('forger').setExpirationTime('1 h').sign(privateKey)}`;
}
