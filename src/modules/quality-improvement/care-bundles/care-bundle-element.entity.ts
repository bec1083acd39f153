import { Entity } from 'typeorm';
import { Code, Count, Flag, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** One element of care of an edition of a bundle. */
@Entity('care_bundle_elements')
export class CareBundleElement extends AppendOnlyRow {
  /** Edition it belongs to. */
  @Ref()
  careBundleId: string;

  /** 1-based in the bundle. */
  @Count({ min: 1, example: 1 })
  number: number;

  /** What the element is called in every edition. */
  @Code({ max: 80, pattern: /^[a-z0-9][a-z0-9_]*$/, example: 'initial_lactate' })
  code: string;

  /** What has to be done. */
  @Text({ max: 1000, example: 'Measure the initial lactate' })
  specification: string;

  /** When or how often. */
  @Text({ max: 200, nullable: true, example: 'within 3 hours of severe sepsis' })
  frequency: string | null;

  /** Who does it. */
  @Text({ max: 200, nullable: true, example: 'Nurse' })
  responsible: string | null;

  /** Counts in the rate of critical elements too. */
  @Flag({ default: false, example: true })
  isCritical: boolean;

  /** For whom it applies; null: for every patient of the bundle. */
  @Text({ max: 500, nullable: true, example: 'initial lactate above 2 mmol/L' })
  appliesIf: string | null;
}
