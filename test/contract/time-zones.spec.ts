import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { testDatabase } from '../setup/test-database.js';

// Whatever a process does with days it does in its own time zone, so each zone gets a process of its own.
const SCRIPT = `
  const day = await import('./dist/shared/domain/day.rules.js');
  const { Clock } = await import('./dist/shared/time/clock.js');
  const { tenantClient } = await import('./dist/shared/database/tenant-client.js');
  const Client = tenantClient('implicit', true);
  const client = new Client({ connectionString: process.env.DATABASE, options: '-c TimeZone=UTC' });
  await client.connect();
  const read = await client.query(
    "SELECT date '2026-03-08' AS spring, date '2026-11-01' AS autumn, $1::date AS given, timestamptz '2026-03-08T07:30:00Z' AS instant",
    ['2026-12-31'],
  );
  await client.end();
  const clock = Object.assign(new Clock(), { now: () => '2026-07-01T03:30:00.000Z' });
  console.log(JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    rows: read.rows,
    leap: day.addDays('2024-02-28', 1),
    overSpring: day.addDays('2026-03-07', 2),
    overAutumn: day.addDays('2026-10-31', 2),
    between: day.daysBetween('2026-03-07', '2026-03-09'),
    month: day.addMonths('2026-01-31', 1),
    compact: day.dayFromCompact('20260308'),
    today: clock.today('America/New_York'),
  }));
`;

async function daysIn(zone: string): Promise<Record<string, unknown>> {
  const { appUrl } = await testDatabase();
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { ...process.env, TZ: zone, DATABASE: appUrl },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('calendar days', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('are the same on a machine in %s', async (zone) => {
    expect(await daysIn(zone)).toEqual({
      zone,
      rows: [{ spring: '2026-03-08', autumn: '2026-11-01', given: '2026-12-31', instant: '2026-03-08T07:30:00.000Z' }],
      leap: '2024-02-29',
      overSpring: '2026-03-09',
      overAutumn: '2026-11-02',
      between: 2,
      month: '2026-02-28',
      compact: '2026-03-08',
      today: '2026-06-30',
    });
  });
});
