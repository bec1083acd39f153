import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { BundleStatisticsQuery, ElementRate, Grouping } from './bundle-statistics.dto.js';
import type { Counts } from './bundle-statistics.rules.js';

/** Counts of a group as the database has them. */
export type BundleCounts = Counts & { key: string | null };

const KEYS: Record<Grouping, string> = {
  month: `to_char(c.assessed_on, 'YYYY-MM')`,
  unit: 'c.unit',
  assessor: 'c.created_by::text',
};

// $2 code, $3 from, $4 to, $5 unit, $6 assessor; each may be null. What has been replaced is not counted.
const COUNTED = `FROM bundle_compliance c
  JOIN care_bundles b ON b.company_id = c.company_id AND b.id = c.care_bundle_id
  LEFT JOIN bundle_compliance r ON r.company_id = c.company_id AND r.replaces_id = c.id`;
const WHERE = `WHERE c.company_id = $1 AND r.id IS NULL AND ($2::text IS NULL OR b.code = $2)
  AND ($3::date IS NULL OR c.assessed_on >= $3) AND ($4::date IS NULL OR c.assessed_on <= $4)
  AND ($5::text IS NULL OR c.unit = $5) AND ($6::uuid IS NULL OR c.created_by = $6)`;

/** Sums over assessments, each in one statement. */
@Injectable()
export class BundleStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** Counts by month, ward or assessor, in the order of their keys. */
  groups(by: Grouping, query: BundleStatisticsQuery): Promise<BundleCounts[]> {
    return this.database.query(
      `SELECT ${KEYS[by]} AS key, count(*)::integer AS assessed, count(c.is_perfect)::integer AS counted,
         (count(*) FILTER (WHERE c.is_perfect))::integer AS perfect,
         sum(c.applicable_count)::integer AS opportunities, sum(c.met_count)::integer AS "opportunitiesMet",
         sum(c.critical_applicable_count)::integer AS "criticalOpportunities",
         sum(c.critical_met_count)::integer AS "criticalMet"
       ${COUNTED} ${WHERE} GROUP BY 1 ORDER BY 1 NULLS LAST`,
      parametersOf(query),
    );
  }

  /** How often each element applied and was met, by its code. */
  elements(query: BundleStatisticsQuery): Promise<Omit<ElementRate, 'rate'>[]> {
    return this.database.query(
      `SELECT e.code, (count(*) FILTER (WHERE x.outcome <> 'not_applicable'))::integer AS applicable,
         (count(*) FILTER (WHERE x.outcome IN ('met', 'contraindicated')))::integer AS met
       ${COUNTED}
       JOIN bundle_element_results x ON x.company_id = c.company_id AND x.bundle_compliance_id = c.id
       JOIN care_bundle_elements e ON e.company_id = x.company_id AND e.id = x.element_id
       ${WHERE} GROUP BY e.code ORDER BY min(e.number), e.code`,
      parametersOf(query),
    );
  }
}

function parametersOf({ code, from, to, unit, assessorId }: BundleStatisticsQuery): unknown[] {
  return [code, from, to, unit, assessorId].map((value) => value ?? null);
}
