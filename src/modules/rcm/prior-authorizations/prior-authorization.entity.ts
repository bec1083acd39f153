import { Entity } from 'typeorm';
import { Code, Codes, Day, OneOf, Quantity, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { AUTHORIZATION_KINDS, type AuthorizationKind } from './prior-authorization.rules.js';

/** What a payer has agreed to before the care: an authorization (REF G1), or a referral (REF 9F). */
@Entity('prior_authorizations')
export class PriorAuthorization extends VersionedRow {
  /** Authorization or referral. */
  @OneOf(AUTHORIZATION_KINDS)
  kind: AuthorizationKind;

  /** The number that the payer gave. */
  @Code({ max: 50, example: 'AUTH2026001' })
  number: string;

  /** The payer who gave it. */
  @Ref()
  payerId: string;

  /** The patient it is for. */
  @Ref()
  patientId: string;

  /** Procedures it is for; none: any. */
  @Codes({ most: 50, max: 48, example: ['97110'] })
  procedureCodes: string[];

  /** First day of service. */
  @Day({ example: '2026-01-01' })
  validFromOn: string;

  /** Last day of service; null: until further notice. */
  @Day({ nullable: true, example: '2026-12-31' })
  validToOn: string | null;

  /** Units agreed to; null: not limited. What is used of them is counted from the claims that went out. */
  @Quantity({ nullable: true, example: 12 })
  unitsAuthorized: number | null;

  /** Note. */
  @Text({ max: 1000, nullable: true, example: 'Extension asked for' })
  note: string | null;
}
