import { Entity } from 'typeorm';
import { Code, Count, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { POLICY_EVENT_KINDS, type PolicyEventKind } from './policy.codes.js';

/** What happened to a version of a policy, by whom, over which content. */
@Entity('policy_events')
export class PolicyEvent extends AppendOnlyRow {
  /** Version of a policy. */
  @Ref()
  policyVersionId: string;

  /** Counts the events of the version from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** What happened. */
  @OneOf(POLICY_EVENT_KINDS, { example: 'approved' })
  kind: PolicyEventKind;

  /** Hash of the content as it was then. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;

  /** Day on which the version is to be reviewed from then on; null: the event does not set it. */
  @Day({ nullable: true, example: '2027-06-30' })
  reviewDueOn: string | null;

  /** Why, or what was noticed. */
  @Text({ nullable: true, max: 1000, example: 'Reviewed with counsel' })
  note: string | null;
}
