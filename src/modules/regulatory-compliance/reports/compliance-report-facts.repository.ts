import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';
import type { StatusReason } from '../requirements/requirement.codes.js';
import { standings } from '../requirements/requirement-standings.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type { ReportedFinding, ReportedRequirement } from './compliance-report.rules.js';

export type RequirementFacts = Omit<ReportedRequirement, 'status' | 'statusReason'> & { reason: StatusReason };

const REQUIREMENTS = `SELECT r.id, d.program, d.title, d.citation, d.owner, d.is_mandatory AS "isMandatory", s.reason,
    CASE WHEN NOT a.is_met AND s.reason <> 'EXEMPTED' THEN l.due_on END AS "overdueSince",
    EXISTS (SELECT 1 FROM attestation_signatures o WHERE o.company_id = $1 AND o.requirement_id = r.id
      AND o.covered_until >= $4 AND o.valid_from <= $5 AND o.created_at < $3 AND o.requirement_hash = d.content_hash
      AND NOT EXISTS (SELECT 1 FROM attestation_revocations x
        WHERE x.company_id = $1 AND x.attestation_id = o.attestation_id AND x.created_at < $3)) AS "isCovered"
  FROM ${standings()} WHERE r.company_id = $1 ORDER BY d.program, d.title, r.id`;

const FINDINGS = `SELECT f.id, coalesce(t.title, f.title) AS title, z.severity, f.requirement_id AS "requirementId",
    to_char(f.created_at AT TIME ZONE c.time_zone, 'YYYY-MM-DD') AS "openedOn"
  FROM (SELECT DISTINCT ON (w.finding_id) w.finding_id, w.kind, w.severity FROM audit_finding_events w
    WHERE w.company_id = $1 AND w.created_at < $2 ORDER BY w.finding_id, w.sequence DESC) z
  JOIN audit_findings f ON f.company_id = $1 AND f.id = z.finding_id
  JOIN companies c ON c.company_id = $1
  LEFT JOIN LATERAL (SELECT v.title FROM audit_finding_revisions v WHERE v.company_id = $1 AND v.finding_id = f.id
    AND v.created_at < $2 ORDER BY v.revision DESC LIMIT 1) t ON true
  WHERE z.kind <> 'closed' ORDER BY f.created_at, f.id`;

/** What a report tells, from what was recorded before an instant; each in one statement. */
@Injectable()
export class ComplianceReportFactsRepository {
  constructor(private readonly database: Database) {}

  requirements(asOf: AsOf, periodFrom: string, periodTo: string): Promise<RequirementFacts[]> {
    return this.database.query(REQUIREMENTS, [asOf.day, asOf.before, periodFrom, periodTo]);
  }

  openFindings({ before }: AsOf): Promise<ReportedFinding[]> {
    return this.database.query(FINDINGS, [before]);
  }
}
