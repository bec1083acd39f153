import { Injectable } from '@nestjs/common';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { PerformanceDataPoint } from './performance-data-point.entity.js';
import type { CreateDataPointDto } from './performance-improvement.dto.js';

const POINTS: BulkTable = {
  table: 'performance_data_points',
  kind: 'versioned',
  columns: {
    performanceImprovementId: 'uuid',
    measuredOn: 'date',
    value: 'double precision',
    size: 'double precision',
    isExcluded: 'boolean',
    note: 'text',
  },
};

@Injectable()
export class PerformanceDataPointsRepository extends TenantRepository<PerformanceDataPoint> {
  constructor(store: Store) {
    super(store, PerformanceDataPoint);
  }

  /** The points of a metric by day. */
  of(performanceImprovementId: string): Promise<PerformanceDataPoint[]> {
    return this.find({ performanceImprovementId }, { measuredOn: 'ASC' });
  }

  /** A point of this very metric. Throws NOT_FOUND. */
  async pointOf(performanceImprovementId: string, id: string): Promise<PerformanceDataPoint> {
    const point = await this.findOne({ performanceImprovementId, id });
    if (point === null) throw notFound();
    return point;
  }

  /** Stores points in one statement. Throws DUPLICATE when a day has one. */
  async add(performanceImprovementId: string, points: readonly CreateDataPointDto[]): Promise<void> {
    const { database, units, clock } = this.store;
    const rows = points.map((point) => ({ ...point, isExcluded: point.isExcluded ?? false, performanceImprovementId }));
    await bulkInsert(database, POINTS, stamped(rows, clock.now()));
    units.note({
      entity: 'performance_improvements',
      entityId: performanceImprovementId,
      facts: { points: points.map(({ measuredOn, value, size }) => ({ measuredOn, value, size })) },
    });
  }
}
