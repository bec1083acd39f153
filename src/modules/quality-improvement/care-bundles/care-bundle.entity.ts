import { Entity } from 'typeorm';
import { Code, Count, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

export const BUNDLE_STATUSES = ['active', 'superseded', 'retired'] as const;
export type BundleStatus = (typeof BUNDLE_STATUSES)[number];

/** An edition of a care bundle: a few elements of care that belong together, all or none. Its elements never change. */
@Entity('care_bundles')
export class CareBundle extends VersionedRow {
  /** What all editions of the bundle have in common. */
  @Code({ max: 40, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/, example: 'SEP-1' })
  code: string;

  /** Counts the editions of the code. */
  @Count({ min: 1, example: 1 })
  edition: number;

  /** Name as people say it. */
  @Text({ max: 120, example: 'Severe sepsis and septic shock, early management' })
  name: string;

  /** Who maintains the definition. */
  @Text({ max: 120, nullable: true, example: 'CMS' })
  steward: string | null;

  /** Where the definition is published. */
  @Text({ max: 500, nullable: true, example: 'CMS Hospital IQR, SEP-1' })
  source: string | null;

  /** Only an active edition is assessed. */
  @OneOf(BUNDLE_STATUSES, { example: 'active' })
  status: BundleStatus;
}
