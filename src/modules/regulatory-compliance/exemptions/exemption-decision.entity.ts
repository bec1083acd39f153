import { Entity } from 'typeorm';
import { Code, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { EXEMPTION_DECISIONS, type ExemptionDecisionKind } from './exemption.codes.js';

/** What was decided on an exemption, by whom, over which content. */
@Entity('exemption_decisions')
export class ExemptionDecision extends AppendOnlyRow {
  /** Exemption. */
  @Ref()
  exemptionId: string;

  /** Approved, refused or revoked. */
  @OneOf(EXEMPTION_DECISIONS, { example: 'approved' })
  kind: ExemptionDecisionKind;

  /** Why. */
  @Text({ nullable: true, max: 1000, example: 'Confirmed with the imaging vendor' })
  reason: string | null;

  /** Hash of what was decided on. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
