import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/database/new-id.js';
import { snakeCase } from '../../../shared/database/snake-naming.strategy.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Requirement } from './requirement.entity.js';
import { DEFINITION_FIELDS } from './requirement.rules.js';

const DEFINITION = [...DEFINITION_FIELDS, 'contentHash', 'revision'].map(snakeCase).join(', ');
const KEEP_REVISION = `INSERT INTO requirement_revisions (company_id, id, created_at, created_by, requirement_id, ${DEFINITION})
  SELECT company_id, $2, $3, $4, id, ${DEFINITION} FROM compliance_requirements WHERE company_id = $1 AND id = $5 RETURNING id`;
const LOCK = `SELECT id FROM compliance_requirements WHERE company_id = $1 AND id = $2 FOR UPDATE`;

@Injectable()
export class RequirementsRepository extends TenantRepository<Requirement> {
  constructor(store: Store) {
    super(store, Requirement);
  }

  /** Keeps the definition as it is now among the revisions, at the instant of the change. */
  async keepRevision({ id, revisedAt }: Requirement): Promise<void> {
    await this.store.database.query(KEEP_REVISION, [newId(), revisedAt, tenantContext.actorId(), id]);
  }

  /** The requirement, held until the unit of work ends: of two that act on it one waits for the other. */
  async hold(id: string): Promise<Requirement> {
    await this.store.database.query(LOCK, [id]);
    return this.get(id);
  }

  byId(id: string): Promise<Requirement | null> {
    return this.findOne({ id });
  }

  /** Keys of the default requirements that the company has already. */
  async defaultKeys(): Promise<Set<string>> {
    const rows = await this.store.database.query<{ defaultKey: string }>(
      `SELECT default_key AS "defaultKey" FROM compliance_requirements WHERE company_id = $1 AND default_key IS NOT NULL`,
    );
    return new Set(rows.map(({ defaultKey }) => defaultKey));
  }

  /** Requirements whose periods are laid out up to a day before `day` only. */
  plannedBefore(day: string): Promise<Requirement[]> {
    return this.store.database.query<Requirement>(
      `SELECT id, frequency, recurrence_rule AS "recurrenceRule", starts_on AS "startsOn",
         first_ends_on AS "firstEndsOn", recurs_from AS "recursFrom", due_months_after_end AS "dueMonthsAfterEnd"
       FROM compliance_requirements WHERE company_id = $1 AND planned_through < $2 ORDER BY id FOR UPDATE`,
      [day],
    );
  }

  async isAnyPlannedBefore(day: string): Promise<boolean> {
    const rows = await this.store.database.query(
      'SELECT 1 FROM compliance_requirements WHERE company_id = $1 AND planned_through < $2 LIMIT 1',
      [day],
    );
    return rows.length > 0;
  }

  async setPlanned(ids: readonly string[], day: string): Promise<void> {
    await this.store.database.query(
      'UPDATE compliance_requirements SET planned_through = $3 WHERE company_id = $1 AND id = ANY($2)',
      [ids, day],
    );
  }
}
