import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { CareBundleElement } from './care-bundle-element.entity.js';
import type { CreateBundleElementDto } from './care-bundle.dto.js';

const ELEMENTS: BulkTable = {
  table: 'care_bundle_elements',
  kind: 'append-only',
  columns: {
    careBundleId: 'uuid',
    number: 'integer',
    code: 'text',
    specification: 'text',
    frequency: 'text',
    responsible: 'text',
    isCritical: 'boolean',
    appliesIf: 'text',
  },
};

@Injectable()
export class CareBundleElementsRepository extends TenantRepository<CareBundleElement> {
  constructor(store: Store) {
    super(store, CareBundleElement);
  }

  /** The elements of an edition, in their order. */
  of(careBundleId: string): Promise<CareBundleElement[]> {
    return this.find({ careBundleId }, { number: 'ASC' });
  }

  /** Stores the elements of a new edition in one statement. */
  async add(careBundleId: string, elements: readonly CreateBundleElementDto[]): Promise<void> {
    const { database, units, clock } = this.store;
    const rows = elements.map((element, at) => ({
      ...element,
      isCritical: element.isCritical ?? false,
      careBundleId,
      number: at + 1,
    }));
    await bulkInsert(database, ELEMENTS, stamped(rows, clock.now()));
    units.note({ facts: { elements: elements.map(({ code }) => code) } });
  }
}
