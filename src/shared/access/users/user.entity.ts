import { ArrayUnique, IsIn } from 'class-validator';
import { Entity } from 'typeorm';
import { Code, Codes, OneOf, Text } from '../../database/fields.decorator.js';
import { VersionedRow } from '../../database/tenant-row.entity.js';
import { ROLES, type Role } from '../permission.codes.js';

export const USER_STATUSES = ['active', 'inactive'] as const;

/** A person who may come in. The row, made at first sight or before, decides; not what a token claims later. */
@Entity('users')
export class User extends VersionedRow {
  /** Issuer of the person's tokens (the `iss` claim). */
  @Code({ max: 500, example: 'https://login.example.com' })
  issuer: string;

  /** The person at that issuer (the `sub` claim). */
  @Code({ max: 255, example: '8f14e45f' })
  subject: string;

  /** Name shown to colleagues. */
  @Text({ example: 'Dana Whitfield' })
  displayName: string;

  /** Roles; `GET /roles` tells what each may do. */
  @IsIn(ROLES, { each: true })
  @ArrayUnique()
  @Codes({ most: ROLES.length, example: ['billing'] })
  roles: Role[];

  /** Inactive users are refused with 403. */
  @OneOf(USER_STATUSES)
  status: (typeof USER_STATUSES)[number];
}
