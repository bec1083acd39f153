import { jest } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import { DevelopmentIssuer } from '../../src/shared/access/development-issuer.js';
import { startApi, type TestCompany } from '../support/api.js';
import { rowMarks, tenantTables } from '../support/row-marks.js';
import { operationsOf, rolesWithout, send } from '../support/operations.js';
import { bearer, roleOf } from '../support/prepared.js';
import { idleRecipes } from '../support/recipes/all-recipes.js';
import { foreignCell } from '../support/foreign-cell.js';
import { idPlaces } from '../support/request-ids.js';
import { ReusableRequest } from '../support/reusable-request.js';
import { dropDatabase, freshDatabase } from '../setup/test-database.js';

// Operations without a permission, each with its reason; the matrix has nothing to ask of them.
const PUBLIC: Record<string, string> = {};

const database = await freshDatabase();
const api = await startApi({}, database);
const operations = operationsOf(api.app);
const guarded = operations.filter(({ id }) => PUBLIC[id] === undefined);
const cells = { tested: 0, leaked: 0 };

// Some recipes wait for a job to end.
jest.setTimeout(30_000);

describe('access to', () => {
  let ours: TestCompany;
  let theirs: TestCompany;
  let suspended: TestCompany;
  let forged: string;
  let server: pg.Client;
  let tables: string[];
  beforeAll(async () => {
    [ours, theirs, suspended] = await Promise.all([api.newCompany(), api.newCompany(), api.newCompany()]);
    server = new pg.Client({ connectionString: database.superuserUrl });
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
    await dropDatabase(database);
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
    let own: ReusableRequest;
    let foreign: ReusableRequest;
    beforeAll(() => {
      own = new ReusableRequest(api, ours, operation);
      foreign = new ReusableRequest(api, theirs, operation);
    });

    it('is refused without a good token', async () => {
      const { request } = await foreign.current();
      const before = await rowMarks(server, tables, theirs.id);
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
      expect(await rowMarks(server, tables, theirs.id)).toEqual(before);
    });

    it('is refused to every role without its permission, and to a suspended company', async () => {
      const { request } = await foreign.current();
      const roles: string[][] = [[], ['superuser'], ...rolesWithout(operation.permission!).map((role) => [role])];
      for (const role of roles) {
        expectCell(await send(api.app, operation, request, await bearer(api, theirs, role)), 403, 'PERMISSION_MISSING');
      }
      const stranger = await bearer(api, suspended, [roleOf(operation)]);
      expectCell(await send(api.app, operation, request, stranger), 403, 'COMPANY_SUSPENDED');
    });

    it('finds no record of another company', async () => {
      const { request } = await foreign.current();
      const before = await rowMarks(server, tables, theirs.id);
      const places = idPlaces(request);
      expect(places.filter(({ part }) => part === 'params')).toHaveLength(operation.pathParameters.length);
      for (const place of places) {
        const cell = await foreignCell(own, place);
        cells.tested += 1;
        if (cell.isLeaking) cells.leaked += 1;
        expect({ place: place.path, ...cell.foreign }).toEqual({ place: place.path, ...cell.missing });
        if (place.part === 'params') expect(cell.foreign).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      }
      await send(api.app, operation, request, await bearer(api, ours, ['company_admin']));
      expect(await rowMarks(server, tables, theirs.id)).toEqual(before);
    });

    it('is granted to who may', async () => {
      const answer = await own.send();
      cells.tested += 1;
      // A control that fails makes every refusal above worthless.
      expect([operation.id, answer.statusCode < 300 ? 'granted' : `void: ${answer.statusCode} ${answer.body}`]).toEqual(
        [operation.id, 'granted'],
      );
    });
  });

  it('leaks nothing', () => expect(cells.leaked).toBe(0));

  function expectCell(answer: LightMyRequestResponse, status: number, code: string): void {
    cells.tested += 1;
    if (answer.statusCode < 300) cells.leaked += 1;
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  }
});

/** Right in everything but the key that signed it. */
async function forgedToken(companyId: string): Promise<string> {
  const { issuer, audience } = api.app.get(DevelopmentIssuer);
  const { privateKey } = await generateKeyPair('ES256');
  const token = new SignJWT({ company_id: companyId, roles: ['company_admin'] }).setProtectedHeader({ alg: 'ES256' });
  return `Bearer ${await token.setIssuer(issuer).setAudience(audience).setSubject('forger').setExpirationTime('1 h').sign(privateKey)}`;
}
