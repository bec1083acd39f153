import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Cents, Code, Count, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { APPEAL_STATUSES, type AppealStatus } from './appeal-status.rules.js';
import {
  APPEAL_BASES,
  MOST_LEVELS,
  NO_APPEAL_DUE_REASONS,
  type AppealBasis,
  type NoAppealDueReason,
} from './appeal.rules.js';

/** A payer is asked to think again about a claim that it decided. */
@Entity('claim_appeals')
export class ClaimAppeal extends VersionedRow {
  /** Claim. */
  @Ref()
  claimId: string;

  /** The decision that is appealed; by default the latest that denies something. */
  @Ref()
  claimPaymentId: string;

  /** Payer that is asked. */
  @Ref()
  payerId: string;

  /** Level, 1 to 5. */
  @Count({ min: 1, max: MOST_LEVELS, example: 1 })
  level: number;

  /** Where it stands. */
  @OneOf(APPEAL_STATUSES)
  status: AppealStatus;

  /** What it rests on. */
  @OneOf(APPEAL_BASES)
  basis: AppealBasis;

  /** The argument, in words. */
  @Text({ nullable: true, max: 4000, example: 'The record shows three failed conservative treatments.' })
  grounds: string | null;

  /** What was denied by the decision and can be appealed; null: nobody knows. */
  @Cents({ nullable: true })
  appealedCents: number | null;

  /** Day of the notice that is appealed: of the remittance, or of the decision of the level before. */
  @Day()
  noticeOn: string;

  /** Documented receipt of the notice. */
  @Day({ nullable: true })
  noticeReceivedOn: string | null;

  /** Last day to file, by the payer's terms. */
  @Day({ nullable: true })
  dueOn: string | null;

  /** Why there is no deadline. */
  @OneOf(NO_APPEAL_DUE_REASONS, { nullable: true })
  noDueReason: NoAppealDueReason | null;

  /** Deadline, then money, as one sortable text. */
  @ApiHideProperty()
  @Column({ type: 'text' })
  workOrder: string;

  /** When it was filed. */
  @Day({ nullable: true })
  filedOn: string | null;

  /** Good cause for filing after the deadline (42 CFR 405.942(b)). */
  @Text({ nullable: true, max: 2000 })
  goodCause: string | null;

  /** When the payer said that it has it. */
  @Day({ nullable: true })
  receivedOn: string | null;

  /** The payer's number of the appeal. */
  @Code({ nullable: true, max: 50 })
  payerReference: string | null;

  /** Day of the payer's decision, or of the withdrawal. */
  @Day({ nullable: true })
  decidedOn: string | null;

  /** What the decision says. */
  @Text({ nullable: true, max: 4000 })
  decisionNote: string | null;

  /** What remittances have paid on the claim since it was filed; a win is booked here and nowhere before. */
  @Cents({ signed: true })
  recoveredCents: number;

  /** The sort text is of no use to anybody else. */
  override toJSON(): Record<string, unknown> {
    const { workOrder: _workOrder, ...facts } = super.toJSON();
    return facts;
  }
}
