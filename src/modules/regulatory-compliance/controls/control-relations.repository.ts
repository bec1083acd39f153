import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ControlRelation } from './control-relation.entity.js';

const REACHES = `WITH RECURSIVE reached AS (
    SELECT $2::uuid AS id
    UNION SELECT x.to_control_id FROM control_relations x JOIN reached d ON d.id = x.from_control_id
      WHERE x.company_id = $1)
  SELECT 1 FROM reached WHERE id = $3`;
// One relation at a time: two at once could close a circle that neither sees. Catalogs are few.
const LOCK = 'SELECT id FROM control_catalogs WHERE company_id = $1 ORDER BY id FOR UPDATE';

/** Relations of controls. Append-only. */
@Injectable()
export class ControlRelationsRepository extends TenantRepository<ControlRelation> {
  constructor(store: Store) {
    super(store, ControlRelation);
  }

  async ofControl(controlId: string): Promise<ControlRelation[]> {
    const from = await this.find({ fromControlId: controlId }, { id: 'ASC' });
    return [...from, ...(await this.find({ toControlId: controlId }, { id: 'ASC' }))];
  }

  /** Whether a way leads along the relations from one control to another; nobody adds one until the unit ends. */
  async reaches(fromControlId: string, toControlId: string): Promise<boolean> {
    await this.store.database.query(LOCK);
    return (await this.store.database.query(REACHES, [fromControlId, toControlId])).length > 0;
  }
}
