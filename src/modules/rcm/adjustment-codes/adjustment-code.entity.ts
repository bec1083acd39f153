import { Entity } from 'typeorm';
import { Code, Day, Flag, OneOf, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import {
  CODE_LISTS,
  DENIAL_CATEGORIES,
  NEXT_ACTIONS,
  type CodeList,
  type DenialCategory,
  type NextAction,
} from './adjustment-code.codes.js';

/** What the company says of an adjustment reason or remark, from a day on; over what is shipped. */
@Entity('adjustment_codes')
export class AdjustmentCode extends VersionedRow {
  /** List of the code. */
  @OneOf(CODE_LISTS)
  list: CodeList;

  /** The code. */
  @Code({ max: 6, pattern: /^[0-9A-Z]{1,6}$/, example: '197' })
  code: string;

  /** What it says: own words, or the official text imported by the company. */
  @Text({ max: 1000, example: 'No authorization in advance' })
  wording: string;

  /** What a denial for this reason is about; null: as shipped. */
  @OneOf(DENIAL_CATEGORIES, { nullable: true })
  category: DenialCategory | null;

  /** What to do about it; null: as shipped. */
  @OneOf(NEXT_ACTIONS, { nullable: true })
  nextAction: NextAction | null;

  /** By itself the reason denies nothing; null: as shipped. */
  @Flag({ nullable: true, example: null })
  isInformational: boolean | null;

  /** Where it stands there is no appeal; null: as shipped. */
  @Flag({ nullable: true, example: null })
  isAppealForbidden: boolean | null;

  /** First day. Of several rows of one code the one that began last holds. */
  @Day({ example: '2026-01-01' })
  effectiveFromOn: string;

  /** Last day; null: until further notice. */
  @Day({ nullable: true, example: null })
  effectiveToOn: string | null;
}
