import { Entity } from 'typeorm';
import { Count, Day, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { RISK_LEVELS, RISK_STATUSES, type RiskLevel, type RiskStatus } from './risk.codes.js';

/**
 * The derived levels of a risk from a moment on, and those that follow when treatments end. The last one recorded by the
 * end of a day, of those that hold by then, tells that day.
 */
@Entity('risk_level_records')
export class RiskLevelRecord extends AppendOnlyRow {
  /** Risk. */
  @Ref()
  riskId: string;

  /** Counts the records of the risk from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** Day from which it holds, where a treatment has ended the day before; null: from its recording on. */
  @Day({ nullable: true, example: null })
  appliesFrom: string | null;

  /** Open, or withdrawn as no risk. */
  @OneOf(RISK_STATUSES, { example: 'open' })
  status: RiskStatus;

  /** As if nothing were done. */
  @OneOf(RISK_LEVELS, { example: 'high' })
  inherent: RiskLevel;

  /** With the controls that exist and the treatments that are implemented. */
  @OneOf(RISK_LEVELS, { example: 'medium' })
  residual: RiskLevel;

  /** With all treatments that are not cancelled. */
  @OneOf(RISK_LEVELS, { example: 'low' })
  target: RiskLevel;
}
