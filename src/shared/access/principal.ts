import type { Role } from './permission.codes.js';

/** The caller behind a token, as the database knows it now. */
export interface Principal {
  companyId: string;
  actorId: string;
  actorKind: 'user' | 'api_key';
  roles: readonly Role[];
  companyStatus: 'active' | 'suspended';
  status: 'active' | 'inactive';
  /** Permissions of an emergency access grant in force, and its id. */
  emergencyGrantId?: string;
}
