import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { getDataSourceToken } from '@nestjs/typeorm';
import { readdirSync } from 'node:fs';
import { Readiness } from './readiness.js';

const MIGRATED = readdirSync('src/migrations').map((file) => ({ timestamp: file.split('-')[0]! }));
const GOOD_ROLE = {
  name: 'app',
  superuser: false,
  bypasses: false,
  creates: false,
  owned: null,
  truncatable: null,
  schemas: null,
  altered: null,
  powers: null,
};

describe('readiness', () => {
  const query = jest.fn<(sql: string) => Promise<unknown[]>>();
  let readiness: Readiness;
  const answers = (migrations: unknown[], role: object): void => {
    query.mockImplementation(async (sql) => (sql.includes('FROM migrations') ? migrations : [role]));
  };

  beforeEach(async () => {
    query.mockReset();
    const source = { provide: getDataSourceToken(), useValue: { query } };
    const module = await Test.createTestingModule({ providers: [Readiness, source] }).compile();
    readiness = module.get(Readiness);
  });

  it.each([
    ['all is well', MIGRATED, GOOD_ROLE, undefined],
    ['the database is ahead', [...MIGRATED, { timestamp: '9999999999999' }], GOOD_ROLE, undefined],
    ['a migration is missing', MIGRATED.slice(1), GOOD_ROLE, 'migrations'],
    ['the role bypasses row-level security', MIGRATED, { ...GOOD_ROLE, bypasses: true }, 'role'],
  ])('when %s', async (_what, migrations, role, problem) => {
    answers(migrations, role);
    expect(await readiness.problem()).toBe(problem);
  });

  it('when the database fails', async () => {
    query.mockRejectedValue(new Error('gone'));
    expect(await readiness.problem()).toBe('database');
  });

  it('asks for the schema once in a while, for the database always', async () => {
    answers(MIGRATED, GOOD_ROLE);
    await readiness.problem();
    const asked = query.mock.calls.length;
    await readiness.problem();
    expect(query.mock.calls.slice(asked)).toEqual([['SELECT 1']]);
  });

  it('asks once for all who ask at the same time', async () => {
    answers(MIGRATED, GOOD_ROLE);
    await readiness.problem();
    query.mockClear();
    await Promise.all(Array.from({ length: 50 }, () => readiness.problem()));
    expect(query.mock.calls).toEqual([['SELECT 1']]);
  });

  it('when it stops, without asking', async () => {
    readiness.stop();
    expect(await readiness.problem()).toBe('stopping');
    expect(query).not.toHaveBeenCalled();
  });
});
