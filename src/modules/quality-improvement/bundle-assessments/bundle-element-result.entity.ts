import { Entity } from 'typeorm';
import { Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { OUTCOMES, type ElementOutcome } from './element-outcomes.codes.js';

/** What was found of one element. */
@Entity('bundle_element_results')
export class BundleElementResult extends AppendOnlyRow {
  /** Assessment it belongs to. */
  @Ref()
  bundleComplianceId: string;

  /** Element of the bundle. */
  @Ref()
  elementId: string;

  /** How it counts; a documented contraindication counts as met. */
  @OneOf(OUTCOMES, { example: 'met' })
  outcome: ElementOutcome;

  /** False where the assessor said nothing of it: not met. */
  @Flag()
  isStated: boolean;

  /** Why it does not apply or was not done. */
  @Text({ max: 500, nullable: true })
  reason: string | null;
}
