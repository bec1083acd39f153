import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { addMonths } from '../../../shared/domain/day.rules.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { companyDay } from '../../../shared/time/company-days.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';

/** How far ahead a status can be asked for: what then holds if nothing more is recorded. */
const MONTHS_AHEAD = 12;

const AS_OF = `SELECT d.day, to_char((d.day + 1)::timestamp AT TIME ZONE c.time_zone AT TIME ZONE 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS before, (d.day + 1)::timestamp AT TIME ZONE c.time_zone > $2 AS "isOpen", to_char($2::timestamptz AT TIME ZONE c.time_zone, 'YYYY-MM-DD') AS today
  FROM companies c
  CROSS JOIN LATERAL (SELECT coalesce($3::date, ($2::timestamptz AT TIME ZONE c.time_zone)::date) AS day) d
  WHERE c.company_id = $1`;

/** Days as the company counts them, in its own time zone. */
@Injectable()
export class CompanyCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The day (today, when none is asked for) and the instant at which it ends for the company. AS_OF_TOO_FAR beyond a year. */
  async asOf(day?: string): Promise<AsOf & { today: string }> {
    const [found] = await this.database.query<AsOf & { today: string }>(AS_OF, [this.clock.now(), day ?? null]);
    if (found!.day > addMonths(found!.today, MONTHS_AHEAD)) {
      const message = `asOf can be ${MONTHS_AHEAD} months ahead at most`;
      throw new DomainError('INVALID_PARAMETER', [{ code: 'AS_OF_TOO_FAR', message, parameter: 'asOf' }]);
    }
    return found!;
  }

  /** Today in the company's time zone. */
  async today(): Promise<string> {
    return (await this.asOf()).today;
  }

  /** The day of an instant in the company's time zone. */
  async dayOf(instant: string): Promise<string> {
    const [found] = await this.database.query<{ day: string }>(`SELECT ${companyDay('$2::timestamptz')} AS day`, [
      instant,
    ]);
    return found!.day;
  }

  async companyName(): Promise<string> {
    const [company] = await this.database.query<{ name: string }>('SELECT name FROM companies WHERE company_id = $1');
    return company!.name;
  }
}
