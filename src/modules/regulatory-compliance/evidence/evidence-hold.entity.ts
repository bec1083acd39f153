import { Entity } from 'typeorm';
import { Flag, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** That a legal hold was set or released. */
@Entity('evidence_holds')
export class EvidenceHold extends AppendOnlyRow {
  /** Evidence. */
  @Ref()
  evidenceId: string;

  /** Set, or released. */
  @Flag({ example: true })
  isHeld: boolean;

  /** Why. */
  @Text({ max: 1000, example: 'Letter of the OCR of 3 June 2026' })
  reason: string;
}
