import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { bulkInsert, stamped, type BulkTable } from '../../../shared/database/bulk-insert.js';
import { newId } from '../../../shared/database/new-id.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import type { PointSource } from './performance-improvement.codes.js';
import { PerformanceDataPoint } from './performance-data-point.entity.js';
import type { CreateDataPointDto } from './performance-improvement.dto.js';

/** A point as a feed brings it. */
interface FedPoint {
  measuredOn: string;
  value: number | null;
  size: number | null;
}

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
    source: 'text',
  },
};

// A point that somebody entered stays his; the same again is no change.
const FILL = `INSERT INTO performance_data_points AS p (company_id, id, created_at, created_by, version, updated_at, updated_by,
    performance_improvement_id, measured_on, value, size, is_excluded, source)
  SELECT $1, f.id, $2, $3, 1, $2, $3, $4, f.measured_on, f.value, f.size, false, $5
  FROM unnest($6::uuid[], $7::date[], $8::double precision[], $9::double precision[]) AS f(id, measured_on, value, size)
  ON CONFLICT (company_id, performance_improvement_id, measured_on) DO UPDATE
  SET value = excluded.value, size = excluded.size, version = p.version + 1, updated_at = excluded.updated_at,
    updated_by = excluded.updated_by
  WHERE p.source = excluded.source AND (p.value IS DISTINCT FROM excluded.value OR p.size IS DISTINCT FROM excluded.size)
  RETURNING measured_on AS "measuredOn", value, size`;

@Injectable()
export class PerformanceDataPointsRepository extends TenantRepository<PerformanceDataPoint> {
  constructor(store: Store) {
    super(store, PerformanceDataPoint);
  }

  /** The points of a metric by day. */
  of(performanceImprovementId: string): Promise<PerformanceDataPoint[]> {
    return this.find({ performanceImprovementId }, { measuredOn: 'ASC' });
  }

  /** The points of several metrics by day. */
  ofAll(metricIds: readonly string[]): Promise<PerformanceDataPoint[]> {
    return metricIds.length === 0
      ? Promise.resolve([])
      : this.find({ performanceImprovementId: In([...metricIds]) }, { measuredOn: 'ASC' });
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
    const rows = points.map((point) => ({
      ...point,
      isExcluded: point.isExcluded ?? false,
      source: 'entered',
      performanceImprovementId,
    }));
    await bulkInsert(database, POINTS, stamped(rows, clock.now()));
    units.note({
      entity: 'performance_improvements',
      entityId: performanceImprovementId,
      facts: { points: points.map(({ measuredOn, value, size }) => ({ measuredOn, value, size })) },
    });
  }

  /** Brings the points of a feed up to date in one statement; answers the days that changed. */
  async fill(performanceImprovementId: string, source: PointSource, points: readonly FedPoint[]): Promise<string[]> {
    const { database, units, clock } = this.store;
    const changed = await database.query<FedPoint>(FILL, [
      clock.now(),
      tenantContext.actorId(),
      performanceImprovementId,
      source,
      points.map(() => newId()),
      points.map(({ measuredOn }) => measuredOn),
      points.map(({ value }) => value),
      points.map(({ size }) => size),
    ]);
    if (changed.length > 0) {
      const entity = { entity: 'performance_improvements', entityId: performanceImprovementId };
      units.note({ ...entity, facts: { source, points: changed } });
    }
    return changed.map(({ measuredOn }) => measuredOn);
  }
}
