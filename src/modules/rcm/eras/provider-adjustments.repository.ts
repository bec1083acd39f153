import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ProviderAdjustment } from './provider-adjustment.entity.js';

@Injectable()
export class ProviderAdjustmentsRepository extends TenantRepository<ProviderAdjustment> {
  constructor(store: Store) {
    super(store, ProviderAdjustment);
  }

  ofEra(eraId: string): Promise<ProviderAdjustment[]> {
    return this.find({ eraId }, { ordinal: 'ASC' });
  }
}
