import { Entity } from 'typeorm';
import { Code, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That somebody else has confirmed an assessment (the burden of proof, 164.414(b)). */
@Entity('breach_confirmations')
export class BreachConfirmation extends AppendOnlyRow {
  /** Assessment. */
  @Ref()
  assessmentId: string;

  /** Remark. */
  @Text({ nullable: true, max: 2000, example: 'The assurance of the recipient is on file' })
  reason: string | null;

  /** Hash of what was confirmed. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
