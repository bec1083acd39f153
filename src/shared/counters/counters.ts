import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { tenantContext } from '../tenancy/tenant-context.js';

// The row stays locked until the unit ends: whoever comes next waits, and a rollback gives the numbers back.
const TAKE = `INSERT INTO company_counters (company_id, name, value) VALUES ($1, $2, $3)
  ON CONFLICT (company_id, name) DO UPDATE SET value = company_counters.value + excluded.value RETURNING value`;

/** Numbers without gaps, per company and name (interchange control numbers, batch numbers): 1, 2, 3 … */
@Injectable()
export class Counters {
  constructor(private readonly database: Database) {}

  /** The next number. Inside a unit of work only. */
  next(name: string): Promise<number> {
    return this.take(name, 1);
  }

  /** Takes `count` numbers in a row and answers the first. Inside a unit of work only. */
  async take(name: string, count: number): Promise<number> {
    if (tenantContext.current().unit === undefined)
      throw new Error('Numbers are taken inside the unit of work that uses them');
    if (!Number.isInteger(count) || count < 1) throw new RangeError('At least one number is taken');
    const [row] = await this.database.query<{ value: number }>(TAKE, [name, count]);
    return row!.value - count + 1;
  }
}
