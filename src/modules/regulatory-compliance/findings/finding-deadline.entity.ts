import { Entity } from 'typeorm';
import { Count, Day, OneOf } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { FINDING_SEVERITIES, type FindingSeverity } from './finding.codes.js';

/** How many days the company gives a finding of a severity, from a day on. */
@Entity('finding_deadlines')
export class FindingDeadline extends AppendOnlyRow {
  /** Severity. */
  @OneOf(FINDING_SEVERITIES, { example: 'major' })
  severity: FindingSeverity;

  /** Days from the opening until it is due. */
  @Count({ min: 1, max: 3650, example: 30 })
  days: number;

  /** First day on which findings opened get it. */
  @Day({ example: '2026-07-01' })
  appliesFrom: string;
}
