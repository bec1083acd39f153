import { Entity } from 'typeorm';
import { Day, OneOf, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { CONCERN_SIGNALS, type ConcernSignal } from './metric-concern.codes.js';

/** A signal against the direction of good, as it was seen; a notice told of it once. */
@Entity('metric_concerns')
export class MetricConcern extends AppendOnlyRow {
  /** Metric of which the chart signals. */
  @Ref()
  performanceImprovementId: string;

  /** Project that the metric belonged to. */
  @Ref({ nullable: true })
  projectId: string | null;

  /** Day of the point that completes the pattern. */
  @Day({ example: '2026-06-30' })
  measuredOn: string;

  /** The signal; `outside` is a point beyond a limit that no rule of the metric names. */
  @OneOf(CONCERN_SIGNALS, { example: 'nhs.seven-one-side' })
  signal: ConcernSignal;
}
