import { Entity } from 'typeorm';
import { Code, OneOf, Ref } from '../../database/fields.decorator.js';
import { AppendOnlyRow } from '../../database/tenant-row.entity.js';
import { ROLES, type Role } from '../permission.codes.js';

/** Something that certain people must learn of. Evidence: a notice is written once; reading it is noted beside it. */
@Entity('notices')
export class Notice extends AppendOnlyRow {
  /** All active users with this role; null when it is for one user. */
  @OneOf(ROLES, { nullable: true })
  recipientRole: Role | null;

  /** The one user it is for; null when it is for a role. */
  @Ref({ nullable: true })
  recipientUserId: string | null;

  /** What happened. */
  @Code({ max: 60, example: 'EMERGENCY_ACCESS_GRANTED' })
  code: string;

  /** Kind of record that it is about. */
  @Code({ max: 60, example: 'emergency_grants' })
  entity: string;

  /** The record that it is about. */
  @Ref()
  entityId: string;
}
