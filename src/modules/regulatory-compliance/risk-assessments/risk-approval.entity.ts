import { Entity } from 'typeorm';
import { Code, Json, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That an assessment, or one of its treatments, was approved: by whom, when, and in which state. */
@Entity('risk_approvals')
export class RiskApproval extends AppendOnlyRow {
  /** Assessment. */
  @Ref()
  assessmentId: string;

  /** Treatment that was approved; null: the assessment as a whole. */
  @Ref({ nullable: true })
  treatmentId: string | null;

  /** SHA-256 of what was approved. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;

  /** What was approved, as it was. */
  @Json({ example: { title: 'HIPAA security risk analysis 2026', risks: [] } })
  content: Record<string, unknown>;

  /** What the approver noted. */
  @Text({ nullable: true, max: 2000, example: 'The residual risk of the archive is to be lowered by September' })
  note: string | null;
}
