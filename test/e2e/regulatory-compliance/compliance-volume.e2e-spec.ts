import { jest } from '@jest/globals';
import { fillCompliance } from '../../../bench/support/compliance-data.mjs';
import { withClient } from '../../../src/embedded/provision.js';
import { addDays } from '../../../src/shared/domain/day.rules.js';
import { today } from '../../support/company-day.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';

const REQUIREMENTS = 10_000;
/** Five years, by year; by quarter in the long run. */
const [PERIODS, DAYS] = process.env.QUINTET_LONG ? [20, 91] : [5, 365];
/** The order of magnitude: `npm run bench -- compliance` measures. */
const LIMIT_MS = 2000;
const BASE = '/regulatory-compliance';

jest.setTimeout(180_000);

describe(`RC §0 lists and statistics at ${REQUIREMENTS} requirements with ${PERIODS} attestations each`, () => {
  let api: TestApi;
  let officer: Caller;
  beforeAll(async () => {
    api = await startApi();
    const company = await api.newCompany();
    officer = await company.as('compliance');
    const volume = { requirements: REQUIREMENTS, attestations: PERIODS, days: DAYS };
    await withClient(api.database.superuserUrl, (client) => fillCompliance(client, company.id, volume));
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
});
