import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { FindingSeverity } from '../findings/finding.codes.js';

/** A finding with its last event and its requirement. */
export interface FindingRow {
  id: string;
  title: string;
  severity: FindingSeverity;
  isOpen: boolean;
  recordedAt: string;
  changedAt: string;
  requirementTitle: string | null;
  citation: string | null;
}

const FINDINGS = `SELECT f.id, f.title, coalesce(w.severity, f.severity) AS severity,
    coalesce(w.kind <> 'closed', true) AS "isOpen", f.created_at AS "recordedAt",
    greatest(f.updated_at, w.created_at) AS "changedAt", r.title AS "requirementTitle", r.citation
  FROM audit_findings f
  LEFT JOIN LATERAL (SELECT e.severity, e.kind, e.created_at FROM audit_finding_events e
    WHERE e.company_id = $1 AND e.finding_id = f.id ORDER BY e.sequence DESC LIMIT 1) w ON true
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
