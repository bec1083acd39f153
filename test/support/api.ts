import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { AppModule } from '../../src/app.module.js';
import { addCompany, creationOf } from '../../src/cli/company.command.js';
import { DevelopmentIssuer } from '../../src/shared/access/development-issuer.js';
import type { Role } from '../../src/shared/access/permission.codes.js';
import { settingsFrom, type Settings } from '../../src/shared/config/settings.js';
import { type CompanyUnits, openCompanyUnits } from '../../src/shared/database/company-unit.js';
import { newId } from '../../src/shared/database/new-id.js';
import { createHttpApp } from '../../src/shared/http/http-app.js';
import { checkAgainstDocument } from './response-schema.js';
import { testDatabase, testFolder, type TestDatabase } from '../setup/test-database.js';

/** The application under test over the worker's database, with companies and callers made on demand. */
export interface TestApi {
  app: NestFastifyApplication;
  settings: Settings;
  database: TestDatabase;
  newCompany(name?: string): Promise<TestCompany>;
  close(): Promise<void>;
}

export interface TestCompany {
  id: string;
  /** A caller with this role (a user of its own for each subject). */
  as(role: Role, subject?: string): Promise<Caller>;
}

type Send = (
  url: string,
  options?: { body?: unknown; headers?: Record<string, string> },
) => Promise<LightMyRequestResponse>;

/**
 * Sends requests with one token. Paths are given without the base path: `/rcm/payers`. Every answer is held against
 * openapi.json.
 */
export interface Caller {
  token: string;
  get: Send;
  post: Send;
  patch: Send;
  put: Send;
  delete: Send;
}

/** Starts over the worker's database, or over one of the test's own. */
export async function startApi(environment: NodeJS.ProcessEnv = {}, own?: TestDatabase): Promise<TestApi> {
  const database = own ?? (await testDatabase());
  const settings = settingsFrom(
    {
      DATA_DIR: `${testFolder()}/w${process.env.JEST_WORKER_ID ?? '1'}`,
      // The access matrix alone shows a thousand bad tokens from one address.
      RATE_LIMIT_PER_MINUTE: '1000000',
      // A busy machine is no failure of what is tested; the limit itself has a test of its own.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      LOG_LEVEL: process.env.QUINTET_TEST_LOG ?? 'silent',
      ...environment,
    },
    database.appUrl,
  );
  const app = await createHttpApp(AppModule.with(settings), settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const issuer = app.get(DevelopmentIssuer);
  let units: Promise<CompanyUnits> | undefined;
  return {
    app,
    settings,
    database,
    async close() {
      await app.close();
      await (await units)?.end();
    },
    async newCompany(name = 'Test Clinic') {
      const company = { id: newId(), name, timeZone: 'America/New_York' };
      const opened = await (units ??= openCompanyUnits(database.migratorUrl));
      const { id } = await opened.run(creationOf(company), (unit) => addCompany(unit, company));
      const as = async (role: Role, subject = `${role}-1`): Promise<Caller> =>
        caller(app, await issuer.sign({ companyId: id, subject, name: subject, roles: [role] }));
      return { id, as };
    },
  };
}

export function caller(app: NestFastifyApplication, token: string): Caller {
  const send =
    (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'): Send =>
    async (url, options = {}) => {
      const answer = await app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${token}`, ...options.headers },
        ...(options.body === undefined ? {} : { payload: options.body as object }),
      });
      checkAgainstDocument(method, `/api/v1${url}`, answer);
      return answer;
    };
  return {
    token,
    get: send('GET'),
    post: send('POST'),
    patch: send('PATCH'),
    put: send('PUT'),
    delete: send('DELETE'),
  };
}
