import { ArrayUnique, IsIn } from 'class-validator';
import { Entity } from 'typeorm';
import { Codes, Count, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { ROLES, type Role } from '../../../shared/access/permission.codes.js';

/** A policy of the company. What it says are its versions. */
@Entity('policy_documents')
export class PolicyDocument extends VersionedRow {
  /** Name of the policy. */
  @Text({ max: 200, example: 'Sanction policy' })
  title: string;

  /** Category. */
  @Text({ nullable: true, max: 100, example: 'Privacy' })
  category: string | null;

  /** Person or office that answers for it. */
  @Text({ nullable: true, max: 120, example: 'Privacy officer' })
  owner: string | null;

  /** Roles whose people must acknowledge it; empty: everybody. Auditors never must. */
  @IsIn(ROLES, { each: true })
  @ArrayUnique()
  @Codes({ most: ROLES.length, example: ['billing', 'care_manager'] })
  audienceRoles: Role[];

  /** Number of its latest version. */
  @Count({ min: 1, example: 2 })
  latestVersion: number;
}
