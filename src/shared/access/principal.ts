import type { Permission, Role } from './permission.codes.js';

/** When a person has shown who he is (RFC 3339), and by which methods (RFC 8176: `pwd`, `otp`, `mfa`). */
export interface Authentication {
  at: string;
  methods: readonly string[];
}

/** The caller behind a token, as the database knows it now. */
export interface Principal {
  companyId: string;
  actorId: string;
  actorKind: 'user' | 'api_key';
  roles: readonly Role[];
  /** The caller's own permissions, without those of an emergency grant. */
  permissions: ReadonlySet<Permission>;
  companyStatus: 'active' | 'suspended';
  status: 'active' | 'inactive';
  /** The emergency grant in force, if any. */
  emergency?: { grantId: string; permissions: readonly Permission[] };
  /** Said by the token, where it tells. */
  authentication?: Authentication;
  /** When this ends by itself (an emergency grant or a key expires), milliseconds since 1970. */
  untilMs: number;
}
