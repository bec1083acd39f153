import { Entity } from 'typeorm';
import { Count, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { CLOCK_STARTS, PAYER_RULE_KINDS, TERM_UNITS, type ClockStart, type PayerRuleKind } from './payer-rule.codes.js';

/** How long one payer gives to file a claim or an appeal; in force from a day on. */
@Entity('payer_rules')
export class PayerRule extends VersionedRow {
  /** Payer. */
  @Ref()
  payerId: string;

  /** Plan, as on the coverage; null: every plan of the payer that has no rule of its own. */
  @Text({ nullable: true, max: 60, example: 'Gold PPO' })
  planName: string | null;

  /** What the term is for. */
  @OneOf(PAYER_RULE_KINDS, { example: 'appeal_level_1' })
  kind: PayerRuleKind;

  /** Length of the term, in `limitUnit`. */
  @Count({ min: 1, max: 3650, example: 180 })
  limitCount: number;

  /** Days, or calendar months. */
  @OneOf(TERM_UNITS)
  limitUnit: (typeof TERM_UNITS)[number];

  /** The day the term is counted from. */
  @OneOf(CLOCK_STARTS, { example: 'notice_date' })
  clockStart: ClockStart;

  /** Days after the notice on which its receipt is presumed, where the term counts from receipt. */
  @Count({ default: 0, max: 60, example: 0 })
  receiptPresumedDays: number;

  /** First day of the rule. The day the term is counted from decides which rule holds. */
  @Day({ example: '2026-01-01' })
  effectiveFromOn: string;

  /** Last day of the rule; null: until further notice. */
  @Day({ nullable: true, example: null })
  effectiveToOn: string | null;

  /** Where the rule is written: contract, provider manual, regulation. */
  @Text({ max: 200, example: 'Provider manual 2026, section 4.2' })
  source: string;
}
