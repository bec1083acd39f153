import { Injectable } from '@nestjs/common';
import { changedFields } from '../../database/changed-fields.rules.js';
import { Database } from '../../database/database.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DomainError, notFound } from '../../errors/domain-error.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Clock } from '../../time/clock.js';
import type { Company, UpdateCompanyDto } from './company.dto.js';

const READ = `SELECT company_id AS id, name, time_zone AS "timeZone", status, version,
    created_at AS "createdAt", updated_at AS "updatedAt"
  FROM companies WHERE company_id = $1`;
const CHANGE = `UPDATE companies SET name = $2, time_zone = $3, version = $4, updated_at = $5 WHERE company_id = $1`;

/** The one row that is the caller's company. */
@Injectable()
export class CompaniesRepository {
  constructor(
    private readonly database: Database,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  current(): Promise<Company> {
    return this.read(READ);
  }

  /** Changes the company if it still has this version; else VERSION_STALE. */
  change(version: number, facts: UpdateCompanyDto): Promise<Company> {
    return this.units.run(async () => {
      const company = await this.read(`${READ} FOR UPDATE`);
      if (company.version !== version) throw new DomainError('VERSION_STALE');
      const { before, after } = changedFields({ ...company }, { ...facts });
      if (Object.keys(after).length === 0) return company;
      const changed = { ...company, ...after, version: version + 1, updatedAt: this.clock.now() };
      await this.database.query(CHANGE, [changed.name, changed.timeZone, changed.version, changed.updatedAt]);
      this.units.changed({ kind: 'update', entity: 'companies', id: tenantContext.companyId(), before, after });
      return changed;
    });
  }

  private async read(statement: string): Promise<Company> {
    const [company] = await this.database.query<Company>(statement);
    if (company === undefined) throw notFound();
    return company;
  }
}
