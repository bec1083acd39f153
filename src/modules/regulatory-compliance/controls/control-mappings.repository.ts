import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ControlMapping } from './control-mapping.entity.js';

@Injectable()
export class ControlMappingsRepository extends TenantRepository<ControlMapping> {
  constructor(store: Store) {
    super(store, ControlMapping);
  }

  ofControl(controlId: string): Promise<ControlMapping[]> {
    return this.find({ controlId }, { id: 'ASC' });
  }
}
