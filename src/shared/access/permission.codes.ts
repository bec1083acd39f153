/** Roles of platform.md §4. `integration` is for machines (API keys). */
export const ROLES = [
  'company_admin',
  'billing',
  'billing_supervisor',
  'care_manager',
  'analyst',
  'quality',
  'compliance',
  'auditor',
  'integration',
] as const;
export type Role = (typeof ROLES)[number];

const R = {
  admin: 'company_admin',
  billing: 'billing',
  supervisor: 'billing_supervisor',
  care: 'care_manager',
  analyst: 'analyst',
  quality: 'quality',
  compliance: 'compliance',
  auditor: 'auditor',
  machine: 'integration',
} as const satisfies Record<string, Role>;

const EVERYONE = [...ROLES];
const BILLING_READERS = [R.admin, R.billing, R.supervisor, R.analyst, R.auditor, R.machine] as const;
const BILLING_WRITERS = [R.admin, R.billing, R.supervisor, R.machine] as const;
const CLINICAL_READERS = [
  R.admin,
  R.billing,
  R.supervisor,
  R.care,
  R.analyst,
  R.quality,
  R.auditor,
  R.machine,
] as const;
const COMPLIANCE_READERS = [R.admin, R.quality, R.compliance, R.auditor] as const;
const COMPLIANCE_WRITERS = [R.admin, R.compliance] as const;
/** What names patients is for those who must know (minimum necessary, 45 CFR 164.502(b)). */
const PRIVACY_READERS = [R.admin, R.compliance, R.auditor] as const;
const CLINICAL_WRITERS = [R.admin, R.billing, R.supervisor, R.care, R.machine] as const;

const IMPROVEMENT_READERS = [
  R.admin,
  R.quality,
  R.care,
  R.analyst,
  R.supervisor,
  R.compliance,
  R.auditor,
  R.machine,
] as const;
const IMPROVEMENT_WRITERS = [R.admin, R.quality, R.machine] as const;

/**
 * Who may do what: permission -> roles. The one file that guard, OpenAPI document and tests read. The auditor reads
 * everything and writes nothing.
 */
export const PERMISSIONS = {
  'company:read': EVERYONE,
  'company:write': [R.admin],
  'user:read': [R.admin, R.auditor],
  'user:write': [R.admin],
  'api-key:read': [R.admin, R.auditor],
  'api-key:write': [R.admin],
  'audit:read': [R.admin, R.compliance, R.auditor],
  'audit:export': [R.admin, R.compliance, R.auditor],
  'audit:verify': [R.admin, R.compliance, R.auditor],
  'emergency-access:request': EVERYONE.filter((role) => role !== R.auditor && role !== R.machine),
  'emergency-access:read': [R.admin, R.compliance, R.auditor],
  'emergency-access:end': [R.admin, R.compliance],
  'notice:read': EVERYONE.filter((role) => role !== R.machine),
  'notice:acknowledge': EVERYONE.filter((role) => role !== R.auditor && role !== R.machine),
  'job:read': EVERYONE,
  'job:cancel': [R.admin, R.billing, R.supervisor, R.machine],
  'payer:read': BILLING_READERS,
  'payer:write': BILLING_WRITERS,
  'trading-partner:read': BILLING_READERS,
  'trading-partner:write': [R.admin, R.supervisor],
  'claim:read': BILLING_READERS,
  'claim:write': BILLING_WRITERS,
  'era:read': BILLING_READERS,
  // Remittances: what a human decides, and the bank's side
  'era:override': [R.admin, R.supervisor],
  'era:match': BILLING_WRITERS,
  'deposit:read': BILLING_READERS,
  'deposit:write': BILLING_WRITERS,
  // Submission
  'claim:submit': BILLING_WRITERS,
  'claim:override': [R.admin, R.supervisor],
  'claim:close': BILLING_WRITERS,
  'batch:read': BILLING_READERS,
  'batch:send': BILLING_WRITERS,
  'x12-file:read': BILLING_READERS,
  'x12-file:import': BILLING_WRITERS,
  'x12-file:export': [R.admin, R.billing, R.supervisor, R.auditor, R.machine],
  // Acknowledgements and transports
  'acknowledgement:read': BILLING_READERS,
  'transport:read': BILLING_READERS,
  'transport:write': [R.admin, R.supervisor],
  'transport:run': BILLING_WRITERS,
  'ledger:read': BILLING_READERS,
  'rcm-statistics:read': BILLING_READERS,
  // Denials and appeals
  'adjustment-code:read': BILLING_READERS,
  'adjustment-code:write': [R.admin, R.supervisor],
  'appeal:read': BILLING_READERS,
  'appeal:write': BILLING_WRITERS,
  'appeal:file': BILLING_WRITERS,
  'appeal:file-late': [R.admin, R.supervisor],
  'appeal:resolve': [R.admin, R.billing, R.supervisor],
  'appeal:export': [R.admin, R.billing, R.supervisor, R.auditor, R.machine],
  'denial:read': BILLING_READERS,
  'denial:work': BILLING_WRITERS,
  'payer-rule:read': BILLING_READERS,
  'payer-rule:write': [R.admin, R.supervisor],
  // The sandbox payer
  'sandbox-payer:run': BILLING_WRITERS,
  // Quality improvement
  'improvement-chart:read': IMPROVEMENT_READERS,
  'care-bundle:read': IMPROVEMENT_READERS,
  'care-bundle:write': IMPROVEMENT_WRITERS,
  'bundle-assessment:read': IMPROVEMENT_READERS,
  'bundle-assessment:write': [...IMPROVEMENT_WRITERS, R.care],
  'performance-improvement:read': IMPROVEMENT_READERS,
  'performance-improvement:write': IMPROVEMENT_WRITERS,
  'best-practice:read': IMPROVEMENT_READERS,
  'best-practice:write': IMPROVEMENT_WRITERS,
  'improvement-project:read': IMPROVEMENT_READERS,
  'improvement-project:write': IMPROVEMENT_WRITERS,
  'improvement-statistics:read': IMPROVEMENT_READERS,
  'patient:read': CLINICAL_READERS,
  'patient:write': CLINICAL_WRITERS,
  'provider:read': CLINICAL_READERS,
  'provider:write': CLINICAL_WRITERS,
  'facility:read': CLINICAL_READERS,
  'facility:write': CLINICAL_WRITERS,
  // regulatory compliance: requirements, exemptions, attestations, evidence, controls
  'requirement:read': COMPLIANCE_READERS,
  'requirement:write': COMPLIANCE_WRITERS,
  'exemption:read': COMPLIANCE_READERS,
  'exemption:request': COMPLIANCE_WRITERS,
  'exemption:decide': COMPLIANCE_WRITERS,
  'attestation:read': COMPLIANCE_READERS,
  'attestation:prepare': COMPLIANCE_WRITERS,
  'attestation:sign': COMPLIANCE_WRITERS,
  'attestation:revoke': COMPLIANCE_WRITERS,
  'evidence:read': COMPLIANCE_READERS,
  'evidence:download': COMPLIANCE_READERS,
  'evidence:write': COMPLIANCE_WRITERS,
  'evidence:hold': COMPLIANCE_WRITERS,
  'evidence:dispose': COMPLIANCE_WRITERS,
  'control:read': COMPLIANCE_READERS,
  'control:write': COMPLIANCE_WRITERS,
  'control:export': COMPLIANCE_READERS,
  'compliance-statistics:read': COMPLIANCE_READERS,
  // regulatory compliance: audits, findings, policies, risk assessments
  'regulatory-audit:read': COMPLIANCE_READERS,
  'regulatory-audit:write': COMPLIANCE_WRITERS,
  'finding:read': COMPLIANCE_READERS,
  'finding:write': [...COMPLIANCE_WRITERS, R.quality],
  'finding:verify': [...COMPLIANCE_WRITERS, R.quality],
  'policy:read': EVERYONE.filter((role) => role !== R.machine),
  'policy:write': COMPLIANCE_WRITERS,
  'policy:approve': COMPLIANCE_WRITERS,
  'policy:acknowledge': EVERYONE.filter((role) => role !== R.auditor && role !== R.machine),
  'policy-follow-up:read': COMPLIANCE_READERS,
  'risk-assessment:read': COMPLIANCE_READERS,
  'risk-assessment:write': COMPLIANCE_WRITERS,
  'risk-assessment:approve': COMPLIANCE_WRITERS,
  // MIPS submissions
  'mips-submission:read': COMPLIANCE_READERS,
  'mips-submission:write': [R.admin, R.quality, R.compliance],
  'mips-submission:submit': COMPLIANCE_WRITERS,
  'mips-submission:decide': COMPLIANCE_WRITERS,
  // regulatory compliance: reports, binders, reminders, webhooks
  'compliance-report:read': COMPLIANCE_READERS,
  'compliance-report:generate': COMPLIANCE_WRITERS,
  'binder:read': COMPLIANCE_READERS,
  'binder:export': [R.admin, R.compliance, R.auditor],
  // HIPAA registers
  'incident:read': PRIVACY_READERS,
  'incident-report:file': EVERYONE.filter((role) => role !== R.auditor && role !== R.machine),
  'incident:write': COMPLIANCE_WRITERS,
  'incident:confirm': COMPLIANCE_WRITERS,
  'business-associate:read': COMPLIANCE_READERS,
  'business-associate:write': COMPLIANCE_WRITERS,
  'training:read': COMPLIANCE_READERS,
  'training:write': COMPLIANCE_WRITERS,
  'disclosure:read': PRIVACY_READERS,
  'disclosure:write': COMPLIANCE_WRITERS,
  'access-request:read': PRIVACY_READERS,
  'access-request:write': COMPLIANCE_WRITERS,
  'access-request:decide': COMPLIANCE_WRITERS,
  'access-request:review': COMPLIANCE_WRITERS,
  'register-deadline:read': COMPLIANCE_READERS,
  'reminder:read': COMPLIANCE_READERS,
  'reminder:share': COMPLIANCE_WRITERS,
  'webhook:read': [R.admin, R.compliance, R.auditor],
  'webhook:write': COMPLIANCE_WRITERS,
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** All permissions of a set of roles; unknown roles give none. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<Permission> {
  const held = Object.entries(PERMISSIONS).filter(([, allowed]) => allowed.some((role) => roles.includes(role)));
  return new Set(held.map(([permission]) => permission as Permission));
}

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

/** People administer people and machines, never a machine: a key that could make keys would outlive its own end. */
export const NEVER_BY_KEY: readonly Permission[] = [
  'user:write',
  'api-key:write',
  'emergency-access:request',
  'emergency-access:end',
  'notice:acknowledge',
  // Whoever signs or decides is a person.
  'exemption:decide',
  'attestation:sign',
  'finding:verify',
  'policy:approve',
  'policy:acknowledge',
  'risk-assessment:approve',
  'mips-submission:submit',
  'incident:confirm',
  'access-request:review',
];

/** What a key may do: the permissions of its roles, or its single ones; never what only people may. */
export function permissionsOfKey(key: {
  roles: readonly string[];
  permissions: readonly string[];
}): ReadonlySet<Permission> {
  const byRole = permissionsOf(key.roles);
  const scope = ALL_PERMISSIONS.filter((permission) => byRole.has(permission) || key.permissions.includes(permission));
  return new Set(scope.filter((permission) => !NEVER_BY_KEY.includes(permission)));
}

const ADMINISTRATION = ['company', 'user', 'api-key', 'audit', 'emergency-access', 'notice', 'job'];

/** What a break-glass grant can give for a while: reading records, never writing or administering. */
export const EMERGENCY_PERMISSIONS: readonly Permission[] = ALL_PERMISSIONS.filter((permission) => {
  const [thing, act] = permission.split(':') as [string, string];
  return act === 'read' && !ADMINISTRATION.includes(thing);
});
