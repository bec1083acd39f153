import { Entity } from 'typeorm';
import { Cents, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import {
  DENIAL_GROUNDS,
  type DenialGrounds,
  INDIVIDUAL_RIGHTS,
  type IndividualRight,
  REQUEST_STATUSES,
  type RequestStatus,
} from './access-request.codes.js';

/** What an individual has asked for: access to the own records, or an accounting of disclosures. */
@Entity('access_requests')
export class AccessRequest extends VersionedRow {
  /** The right that is used. */
  @OneOf(INDIVIDUAL_RIGHTS, { example: 'access' })
  requestedRight: IndividualRight;

  /** Patient of the clinical record. */
  @Ref({ nullable: true })
  patientId: string | null;

  /** The individual in words, where the clinical record does not know him. */
  @Text({ nullable: true, max: 200, example: null })
  patientName: string | null;

  /** Who asks for him, where it is not himself: a personal representative. */
  @Text({ nullable: true, max: 200, example: null })
  requesterName: string | null;

  /** What is asked for. */
  @Text({ max: 2000, example: 'Laboratory reports of 2025' })
  wanted: string;

  /** Form and format that are asked for (164.524(c)(2)). */
  @Text({ nullable: true, max: 200, example: 'PDF by secure mail' })
  formFormat: string | null;

  /** Day on which the request came in. */
  @Day({ example: '2026-06-01' })
  receivedOn: string;

  /** Last day to act. */
  @Day({ example: '2026-07-01' })
  dueOn: string;

  /** Day on which the term was extended. */
  @Day({ nullable: true, example: null })
  extendedOn: string | null;

  /** Why, as it was written to the individual. */
  @Text({ nullable: true, max: 1000, example: null })
  extensionReason: string | null;

  /** Where it stands. */
  @OneOf(REQUEST_STATUSES, { example: 'open' })
  status: RequestStatus;

  /** Day on which it was fulfilled, denied or withdrawn. */
  @Day({ nullable: true, example: null })
  closedOn: string | null;

  /** Form and format in which it was given. */
  @Text({ nullable: true, max: 200, example: null })
  deliveredAs: string | null;

  /** Fee: reasonable and cost-based (164.524(c)(4)). */
  @Cents({ nullable: true, example: null })
  feeCents: number | null;

  /** Grounds of the denial. */
  @OneOf(DENIAL_GROUNDS, { nullable: true, example: null })
  denialGrounds: DenialGrounds | null;

  /** Why it was denied or withdrawn, in plain words (164.524(d)(2)). */
  @Text({ nullable: true, max: 2000, example: null })
  closingReason: string | null;

  /** Who denied it: nobody reviews his own denial. */
  @Ref({ nullable: true, example: null })
  deniedBy: string | null;
}
