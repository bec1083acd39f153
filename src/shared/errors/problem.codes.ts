/** HTTP meaning of each kind of refusal (RFC 9110, RFC 9457). */
export const PROBLEM_KINDS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  wrong_method: 405,
  too_slow: 408,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  precondition_required: 428,
  too_many: 429,
  unexpected: 500,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/**
 * Registry of the stable problem codes: code -> kind and title. A code is never renamed or given another meaning;
 * modules add theirs here, so that the list in the docs and the clients is one list.
 */
export const PROBLEM_CODES = {
  // Syntax of the request
  INVALID_JSON: ['malformed', 'The body is not valid JSON'],
  INVALID_UTF8: ['malformed', 'The text is not valid UTF-8'],
  FORBIDDEN_CHARACTER: ['malformed', 'The text holds a character that cannot be stored'],
  FORBIDDEN_KEY: ['malformed', 'The body holds a property name that is refused'],
  DUPLICATE_KEY: ['malformed', 'The body names a property twice'],
  NUMBER_NOT_SAFE: ['malformed', 'The body holds a number that cannot be kept exactly'],
  JSON_TOO_DEEP: ['malformed', 'The body is nested too deeply'],
  JSON_TOO_LONG: ['malformed', 'The body has too many members'],
  UNKNOWN_PROPERTY: ['malformed', 'The request holds a property that is unknown or read-only'],
  INVALID_PARAMETER: ['malformed', 'A path or query parameter is malformed'],
  INVALID_CURSOR: ['malformed', 'The cursor does not belong to this list'],
  IF_MATCH_INVALID: ['malformed', 'If-Match must be one strong ETag'],
  IDEMPOTENCY_KEY_INVALID: ['malformed', 'The Idempotency-Key is malformed'],
  FILE_MISSING: ['malformed', 'The request holds no file'],
  UPLOAD_ABORTED: ['malformed', 'The upload ended before the file did'],
  FILES_TOO_MANY: ['malformed', 'The request holds more than one file'],
  BAD_REQUEST: ['malformed', 'The request is malformed'],
  // Who asks
  TOKEN_MISSING: ['unauthenticated', 'A bearer token is needed'],
  TOKEN_INVALID: ['unauthenticated', 'The bearer token is not valid'],
  TOKEN_EXPIRED: ['unauthenticated', 'The bearer token has expired'],
  PERMISSION_MISSING: ['forbidden', 'Your roles do not allow this'],
  COMPANY_SUSPENDED: ['forbidden', 'The company is suspended'],
  USER_INACTIVE: ['forbidden', 'The user is not active'],
  RIGHTS_EXCEEDED: ['forbidden', 'Nobody can give or administer rights that he does not hold himself'],
  CROSS_SITE_REFUSED: ['forbidden', 'Signing in is refused when another site asks for it'],
  // What is asked for
  NOT_FOUND: ['missing', 'There is no such record'],
  ROUTE_NOT_FOUND: ['missing', 'There is no such route'],
  METHOD_NOT_ALLOWED: ['wrong_method', 'There is no such method on this route'],
  // What is sent
  VALIDATION_FAILED: ['unprocessable', 'Some values are not valid'],
  REFERENCE_NOT_FOUND: ['unprocessable', 'A record that is referred to does not exist'],
  IDEMPOTENCY_KEY_REUSED: ['unprocessable', 'The Idempotency-Key was used with another request'],
  IDEMPOTENCY_KEY_IN_USE: ['conflict', 'A request with this Idempotency-Key is still running'],
  FILE_EMPTY: ['unprocessable', 'The file is empty'],
  DUPLICATE: ['conflict', 'Such a record already exists'],
  STATE_FORBIDS: ['conflict', 'The state of the record forbids this'],
  CLAIM_NOT_EDITABLE: ['conflict', 'The claim has gone out: it cannot be changed any more'],
  CLAIM_NOT_SUBMITTABLE: ['unprocessable', 'The claim has errors that keep it from being submitted'],
  BATCH_EMPTY: ['unprocessable', 'No claim to submit: a batch is never empty'],
  CLAIM_NEEDS_VOID_BILL: ['conflict', 'The claim has gone out: only a bill of frequency 8 can void it'],
  LAST_ADMIN: ['conflict', 'The last active administrator of a company must stay one'],
  EMERGENCY_ACCESS_IN_FORCE: ['conflict', 'You have emergency access already: end it first'],
  RECORD_IN_USE: ['conflict', 'Other records refer to this record'],
  // Regulatory compliance: requirements, exemptions, attestations, evidence, controls
  INVALID_RRULE: ['unprocessable', 'The recurrence rule cannot be used'],
  OWN_APPROVAL: ['forbidden', 'Nobody decides on what he has asked for or prepared himself'],
  CONTENT_CHANGED: ['conflict', 'What this was given for has changed since'],
  EXEMPTION_DECIDED: ['conflict', 'The exemption has been decided already'],
  ATTESTATION_SIGNED: ['conflict', 'The attestation has been signed already'],
  ATTESTATION_REVOKED: ['conflict', 'The attestation has been revoked already'],
  ATTESTATION_BACKDATED: ['unprocessable', 'An attestation is valid from the day of its signature at the earliest'],
  ATTESTATION_OVERLAPS: ['conflict', 'Another attestation of this requirement is valid in this time'],
  EVIDENCE_MISSING: ['unprocessable', 'Evidence that the requirement asks for is missing or has expired'],
  EVIDENCE_ALTERED: ['conflict', 'The stored file is not the one that was uploaded'],
  EVIDENCE_DISPOSED: ['conflict', 'The evidence has been disposed of: its row and hash are kept'],
  EVIDENCE_HELD: ['conflict', 'The evidence is under legal hold'],
  EVIDENCE_RETAINED: ['conflict', 'The evidence must be kept until its retention ends'],
  MEDIA_TYPE_LIES: ['unprocessable', 'The file is not what it says it is'],
  ARCHIVE_REFUSED: ['unprocessable', 'The archive is damaged or would unpack to too much'],
  CONTROL_CYCLE: ['conflict', 'Controls would stand above themselves'],
  OSCAL_INVALID: ['unprocessable', 'The document is not OSCAL as it is understood here'],
  // end of regulatory compliance
  VERSION_STALE: ['stale', 'The record has changed since you read it'],
  IF_MATCH_REQUIRED: ['precondition_required', 'If-Match with the ETag of the record is needed'],
  REQUEST_TIMEOUT: ['too_slow', 'The request did not arrive in time'],
  BODY_TOO_LARGE: ['too_large', 'The body is too large'],
  MEDIA_TYPE_UNSUPPORTED: ['unsupported', 'The media type is not supported'],
  RATE_LIMITED: ['too_many', 'Too many requests'],
  // Denials and appeals
  PAYER_RULE_OVERLAPS: ['conflict', 'Another rule of this payer, plan and kind is in force on some of these days'],
  CSV_REFUSED: ['unprocessable', 'The CSV file has errors; nothing of it was taken over'],
  NO_EXAMPLE_RULES: ['unprocessable', 'There are example rules for payers of type medicare only'],
  // The sandbox payer
  SANDBOX_REFUSED: ['forbidden', 'The sandbox payer is off here, as it always is in production'],
  SANDBOX_NO_CLAIMS: ['unprocessable', 'The file holds no claims that the sandbox payer could answer'],
  // What went wrong here
  ISSUER_UNREACHABLE: ['unavailable', 'The issuer of the token cannot be reached: try again shortly'],
  DATABASE_BUSY: ['unavailable', 'The database is busy: try again shortly'],
  OVERLOADED: ['unavailable', 'The service is overloaded: try again shortly'],
  JOB_KIND_UNKNOWN: ['unexpected', 'No worker knows this kind of job'],
  JOB_CRASHED: ['unexpected', 'The process ended under this job each time it was tried'],
  INTERNAL_ERROR: ['unexpected', 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [ProblemKind, string]>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
