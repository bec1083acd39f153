import type { ReminderKind } from './reminder.codes.js';

const NOT_REVOKED = (signature: string): string => `NOT EXISTS (SELECT 1 FROM attestation_revocations v
    WHERE v.company_id = $1 AND v.attestation_id = ${signature}.attestation_id)`;
const NOT_EXEMPTED = `NOT EXISTS (SELECT 1 FROM requirement_exemptions e
    JOIN exemption_decisions x ON x.company_id = e.company_id AND x.exemption_id = e.id AND x.kind = 'approved'
    WHERE e.company_id = $1 AND e.requirement_id = r.id AND e.requirement_hash = r.content_hash
      AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)
      AND NOT EXISTS (SELECT 1 FROM exemption_decisions y WHERE y.company_id = $1 AND y.exemption_id = e.id
        AND y.kind = 'revoked'))`;

/** The last period that fell due, or the next one that does, without an attestation. */
const REQUIREMENTS = `SELECT r.id AS record_id, p.due_on, r.title, r.owner
  FROM compliance_requirements r
  CROSS JOIN LATERAL ((SELECT b.due_on FROM requirement_periods b WHERE b.company_id = $1 AND b.requirement_id = r.id
      AND b.due_on < $2 ORDER BY b.due_on DESC LIMIT 1)
    UNION ALL SELECT b.due_on FROM requirement_periods b WHERE b.company_id = $1 AND b.requirement_id = r.id
      AND b.due_on >= $2 AND b.due_on <= $3) p
  WHERE r.company_id = $1 AND ${NOT_EXEMPTED}
    AND NOT EXISTS (SELECT 1 FROM attestation_signatures g WHERE g.company_id = $1 AND g.requirement_id = r.id
      AND g.covered_until >= p.due_on AND (g.valid_from <= p.due_on OR g.period_due_on = p.due_on)
      AND ${NOT_REVOKED('g')})`;

/** Attestations that end; one that has ended is overdue where no period tells so. */
const ATTESTATIONS = `SELECT g.attestation_id AS record_id, g.covered_until AS due_on, r.title, r.owner
  FROM attestation_signatures g
  JOIN compliance_requirements r ON r.company_id = g.company_id AND r.id = g.requirement_id
  WHERE g.company_id = $1 AND g.covered_until <= $3 AND ${NOT_REVOKED('g')} AND ${NOT_EXEMPTED}
    AND (g.covered_until >= $2 OR NOT EXISTS (SELECT 1 FROM requirement_periods b
      WHERE b.company_id = $1 AND b.requirement_id = r.id))
    AND NOT EXISTS (SELECT 1 FROM attestation_signatures n WHERE n.company_id = $1
      AND n.requirement_id = g.requirement_id AND n.covered_until > g.covered_until AND ${NOT_REVOKED('n')})`;

const EVIDENCE = `SELECT e.id AS record_id, v.expires_on AS due_on, e.title, NULL::text AS owner
  FROM evidence e
  JOIN evidence_versions v ON v.company_id = e.company_id AND v.evidence_id = e.id
    AND v.version_number = e.latest_version AND v.expires_on <= $3
  WHERE e.company_id = $1 AND e.disposed_at IS NULL
    AND EXISTS (SELECT 1 FROM evidence_requirements q WHERE q.company_id = $1 AND q.evidence_id = e.id)`;

const FINDINGS = `SELECT f.id AS record_id, w.due_on, f.title, NULL::text AS owner
  FROM audit_findings f
  JOIN LATERAL (SELECT k.kind, k.due_on FROM audit_finding_events k
    WHERE k.company_id = $1 AND k.finding_id = f.id ORDER BY k.sequence DESC LIMIT 1) w ON true
  WHERE f.company_id = $1 AND w.kind NOT IN ('closed', 'paused') AND w.due_on <= $3`;

const ACTIONS = `SELECT c.id AS record_id, c.due_on, c.title, c.owner FROM corrective_actions c
  WHERE c.company_id = $1 AND c.status <> 'verified' AND c.due_on <= $3`;

const POLICIES = `SELECT d.id AS record_id, p.review_due_on AS due_on, d.title, d.owner
  FROM policy_versions p JOIN policy_documents d ON d.company_id = p.company_id AND d.id = p.policy_id
  WHERE p.company_id = $1 AND p.status = 'effective' AND p.review_due_on <= $3`;

/**
 * What falls due, by kind: statements that answer record_id, due_on, title and owner of what is due by the day $3 or
 * was before ($1 company, $2 today). Whoever adds a thing that falls due adds its statement and its words.
 */
export const REMINDER_SOURCES: Readonly<Record<ReminderKind, string>> = {
  requirement: REQUIREMENTS,
  attestation: ATTESTATIONS,
  evidence: EVIDENCE,
  finding: FINDINGS,
  corrective_action: ACTIONS,
  policy_review: POLICIES,
};
