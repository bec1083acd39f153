import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import { jsonList } from '../../../shared/database/json-columns.js';
import type { ActionStatus } from '../corrective-actions/corrective-action.codes.js';
import type { FindingSeverity } from '../findings/finding.codes.js';

/** A corrective action of a finding. */
export interface ActionRow {
  id: string;
  title: string;
  description: string | null;
  owner: string | null;
  status: ActionStatus;
  dueAt: string;
}

/** A finding with its last event and its requirement. */
export interface FindingRow {
  id: string;
  findingNumber: string;
  auditNumber: string | null;
  title: string;
  description: string | null;
  rootCause: string | null;
  severity: FindingSeverity;
  isOpen: boolean;
  recordedAt: string;
  changedAt: string;
  requirementTitle: string | null;
  citation: string | null;
  /** Last second of the day on which it is due; null: its clock stands or it is closed. */
  dueAt: string | null;
  actions: ActionRow[];
}

/**
 * SQL: the last second of a day where the company `o` is, RFC 3339 with its offset then: whoever reads it finds the day
 * that was meant.
 */
function lastSecondOf(day: string): string {
  const second = `(${day} + time '23:59:59')`;
  const offset = `(${second} AT TIME ZONE 'UTC' - ${second} AT TIME ZONE o.time_zone)`;
  const sign = `CASE WHEN ${offset} < interval '0' THEN '-' ELSE '+' END`;
  return `to_char(${second}, 'YYYY-MM-DD"T"HH24:MI:SS') || ${sign} || to_char(greatest(${offset}, -${offset}), 'HH24:MI')`;
}

const ACTIONS = `SELECT c.id, c.title, c.description, c.owner, c.status, ${lastSecondOf('c.due_on')} AS "dueAt", c.created_at
  FROM corrective_actions c WHERE c.company_id = $1 AND c.finding_id = f.id`;
const FINDINGS = `SELECT f.id, f.finding_number AS "findingNumber", a.audit_number AS "auditNumber", f.title, f.description,
    f.root_cause AS "rootCause", ${lastSecondOf('w.due_on')} AS "dueAt", ${jsonList(ACTIONS, 'r.created_at, r.id')} AS actions, coalesce(w.severity, f.severity) AS severity,
    coalesce(w.kind <> 'closed', true) AS "isOpen", f.created_at AS "recordedAt",
    greatest(f.updated_at, w.created_at, r.updated_at, (SELECT max(c.updated_at) FROM corrective_actions c
      WHERE c.company_id = $1 AND c.finding_id = f.id)) AS "changedAt", r.title AS "requirementTitle", r.citation
  FROM audit_findings f
  JOIN companies o ON o.company_id = f.company_id
  LEFT JOIN LATERAL (SELECT e.severity, e.kind, e.due_on, e.created_at FROM audit_finding_events e
    WHERE e.company_id = $1 AND e.finding_id = f.id ORDER BY e.sequence DESC LIMIT 1) w ON true
  LEFT JOIN regulatory_audits a ON a.company_id = f.company_id AND a.id = f.audit_id
  LEFT JOIN compliance_requirements r ON r.company_id = f.company_id AND r.id = f.requirement_id
  WHERE f.company_id = $1 ORDER BY f.created_at, f.id`;

/** What a plan of action tells. */
@Injectable()
export class PlanOfActionRepository {
  constructor(private readonly database: Database) {}

  findings(): Promise<FindingRow[]> {
    return this.database.query(FINDINGS);
  }
}
