import { DEADLINE_KINDS } from '../deadlines/register-deadline.codes.js';
import { DEADLINES } from '../deadlines/register-deadlines.repository.js';
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
const REQUIREMENTS = `SELECT 'requirement'::text AS kind, r.id AS record_id, NULL::text AS detail, p.due_on, r.title, r.owner
  FROM compliance_requirements r
  CROSS JOIN LATERAL (SELECT y.due_on FROM (SELECT b.due_on FROM requirement_periods b
      WHERE b.company_id = $1 AND b.requirement_id = r.id AND b.due_on < $2 ORDER BY b.due_on DESC LIMIT 1) y
    UNION ALL SELECT b.due_on FROM requirement_periods b WHERE b.company_id = $1 AND b.requirement_id = r.id
      AND b.due_on >= $2 AND b.due_on <= $3) p
  WHERE r.company_id = $1 AND ${NOT_EXEMPTED}
    AND NOT EXISTS (SELECT 1 FROM attestation_signatures g WHERE g.company_id = $1 AND g.requirement_id = r.id
      AND g.covered_until >= p.due_on AND (g.valid_from <= p.due_on OR g.period_due_on = p.due_on)
      AND ${NOT_REVOKED('g')})`;

/** Attestations that end; one that has ended is overdue where no period tells so. */
const ATTESTATIONS = `SELECT 'attestation'::text AS kind, g.attestation_id AS record_id, NULL::text AS detail, g.covered_until AS due_on, r.title, r.owner
  FROM attestation_signatures g
  JOIN compliance_requirements r ON r.company_id = g.company_id AND r.id = g.requirement_id
  WHERE g.company_id = $1 AND g.covered_until <= $3 AND ${NOT_REVOKED('g')} AND ${NOT_EXEMPTED}
    AND (g.covered_until >= $2 OR NOT EXISTS (SELECT 1 FROM requirement_periods b
      WHERE b.company_id = $1 AND b.requirement_id = r.id))
    AND NOT EXISTS (SELECT 1 FROM attestation_signatures n WHERE n.company_id = $1
      AND n.requirement_id = g.requirement_id AND n.covered_until > g.covered_until AND ${NOT_REVOKED('n')})`;

const EVIDENCE = `SELECT 'evidence'::text AS kind, e.id AS record_id, NULL::text AS detail, v.expires_on AS due_on, e.title, NULL::text AS owner
  FROM evidence e
  JOIN evidence_versions v ON v.company_id = e.company_id AND v.evidence_id = e.id
    AND v.version_number = e.latest_version AND v.expires_on <= $3
  WHERE e.company_id = $1 AND e.disposed_at IS NULL
    AND EXISTS (SELECT 1 FROM evidence_requirements q WHERE q.company_id = $1 AND q.evidence_id = e.id)`;

const FINDINGS = `SELECT 'finding'::text AS kind, f.id AS record_id, NULL::text AS detail, w.due_on, f.title, NULL::text AS owner
  FROM audit_findings f
  JOIN LATERAL (SELECT k.kind, k.due_on FROM audit_finding_events k
    WHERE k.company_id = $1 AND k.finding_id = f.id ORDER BY k.sequence DESC LIMIT 1) w ON true
  WHERE f.company_id = $1 AND w.kind NOT IN ('closed', 'paused') AND w.due_on <= $3`;

const ACTIONS = `SELECT 'corrective_action'::text AS kind, c.id AS record_id, NULL::text AS detail, c.due_on, c.title, c.owner FROM corrective_actions c
  WHERE c.company_id = $1 AND c.status IN ('planned', 'in_progress') AND c.due_on <= $3`;

const POLICIES = `SELECT 'policy_review'::text AS kind, d.id AS record_id, NULL::text AS detail, p.review_due_on AS due_on, d.title, d.owner
  FROM policy_versions p JOIN policy_documents d ON d.company_id = p.company_id AND d.id = p.policy_id
  WHERE p.company_id = $1 AND p.status = 'effective' AND p.review_due_on <= $3`;

const ASSESSMENTS = `SELECT 'risk_assessment'::text AS kind, a.id AS record_id, NULL::text AS detail, a.next_due_on AS due_on,
    a.title, NULL::text AS owner
  FROM compliance_risk_assessments a
  WHERE a.company_id = $1 AND a.next_due_on <= $3 AND NOT EXISTS (SELECT 1 FROM compliance_risk_assessments n
    WHERE n.company_id = $1 AND n.previous_assessment_id = a.id)`;

const TREATMENTS = `SELECT 'risk_treatment'::text AS kind, t.id AS record_id, NULL::text AS detail, t.due_on,
    left(t.description, 200) AS title, u.display_name AS owner
  FROM risk_treatments t JOIN users u ON u.company_id = t.company_id AND u.id = t.owner_id
  WHERE t.company_id = $1 AND t.due_on <= $3 AND t.status = 'planned'`;

const REGISTERS = `SELECT x.kind, x.record_id, x.detail, x.due_on, x.title, NULL::text AS owner
  FROM (${DEADLINES}) x WHERE x.due_on <= $3`;

/** Some kinds of things that fall due, and the statement that finds them. */
export interface ReminderSource {
  kinds: readonly ReminderKind[];
  sql: string;
}

/**
 * What falls due: statements that answer kind, record_id, detail, due_on, title and owner of what is due by the day $3
 * or was before ($1 company, $2 today). Whoever adds a thing that falls due adds its statement and its words.
 */
export const REMINDER_SOURCES: readonly ReminderSource[] = [
  { kinds: ['requirement'], sql: REQUIREMENTS },
  { kinds: ['attestation'], sql: ATTESTATIONS },
  { kinds: ['evidence'], sql: EVIDENCE },
  { kinds: ['finding'], sql: FINDINGS },
  { kinds: ['corrective_action'], sql: ACTIONS },
  { kinds: ['policy_review'], sql: POLICIES },
  { kinds: ['risk_assessment'], sql: ASSESSMENTS },
  { kinds: ['risk_treatment'], sql: TREATMENTS },
  { kinds: DEADLINE_KINDS, sql: REGISTERS },
];
