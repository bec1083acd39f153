import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { AppModule } from '../../../src/app.module.js';
import { insertCompany } from '../../../src/cli/company.command.js';
import { DevelopmentIssuer } from '../../../src/shared/access/development-issuer.js';
import { settingsFrom } from '../../../src/shared/config/settings.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { createHttpApp } from '../../../src/shared/http/http-app.js';
import { Metrics } from '../../../src/shared/observability/metrics.js';
import { operations, type OperationEntry } from '../../support/openapi-operations.js';
import { testDatabase, testFolder } from '../../setup/test-database.js';

describe('what a patient must not find again', () => {
  const lines: string[] = [];
  const canaries: string[] = [];
  /** A word that nothing else contains. */
  const canary = (): string => {
    const word = `canary${randomBytes(8).toString('hex')}`;
    canaries.push(word);
    return word;
  };

  /** Every field of a request holds a canary: in its place, in a wrong place, in what no parser takes. */
  const requests = ({ method, path, operation }: OperationEntry): object[] => {
    const url = path.replaceAll(/\{[^}]+\}/g, () => newId());
    const fields = Object.keys(operation.requestBody?.content['application/json']?.schema?.properties ?? {});
    const body = Object.fromEntries([...fields, 'name', 'lastName', 'memberId'].map((field) => [field, canary()]));
    const headers = {
      'if-match': `"${canary()}"`,
      'idempotency-key': canary(),
      'x-patient': canary(),
      cookie: `a=${canary()}`,
    };
    return [
      { method, url: `${url}?name=${canary()}&cursor=${canary()}&limit=${canary()}`, headers },
      { method, url: path.replaceAll(/\{[^}]+\}/g, () => canary()), headers: { ...headers, 'if-match': '"1"' } },
      { method, url, headers: { ...headers, 'if-match': '"1"' }, payload: body },
      {
        method,
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: `{"name":"${canary()}", ${canary()}`,
      },
      { method, url, headers: { ...headers, 'content-type': canary() }, payload: canary() },
    ];
  };

  it('is in no log line, metric or refusal', async () => {
    const to = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const { appUrl, migratorUrl } = await testDatabase();
    const dataDir = `${testFolder()}/w${process.env.JEST_WORKER_ID ?? '1'}`;
    const settings = settingsFrom(
      { DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '0', MAX_EVENT_LOOP_DELAY_MS: '0' },
      appUrl,
    );
    const app = await createHttpApp(AppModule.with(settings), { logLevel: 'debug' }, to);
    await app.init();
    const company = await insertCompany(migratorUrl, { id: newId(), name: 'Clinic', timeZone: 'UTC' });
    const roles = ['company_admin', 'billing_supervisor', 'care_manager'];
    const token = await app.get(DevelopmentIssuer).sign({ companyId: company.id, subject: 'all', name: 'All', roles });
    const refusals: string[] = [];
    for (const entry of operations()) {
      for (const request of requests(entry) as { headers: object; method: OperationEntry['method']; url: string }[]) {
        for (const authorization of [`Bearer ${token}`, `Bearer ${canary()}`]) {
          const answer = await app.inject({ ...request, headers: { ...request.headers, authorization } });
          expect(answer.statusCode).toBeLessThan(500);
          if (answer.statusCode >= 400) refusals.push(answer.payload);
        }
      }
    }
    await app.inject({ url: `/api/v1/${canary()}?${canary()}=1` }).then((answer) => refusals.push(answer.payload));
    const metrics = await app.get(Metrics).registry.metrics();
    await app.close();
    const written = [...lines, ...refusals, metrics].join('\n');
    expect(canaries.filter((word) => written.includes(word))).toEqual([]);
    // The search would find what is there: names of unknown properties are told back, values never.
    expect(written).toMatch('/memberId');
    expect(canaries.length).toBeGreaterThan(500);
    expect(lines.length).toBeGreaterThan(100);
    expect(refusals.length).toBeGreaterThan(100);
  }, 120_000);
});
