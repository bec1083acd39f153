import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { owedNotices } from '../deadlines/register-deadlines.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import { trainingDuties } from '../trainings/training-duties.repository.js';
import type {
  AccessRequestFigures,
  AssociateFigures,
  IncidentFigures,
  MipsYearFigures,
  RegisterFigures,
  TrainingFigures,
} from './register-figures.dto.js';

const MIPS = `SELECT s.performance_year AS "performanceYear",
    count(*) FILTER (WHERE s.status = 'preparation') AS "inPreparation",
    count(*) FILTER (WHERE s.status = 'submitted') AS submitted, count(*) FILTER (WHERE s.status = 'accepted') AS accepted,
    count(*) FILTER (WHERE s.status = 'rejected') AS rejected, count(*) FILTER (WHERE s.status = 'withdrawn') AS withdrawn
  FROM (SELECT m.performance_year, CASE WHEN d.kind IS NOT NULL THEN d.kind WHEN r.id IS NOT NULL THEN 'submitted'
      WHEN m.status = 'withdrawn' AND m.updated_at < $2 THEN 'withdrawn' ELSE 'preparation' END AS status
    FROM mips_submissions m
    LEFT JOIN mips_receipts r ON r.company_id = m.company_id AND r.submission_id = m.id AND r.created_at < $2
    LEFT JOIN mips_decisions d ON d.company_id = m.company_id AND d.submission_id = m.id AND d.created_at < $2
    WHERE m.company_id = $1 AND m.created_at < $2) s
  GROUP BY s.performance_year ORDER BY s.performance_year DESC`;

const INCIDENTS = `SELECT s.*, n.* FROM
  (SELECT count(*) FILTER (WHERE e.kind <> 'closed') AS open, count(*) FILTER (WHERE e.kind = 'closed') AS closed,
      count(*) FILTER (WHERE a.conclusion = 'breach') AS breaches
    FROM security_incidents i
    CROSS JOIN LATERAL (SELECT e.kind FROM incident_events e WHERE e.company_id = i.company_id AND e.incident_id = i.id
      AND e.created_at < $3 ORDER BY e.sequence DESC LIMIT 1) e
    LEFT JOIN LATERAL (SELECT a.conclusion FROM breach_assessments a WHERE a.company_id = i.company_id
      AND a.incident_id = i.id AND a.created_at < $3 ORDER BY a.sequence DESC LIMIT 1) a ON true
    WHERE i.company_id = $1) s,
  (SELECT count(*) AS "noticesOwed", count(*) FILTER (WHERE x.due_on < $2) AS "noticesOverdue"
    FROM (${owedNotices('$3')}) x) n`;

const IN_FORCE = `g.company_id = b.company_id AND g.associate_id = b.id AND g.created_at < $3`;
const ASSOCIATES = `SELECT count(*) FILTER (WHERE c.is_covered) AS covered,
    count(*) FILTER (WHERE c.is_covered AND NOT n.is_followed) AS expiring,
    count(*) FILTER (WHERE NOT c.is_covered) AS "notCovered"
  FROM business_associates b
  CROSS JOIN LATERAL (SELECT count(*) > 0 AS is_covered, max(coalesce(least(g.expires_on, g.terminated_on), 'infinity')) AS ends_on
    FROM business_associate_agreements g
    WHERE ${IN_FORCE} AND g.starts_on <= $2 AND coalesce(least(g.expires_on, g.terminated_on), 'infinity') >= $2) c
  CROSS JOIN LATERAL (SELECT c.ends_on > $2::date + 60 OR EXISTS (SELECT 1 FROM business_associate_agreements g
    WHERE ${IN_FORCE} AND g.starts_on = c.ends_on + 1
      AND coalesce(least(g.expires_on, g.terminated_on), 'infinity') >= g.starts_on) AS is_followed) n
  WHERE b.company_id = $1 AND b.created_at < $3 AND (b.ended_on IS NULL OR b.ended_on >= $2)`;

const TRAININGS = `SELECT count(*) FILTER (WHERE y.state IN ('trained', 'expiring')) AS trained,
    count(*) FILTER (WHERE y.state = 'pending') AS pending, count(*) FILTER (WHERE y.state = 'overdue') AS overdue
  FROM (${trainingDuties('$3')}) y`;

// Before its extension a request was due 30 days earlier (164.524(b)(2)(ii), 164.528(c)(1)(ii)).
const REQUESTS = `SELECT count(*) FILTER (WHERE s.is_open) AS open,
    count(*) FILTER (WHERE s.is_open AND s.due_on < $2) AS overdue,
    count(*) FILTER (WHERE NOT s.is_open AND s.status <> 'withdrawn') AS closed,
    count(*) FILTER (WHERE NOT s.is_open AND s.status <> 'withdrawn' AND s.closed_on > s.due_on) AS "closedLate"
  FROM (SELECT q.status, q.closed_on, q.closed_on IS NULL OR q.closed_on > $2 AS is_open,
      CASE WHEN q.extended_on > $2 THEN q.due_on - 30 ELSE q.due_on END AS due_on
    FROM access_requests q WHERE q.company_id = $1 AND q.created_at < $3 AND q.received_on <= $2) s`;

const DISCLOSURES = `SELECT count(*) AS disclosures FROM disclosures d
  WHERE d.company_id = $1 AND d.created_at < $3 AND d.disclosed_on <= $2 AND (d.voided_at IS NULL OR d.voided_at >= $3)`;

/**
 * Counts of the registers on a day, each in one statement. `$2` the day, `$3` the instant at which it ends. Who is
 * active and which courses are in use is as it is now: these have no history of their own.
 */
@Injectable()
export class RegisterFiguresRepository {
  constructor(private readonly database: Database) {}

  mipsByYear(asOf: AsOf): Promise<MipsYearFigures[]> {
    return this.database.query(MIPS, [asOf.before]);
  }

  async others(asOf: AsOf): Promise<Omit<RegisterFigures, 'mips'>> {
    return {
      incidents: await this.one<IncidentFigures>(INCIDENTS, asOf),
      businessAssociates: await this.one<AssociateFigures>(ASSOCIATES, asOf),
      trainings: await this.one<TrainingFigures>(TRAININGS, asOf),
      accessRequests: await this.one<AccessRequestFigures>(REQUESTS, asOf),
      disclosures: (await this.one<{ disclosures: number }>(DISCLOSURES, asOf)).disclosures,
    };
  }

  private async one<Row>(sql: string, asOf: AsOf): Promise<Row> {
    const [row] = await this.database.query<Row>(sql, [asOf.day, asOf.before]);
    return row!;
  }
}
