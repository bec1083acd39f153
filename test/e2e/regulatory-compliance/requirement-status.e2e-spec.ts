import { jest } from '@jest/globals';
import fc from 'fast-check';
import { withClient } from '../../../src/embedded/provision.js';
import type { RequirementView } from '../../../src/modules/regulatory-compliance/requirements/requirement.dto.js';
import {
  requirementStanding,
  type RequirementRecords,
} from '../../../src/modules/regulatory-compliance/requirements/requirement-status.rules.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { addDays } from '../../../src/shared/domain/day.rules.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { type SeededRequirement, seedRequirements } from '../../support/compliance-records.js';

const PATH = '/regulatory-compliance/requirements';
const FIRST_DAY = '2024-01-01';
const DAYS = 120;

jest.setTimeout(120_000);

const day = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(FIRST_DAY, days));
// Around midnight in New York, where both sides of a day's end are close.
const instant = fc
  .tuple(day, fc.constantFrom('03:59:59.999', '04:00:00.000', '05:00:00.000', '04:59:59.999', '12:00:00.000'))
  .map(([on, time]) => `${on}T${time}Z`);
const hash = fc.constantFrom('a', 'b');
const sorted = <T extends { createdAt: string }>(rows: T[]): T[] =>
  [...rows].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));

const arbitraryRecords: fc.Arbitrary<RequirementRecords> = fc
  .record({
    revisions: fc.uniqueArray(fc.record({ contentHash: hash, createdAt: instant }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ createdAt }) => createdAt,
    }),
    dues: fc.uniqueArray(day, { maxLength: 4 }),
    exemptions: fc.array(
      fc.record({
        requirementHash: hash,
        validFrom: day,
        validTo: fc.option(day),
        decisions: fc.uniqueArray(
          fc.record({ kind: fc.constantFrom('approved' as const, 'revoked' as const), createdAt: instant }),
          { maxLength: 2, selector: ({ kind }) => kind },
        ),
      }),
      { maxLength: 1 },
    ),
    findings: fc.array(
      fc.array(
        fc.record({
          kind: fc.constantFrom('opened', 'regraded', 'closed', 'reopened'),
          severity: fc.constantFrom('minor' as const, 'moderate' as const, 'major' as const, 'critical' as const),
          createdAt: instant,
        }),
        { minLength: 1, maxLength: 3 },
      ),
      { maxLength: 1 },
    ),
    signatures: fc.array(
      fc.record({
        requirementHash: hash,
        period: fc.option(fc.nat({ max: 3 })),
        validFrom: day,
        length: fc.integer({ min: 0, max: 60 }),
        createdAt: instant,
        revokedAt: fc.option(instant),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ dues, signatures, revisions, findings, exemptions }) => {
    const periods = [...dues].sort().map((dueOn) => ({ id: newId(), dueOn }));
    return {
      revisions: sorted(revisions),
      periods,
      exemptions,
      findings: findings.map((events) => ({ events: sorted(events) })),
      signatures: signatures.map(({ period, length, ...signature }) => ({
        ...signature,
        periodId: period === null ? null : (periods[period]?.id ?? null),
        coveredUntil: addDays(signature.validFrom, length),
      })),
    };
  });

describe('RC §1.6 status of a requirement', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('RC §1.6, §1.8: the statement says of any day what the rule says of the records', async () => {
    const company = await api.newCompany();
    const compliance = await company.as('compliance');
    const count = process.env.QUINTET_LONG ? 3000 : 400;
    const seeded: SeededRequirement[] = fc.sample(arbitraryRecords, count).map((records) => ({ id: newId(), records }));
    await withClient(api.database.superuserUrl, (client) => seedRequirements(client, company.id, seeded));
    const reasons = new Set<string>();
    for (const on of [1, 20, 45, 68, 69, 70, 90, DAYS].map((days) => addDays(FIRST_DAY, days))) {
      const views = await all(compliance, `${PATH}?limit=200&asOf=${on}`);
      const told = new Map(views.map((view) => [view.id, view]));
      for (const { id, records } of seeded) {
        const expected = requirementStanding(records, { day: on, before: endOfDayInNewYork(on) });
        const view = told.get(id);
        if (expected) reasons.add(expected.statusReason);
        const found = view && { status: view.status, statusReason: view.statusReason };
        expect({ on, records, standing: found ?? null }).toEqual({
          on,
          records,
          standing: expected && { status: expected.status, statusReason: expected.statusReason },
        });
        if (view && expected)
          expect(view.overdueSince !== null).toBe(expected.isLastPeriodMissed && expected.statusReason !== 'EXEMPTED');
      }
    }
    // Else the comparison would prove little.
    expect(reasons.size).toBe(6);
  });
});

async function all(caller: Caller, first: string): Promise<RequirementView[]> {
  const views: RequirementView[] = [];
  for (let url: string | null = first; url !== null;) {
    const page: { items: RequirementView[]; nextCursor: string | null } = (await caller.get(url)).json();
    views.push(...page.items);
    url = page.nextCursor === null ? null : `${first}&cursor=${page.nextCursor}`;
  }
  return views;
}

/** Eastern time: five hours behind UTC, four from 10 March 2024 on. */
function endOfDayInNewYork(on: string): string {
  const isSummer = on >= '2024-03-10';
  return `${addDays(on, 1)}T${isSummer ? '04' : '05'}:00:00.000Z`;
}
