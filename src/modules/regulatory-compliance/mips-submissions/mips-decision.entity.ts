import { Entity } from 'typeorm';
import { Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { MIPS_DECISIONS, type MipsDecisionKind } from './mips-submission.codes.js';

/** What CMS answered to a submission, as somebody has entered it. */
@Entity('mips_decisions')
export class MipsDecision extends AppendOnlyRow {
  /** Submission. */
  @Ref()
  submissionId: string;

  /** Accepted or rejected. */
  @OneOf(MIPS_DECISIONS, { example: 'accepted' })
  kind: MipsDecisionKind;

  /** Reference of CMS. */
  @Text({ max: 120, example: 'a0a1b2c3-submission' })
  reference: string;

  /** Day of the answer. */
  @Day({ example: '2026-03-15' })
  decidedOn: string;

  /** Why it was rejected. */
  @Text({ nullable: true, max: 2000, example: null })
  reason: string | null;
}
