import { ArrayUnique, IsIn } from 'class-validator';
import { Entity } from 'typeorm';
import { Code, Codes, Instant, Ref, Text } from '../../database/fields.decorator.js';
import { VersionedRow } from '../../database/tenant-row.entity.js';
import { ALL_PERMISSIONS, ROLES, type Permission, type Role } from '../permission.codes.js';

/** A key for a machine. The hash of its secret is a column that this entity does not know, so that nothing shows it. */
@Entity('api_keys')
export class ApiKey extends VersionedRow {
  /** What the key is for. */
  @Text({ max: 100, example: 'Clearinghouse upload' })
  name: string;

  /** Names the key; the third part of its text. No secret. */
  @Code({ max: 12, example: '9f86d081884c' })
  prefix: string;

  /** Roles whose permissions the key has; empty when it has single permissions. */
  @IsIn(ROLES, { each: true })
  @ArrayUnique()
  @Codes({ most: ROLES.length, example: ['integration'] })
  roles: Role[];

  /** Single permissions; empty when the key has roles. */
  @IsIn(ALL_PERMISSIONS, { each: true })
  @ArrayUnique()
  @Codes({ most: 200, max: 60, example: ['claim:read'] })
  permissions: Permission[];

  /** From when on it is refused. */
  @Instant({ example: '2027-06-30T00:00:00.000Z' })
  expiresAt: string;

  /** When it was revoked; null while it was not. */
  @Instant({ nullable: true })
  revokedAt: string | null;

  /** Who revoked it. */
  @Ref({ nullable: true })
  revokedBy: string | null;
}
