import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ImprovementSettings } from './improvement-settings.entity.js';

@Injectable()
export class ImprovementSettingsRepository extends TenantRepository<ImprovementSettings> {
  constructor(store: Store) {
    super(store, ImprovementSettings);
  }

  /** The company's row; null until it sets one. */
  current(): Promise<ImprovementSettings | null> {
    return this.findOne({});
  }
}
