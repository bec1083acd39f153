import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock } from './clock.js';

/** SQL: the day on which an instant (an expression) is where the company `$1` is. */
export function companyDay(instant: string): string {
  return `(${instant} AT TIME ZONE (SELECT time_zone FROM companies WHERE company_id = $1))::date`;
}

/** The calendar of the company: a deadline ends at its midnight, not at that of Greenwich. */
@Injectable()
export class CompanyDays {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Today where the company is, `YYYY-MM-DD`. */
  async today(): Promise<string> {
    const [company] = await this.database.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM companies WHERE company_id = $1',
    );
    return this.clock.today(company?.timeZone);
  }
}
