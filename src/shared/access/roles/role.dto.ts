import { ApiProperty } from '@nestjs/swagger';
import { ALL_PERMISSIONS, ROLES, type Permission, type Role } from '../permission.codes.js';

/** A role and all that it may do. */
export class RoleFacts {
  /** The role, as users and API keys name it. */
  @ApiProperty({ enum: ROLES, example: 'billing' })
  role: Role;

  /** Its permissions, `<thing>:<act>`. */
  @ApiProperty({ enum: ALL_PERMISSIONS, isArray: true, example: ['claim:read'] })
  permissions: Permission[];
}

export class RoleList {
  @ApiProperty({ type: [RoleFacts] })
  items: RoleFacts[];
}
