import { ArrayNotEmpty, ArrayUnique, IsIn } from 'class-validator';
import { Entity } from 'typeorm';
import { Codes, Instant, Ref, Text } from '../../database/fields.decorator.js';
import { VersionedRow } from '../../database/tenant-row.entity.js';
import { EMERGENCY_PERMISSIONS, type Permission } from '../permission.codes.js';

/** Break-glass: read permissions lent to one user for a while, for a reason (45 CFR 164.312(a)(2)(ii)). */
@Entity('emergency_grants')
export class EmergencyGrant extends VersionedRow {
  /** Who has them. */
  @Ref()
  userId: string;

  /** Why they were needed. */
  @Text({ min: 10, max: 1000, example: 'Patient unconscious in the emergency room, history needed' })
  reason: string;

  /** What is lent: reading records, never writing or administering. */
  @IsIn(EMERGENCY_PERMISSIONS, { each: true })
  @ArrayNotEmpty()
  @ArrayUnique()
  @Codes({ most: 200, max: 60, example: ['patient:read'] })
  permissions: Permission[];

  /** When it ends by itself. */
  @Instant()
  expiresAt: string;

  /** When it was ended before; null while it was not. */
  @Instant({ nullable: true })
  endedAt: string | null;

  /** Who ended it before its time. */
  @Ref({ nullable: true })
  endedBy: string | null;
}
