import type { Permission, Role } from './permission.codes.js';

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
  /** When this ends by itself (an emergency grant or a key expires), milliseconds since 1970. */
  untilMs: number;
}
