import { jest } from '@jest/globals';
import type pg from 'pg';
import { withClient } from '../../../src/embedded/provision.js';
import { addDays } from '../../../src/shared/domain/day.rules.js';
import { today } from '../../support/company-day.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const REQUIREMENTS = 10_000;
/** Five years, by year; by quarter in the long run. */
const [PERIODS, DAYS] = process.env.QUINTET_LONG ? [20, 91] : [5, 365];
/** The goal holds on an idle machine; beside other test files only the order of magnitude can be held. */
const LIMIT_MS = process.env.QUINTET_LONG ? 100 : 2000;
const BASE = '/regulatory-compliance';

jest.setTimeout(180_000);

const STAMP = `'2021-01-01T00:00:00Z'::timestamptz + make_interval(days => n * $3)`;
const ATTESTED = `WITH i AS (SELECT r.id, n, gen_random_uuid() AS attestation FROM compliance_requirements r
    CROSS JOIN generate_series(0, $2 - 1) n WHERE r.company_id = $1),
  p AS (INSERT INTO requirement_periods (company_id, id, requirement_id, starts_on, ends_on, due_on)
    SELECT $1, gen_random_uuid(), i.id, d.first, d.first + $3 - 1, d.first + $3 - 1
    FROM i CROSS JOIN LATERAL (SELECT current_date - ($2 - n) * $3 + 20 AS first) d),
  a AS (INSERT INTO compliance_attestations (company_id, id, created_at, created_by, requirement_id,
      requirement_revision, requirement_hash, statement, valid_to, content_hash)
    SELECT $1, i.attestation, ${STAMP}, $1, i.id, 1, 'h', 'Attested as every year', '2000-01-01', 'h' FROM i)
  INSERT INTO attestation_signatures (company_id, id, created_at, created_by, attestation_id, requirement_id,
    requirement_hash, signer_roles, valid_from, valid_to, covered_until, content_hash)
  SELECT $1, gen_random_uuid(), ${STAMP}, $1, i.attestation, i.id, 'h', '{compliance}', d.first, d.last, d.last, 'h'
  FROM i CROSS JOIN LATERAL (SELECT current_date - ($2 - n) * $3 + 20 AS first,
    current_date - ($2 - n) * $3 + 19 + $3 AS last) d`;
const DEFINITION = `program, category, title, is_mandatory, required_evidence, frequency, starts_on, first_ends_on,
  due_months_after_end, content_hash, revision`;
const MADE = `INSERT INTO compliance_requirements (company_id, id, created_at, created_by, version, updated_at, updated_by,
    revised_at, planned_through, ${DEFINITION})
  SELECT $1, gen_random_uuid(), '2020-01-01', $1, 1, '2020-01-01', $1, '2020-01-01', '2099-12-31',
    (ARRAY['HIPAA', 'OSHA', 'MIPS'])[1 + n % 3], 'Volume', 'Requirement ' || n, n % 5 > 0, '{}', 'annual',
    '2020-01-01', '2020-12-31', 0, 'h', 1 FROM generate_series(1, $2) n`;

describe(`RC §0 lists and statistics at ${REQUIREMENTS} requirements with ${PERIODS} attestations each`, () => {
  let api: TestApi;
  let officer: Caller;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    officer = await company.as('compliance');
    await withClient(api.database.superuserUrl, (client) => seed(client, company.id));
  });
  afterAll(() => api.close());

  it.each([
    ['statistics today', `${BASE}/statistics`],
    ['statistics two years ago', `${BASE}/statistics?asOf=${addDays(today(), -730)}`],
    ['a list', `${BASE}/requirements?limit=50`],
    ['a list by status', `${BASE}/requirements?status=compliant&program=OSHA`],
    ['a list by a status that none has', `${BASE}/requirements?status=not_applicable`],
    ['a list two years ago', `${BASE}/requirements?limit=200&asOf=${addDays(today(), -730)}`],
    ['what is overdue', `${BASE}/requirements/overdue`],
  ])('%s is quick', async (name, url) => {
    const times: number[] = [];
    for (let run = 0; run < 7; run++) {
      const start = performance.now();
      expect((await officer.get(url)).statusCode).toBe(200);
      times.push(performance.now() - start);
    }
    const best = times.sort((a, b) => a - b)[0]!;
    process.stderr.write(`${name}: ${best.toFixed(0)} ms (median ${times[3]!.toFixed(0)} ms)\n`);
    // The best of seven: other work on the machine is not what is measured.
    expect(best).toBeLessThan(LIMIT_MS);
  });

  it('and they count right', async () => {
    const { requirements, attestations } = (await officer.get(`${BASE}/statistics`)).json();
    expect(requirements).toMatchObject({
      total: REQUIREMENTS,
      overdue: 0,
      mandatory: { compliant: 8000, applicable: 8000, ratePercent: 100 },
      optional: { compliant: 2000, applicable: 2000 },
    });
    const valid = { prepared: 0, valid: REQUIREMENTS, expiring: REQUIREMENTS, revoked: 0 };
    expect(attestations).toMatchObject({ ...valid, expired: REQUIREMENTS * (PERIODS - 1) });
  });

  async function seed(client: pg.Client, companyId: string): Promise<void> {
    await client.query(MADE, [companyId, REQUIREMENTS]);
    await client.query(ATTESTED, [companyId, PERIODS, DAYS]);
    for (const table of ['compliance_requirements', 'requirement_periods', 'attestation_signatures'])
      await client.query(`VACUUM ANALYZE ${table}`);
    await client.query('VACUUM ANALYZE compliance_attestations');
  }
});
