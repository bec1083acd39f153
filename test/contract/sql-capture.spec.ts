import { jest } from '@jest/globals';
import { withClient } from '../../src/embedded/provision.js';
import { startApi } from '../support/api.js';
import { tenantTables } from '../support/row-marks.js';
import { operationsOf, send } from '../support/operations.js';
import { prepare } from '../support/prepared.js';
import { recipeOf } from '../support/recipes/all-recipes.js';
import { namesOneOf, sqlProblems } from '../support/sql-rules.js';
import { captureStatements, type CapturedStatement } from '../support/statements.js';

const capture = captureStatements();
const api = await startApi();
const operations = operationsOf(api.app).filter(({ permission }) => permission !== undefined);

// Some recipes wait for a job to end.
jest.setTimeout(30_000);

describe('the statements of', () => {
  let tables: ReadonlySet<string>;
  const seen = new Set<string>();
  beforeAll(async () => {
    tables = new Set(await withClient(api.database.migratorUrl, (client) => tenantTables(client, [])));
  });
  afterAll(async () => {
    capture.stop();
    process.stderr.write(`SQL capture: ${seen.size} different statements of ${operations.length} operations\n`);
    await api.close();
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s keep the rules',
    async (_, operation) => {
      const company = await api.newCompany();
      capture.statements.length = 0;
      const { request, authorization } = await prepare(api, company, operation);
      const before = capture.statements.length;
      await send(api.app, operation, request, authorization);
      // A capture that sees nothing would find nothing wrong.
      if (recipeOf(operation).needsNoStatement !== true) expect(capture.statements.length).toBeGreaterThan(before);
      for (const { text } of capture.statements) seen.add(text);
      expect(capture.statements.flatMap((statement) => problemsOf(statement))).toEqual([]);
    },
  );

  it('this capture are noticed when they break them', async () => {
    const { DataSource } = await import('typeorm');
    capture.statements.length = 0;
    await api.app.get(DataSource).query('SELECT id FROM payers');
    expect(capture.statements.flatMap((statement) => problemsOf(statement))).toEqual([
      { text: 'SELECT id FROM payers', problem: 'payers is not narrowed to company_id = $n' },
      { text: 'SELECT id FROM payers', problem: 'there is no company in context' },
    ]);
  });

  function problemsOf({ text, values, companyId }: CapturedStatement): { text: string; problem: string }[] {
    if (!namesOneOf(text, tables)) return [];
    const problems = sqlProblems(text, tables);
    if (companyId === undefined) problems.push('there is no company in context');
    else if (!values.includes(companyId)) problems.push('the company in context is no parameter');
    return problems.map((problem) => ({ text, problem }));
  }
});
