import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { companyDay } from '../../../shared/time/company-days.js';
import type { ChartedMetric } from '../performance-improvements/metric-chart.rules.js';

export interface Period {
  from: string | null;
  to: string | null;
}
export interface KeyCount {
  key: string;
  count: number;
}
/** A point of a metric, with what its chart is made of. */
export interface MetricRow extends ChartedMetric {
  id: string;
  status: string;
  points: { measuredOn: string; value: number | null; size: number | null; isExcluded: boolean }[];
}

// $2 from, $3 to; each may be null. Begun by the end of the time, and not ended before it.
const DURING = (ended: string) => `($3::date IS NULL OR ${companyDay('t.created_at')} <= $3)
  AND ($2::date IS NULL OR ${ended} IS NULL OR ${ended} >= $2)`;
const ENDED_ON = 'coalesce(t.completed_on, t.cancelled_on)';
const ON_TIME = `SELECT count(*) FILTER (WHERE t.completed_on <= t.aim_by_on)::integer AS "onTime", count(*)::integer AS due
  FROM quality_improvement_projects t WHERE t.company_id = $1 AND t.cancelled_on IS NULL
    AND CASE WHEN t.completed_on IS NOT NULL
      THEN ($2::date IS NULL OR t.completed_on >= $2) AND ($3::date IS NULL OR t.completed_on <= $3)
      ELSE t.aim_by_on < $4::date AND ($2::date IS NULL OR t.aim_by_on >= $2) AND ($3::date IS NULL OR t.aim_by_on <= $3)
    END`;
const BUNDLES = `SELECT count(c.is_perfect)::integer AS counted, (count(*) FILTER (WHERE c.is_perfect))::integer AS perfect,
    (avg(c.met_count::double precision / c.applicable_count) FILTER (WHERE c.is_perfect IS NOT NULL)) AS "meanScore"
  FROM bundle_compliance c
  LEFT JOIN bundle_compliance r ON r.company_id = c.company_id AND r.replaces_id = c.id
  WHERE c.company_id = $1 AND r.id IS NULL
    AND ($2::date IS NULL OR c.assessed_on >= $2) AND ($3::date IS NULL OR c.assessed_on <= $3)`;
const METRICS = `SELECT t.id, t.status, t.chart, t.better_is AS "betterIs", t.target_value AS "targetValue",
    t.baseline_points AS "baselinePoints", t.rules,
    coalesce(json_agg(json_build_object('measuredOn', p.measured_on, 'value', p.value, 'size', p.size,
      'isExcluded', p.is_excluded) ORDER BY p.measured_on) FILTER (WHERE p.id IS NOT NULL), '[]') AS points
  FROM performance_improvements t
  LEFT JOIN performance_data_points p ON p.company_id = t.company_id AND p.performance_improvement_id = t.id
    AND ($3::date IS NULL OR p.measured_on <= $3)
  WHERE t.company_id = $1 AND ${DURING(`CASE WHEN t.status = 'abandoned' THEN t.closed_on END`)}
  GROUP BY t.company_id, t.id`;

/** Counts of the module, each in one statement. */
@Injectable()
export class ImprovementStatisticsRepository {
  constructor(private readonly database: Database) {}

  projects(by: 'status' | 'priority', period: Period): Promise<KeyCount[]> {
    return this.database.query(
      `SELECT t.${by} AS key, count(*)::integer AS count FROM quality_improvement_projects t
       WHERE t.company_id = $1 AND ${DURING(ENDED_ON)} GROUP BY 1`,
      [period.from, period.to],
    );
  }

  /** Of the projects due: completed in the time, or open though the day of their aim has passed in it. */
  async onTime({ from, to }: Period, today: string): Promise<{ onTime: number; due: number }> {
    const [row] = await this.database.query<{ onTime: number; due: number }>(ON_TIME, [from, to, today]);
    return row!;
  }

  cycles({ from, to }: Period): Promise<KeyCount[]> {
    return this.database.query(
      `SELECT t.phase AS key, count(*)::integer AS count FROM pdsa_cycles t
       WHERE t.company_id = $1 AND ${DURING('t.completed_on')} GROUP BY 1`,
      [from, to],
    );
  }

  async bundles({ from, to }: Period): Promise<{ counted: number; perfect: number; meanScore: number | null }> {
    const [row] = await this.database.query<{ counted: number; perfect: number; meanScore: number | null }>(BUNDLES, [
      from,
      to,
    ]);
    return row!;
  }

  /** Metrics with their points up to the end of the time. */
  metrics({ from, to }: Period): Promise<MetricRow[]> {
    return this.database.query(METRICS, [from, to]);
  }

  practices(by: 'evidence_level' | 'status', { from, to }: Period): Promise<KeyCount[]> {
    return this.database.query(
      `SELECT t.${by} AS key, count(*)::integer AS count FROM best_practices t
       WHERE t.company_id = $1 AND ${DURING('t.withdrawn_on')} GROUP BY 1`,
      [from, to],
    );
  }
}
