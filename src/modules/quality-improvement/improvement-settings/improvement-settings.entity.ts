import { Entity } from 'typeorm';
import { Cents, Codes, Real } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { RULE_SETS, type RuleSet } from '../spc/chart-kinds.codes.js';

/** From where on a category of denials is worth a project, and the rules of new charts; a company has one row of it. */
@Entity('improvement_settings')
export class ImprovementSettings extends VersionedRow {
  /** A category is proposed when its share of the money denied in a month is above this, in percent; null: none is. */
  @Real({ nullable: true, example: 25 })
  denialSharePercent: number | null;

  /** And at least so much was denied. */
  @Cents({ default: 0, example: 500_000 })
  leastDeniedCents: number;

  /** Which sets of rules look for signals where a new metric does not say, and on the charts of bundles. */
  @Codes({
    most: RULE_SETS.length,
    pattern: new RegExp(`^(${RULE_SETS.join('|')})$`),
    example: ['nhs', 'anhoej'],
  })
  chartRules: RuleSet[];
}
