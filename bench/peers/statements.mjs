// The statements of the hand-written server: what a careful person writes for the same work, in as few as can be.
const PAYER = `id, version, created_at AS "createdAt", created_by AS "createdBy", updated_at AS "updatedAt",
  updated_by AS "updatedBy", name, electronic_payer_id AS "electronicPayerId", type,
  submission_method AS "submissionMethod", contact_name AS "contactName", contact_phone AS "contactPhone",
  contact_email AS "contactEmail", filing_limit_count AS "filingLimitCount", filing_limit_unit AS "filingLimitUnit",
  appeal_limit_days AS "appealLimitDays", is_active AS "isActive"`;
const EVENT = `company_id, id, occurred_at, actor_id, actor_kind, action, outcome, entity, entity_id, request_id, body`;

export const FIND_USER = `SELECT u.id FROM companies c JOIN users u ON u.company_id = c.company_id
  WHERE c.company_id = $1 AND c.status = 'active' AND u.status = 'active' AND u.issuer = $2 AND u.subject = $3`;
export const READ_PAYER = `SELECT ${PAYER} FROM payers WHERE company_id = $1 AND id = $2`;
export const ADD_PAYER = `WITH event AS (
    INSERT INTO audit_events (${EVENT}) VALUES ($1, $7, $3, $4, 'user', 'createPayer', 'done', 'payers', $2, $8, $9)
    RETURNING 1)
  INSERT INTO payers (company_id, id, version, created_at, created_by, updated_at, updated_by,
    name, electronic_payer_id, type, submission_method, is_active)
  SELECT $1, $2, 1, $3, $4, $3, $4, $5, $6, $10, 'electronic', true FROM event RETURNING ${PAYER}`;
