import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { AuditStatus } from '../audits/audit.codes.js';
import type { ActionEventKind } from '../corrective-actions/corrective-action.codes.js';
import { FINDINGS_THEN } from '../findings/finding-standings.repository.js';
import { OUTSTANDING, POLICIES_IN_FORCE } from '../policies/policy-acknowledgements.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type { RiskLevel } from '../risk-assessments/risk.codes.js';
import type { FindingSeverityTotal, PolicyFigures } from './governance-statistics.dto.js';

const AUDITS = `SELECT w.status, count(*) AS audits FROM regulatory_audits a
  JOIN LATERAL (SELECT c.status FROM audit_status_changes c WHERE c.company_id = $1 AND c.audit_id = a.id
    AND c.created_at < $2 ORDER BY c.sequence DESC LIMIT 1) w ON true
  WHERE a.company_id = $1 GROUP BY w.status`;

const FINDINGS = `SELECT w.severity, count(*) FILTER (WHERE w.kind <> 'closed') AS open,
    count(*) FILTER (WHERE w.due_on < $2) AS overdue, count(*) FILTER (WHERE w.kind = 'closed') AS closed
  FROM ${FINDINGS_THEN} WHERE f.company_id = $1 GROUP BY w.severity`;

const CLOSING = `SELECT count(*) AS "ofAgeOrClosed",
    count(*) FILTER (WHERE w.kind = 'closed' AND w.occurred_on <= o.occurred_on + 90) AS "closedWithin90Days"
  FROM ${FINDINGS_THEN}
  JOIN audit_finding_events o ON o.company_id = f.company_id AND o.finding_id = f.id AND o.sequence = 1
  WHERE f.company_id = $1 AND (w.kind = 'closed' OR o.occurred_on <= $2::date - 90)`;

const ACTIONS = `SELECT w.kind, count(*) AS actions, count(*) FILTER (WHERE coalesce(d.due_on, c.due_on) < $2) AS late
  FROM corrective_actions c
  JOIN LATERAL (SELECT e.kind FROM corrective_action_events e WHERE e.company_id = $1 AND e.action_id = c.id
    AND e.created_at < $3 ORDER BY e.sequence DESC LIMIT 1) w ON true
  LEFT JOIN LATERAL (SELECT v.due_on FROM corrective_action_revisions v WHERE v.company_id = $1 AND v.action_id = c.id
    AND v.created_at < $3 ORDER BY v.revision DESC LIMIT 1) d ON true
  WHERE c.company_id = $1 GROUP BY w.kind`;

const POLICIES = `SELECT count(*) AS "inForce", count(*) FILTER (WHERE r.due_on < $2) AS overdue,
    count(*) FILTER (WHERE r.due_on BETWEEN $2::date AND $2::date + 30) AS "dueWithin30Days",
    (SELECT count(*) FROM policy_versions d JOIN LATERAL (SELECT e.kind FROM policy_events e WHERE e.company_id = $1
      AND e.policy_version_id = d.id AND e.created_at < $3 ORDER BY e.sequence DESC LIMIT 1) w ON true
      WHERE d.company_id = $1 AND w.kind IN ('drafted', 'edited', 'submitted', 'returned', 'approved')) AS "inWork",
    (SELECT count(*) FROM ${OUTSTANDING}) AS "outstandingAcknowledgements"
  FROM (${POLICIES_IN_FORCE}) i JOIN policy_versions v ON v.company_id = $1 AND v.id = i.id
  CROSS JOIN LATERAL (SELECT coalesce((SELECT e.review_due_on FROM policy_events e WHERE e.company_id = $1
    AND e.policy_version_id = v.id AND e.review_due_on IS NOT NULL AND e.created_at < $3
    ORDER BY e.sequence DESC LIMIT 1), v.review_due_on) AS due_on) r`;

const STANDING = `compliance_risk_assessments a WHERE a.company_id = $1 AND a.created_at < $2 AND NOT EXISTS
  (SELECT 1 FROM compliance_risk_assessments n
    WHERE n.company_id = $1 AND n.previous_assessment_id = a.id AND n.created_at < $2)`;

const RISKS = `SELECT w.inherent, w.residual, w.target, count(*) AS risks FROM assessed_risks r
  JOIN LATERAL (SELECT l.status, l.inherent, l.residual, l.target FROM risk_level_records l WHERE l.company_id = $1
    AND l.risk_id = r.id AND l.created_at < $2 AND (l.applies_from IS NULL OR l.applies_from <= $3) ORDER BY l.sequence DESC LIMIT 1) w ON true
  WHERE r.company_id = $1 AND w.status = 'open' AND r.assessment_id IN (SELECT a.id FROM ${STANDING})
  GROUP BY w.inherent, w.residual, w.target`;

const ASSESSMENTS = `SELECT count(*) AS assessments, count(*) FILTER (WHERE b.next_due_on < $3) AS overdue,
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM risk_approvals p WHERE p.company_id = $1 AND p.assessment_id = b.id
      AND p.treatment_id IS NULL AND p.content_hash = b.content_hash AND p.created_at < $2)) AS approved
  FROM (SELECT s.id, coalesce(v.next_due_on, s.next_due_on) AS next_due_on,
      coalesce(v.content_hash, s.content_hash) AS content_hash
    FROM (SELECT a.id, a.next_due_on, a.content_hash FROM ${STANDING}) s
    LEFT JOIN LATERAL (SELECT w.next_due_on, w.content_hash FROM risk_assessment_revisions w
      WHERE w.company_id = $1 AND w.assessment_id = s.id AND w.created_at < $2
      ORDER BY w.revision DESC LIMIT 1) v ON true) b`;

export interface RiskCount {
  inherent: RiskLevel;
  residual: RiskLevel;
  target: RiskLevel;
  risks: number;
}

/** Counts on a day, each in one statement over the whole set. */
@Injectable()
export class GovernanceStatisticsRepository {
  constructor(private readonly database: Database) {}

  audits(asOf: AsOf): Promise<{ status: AuditStatus; audits: number }[]> {
    return this.database.query(AUDITS, [asOf.before]);
  }

  findings(asOf: AsOf): Promise<FindingSeverityTotal[]> {
    return this.database.query(FINDINGS, [asOf.day, asOf.before]);
  }

  async closing(asOf: AsOf): Promise<{ ofAgeOrClosed: number; closedWithin90Days: number }> {
    return this.one(CLOSING, [asOf.day, asOf.before]);
  }

  /** By last event; `late`: the due day has passed, whatever the event. */
  actions(asOf: AsOf): Promise<{ kind: ActionEventKind; actions: number; late: number }[]> {
    return this.database.query(ACTIONS, [asOf.day, asOf.before]);
  }

  policies(asOf: AsOf): Promise<PolicyFigures> {
    return this.one(POLICIES, [asOf.day, asOf.before]);
  }

  risks(asOf: AsOf): Promise<RiskCount[]> {
    return this.database.query(RISKS, [asOf.before, asOf.day]);
  }

  assessments(asOf: AsOf): Promise<{ assessments: number; overdue: number; approved: number }> {
    return this.one(ASSESSMENTS, [asOf.before, asOf.day]);
  }

  private async one<Row>(sql: string, values: readonly unknown[]): Promise<Row> {
    const [row] = await this.database.query<Row>(sql, values);
    return row!;
  }
}
