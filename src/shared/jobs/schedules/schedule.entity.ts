import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Code, Count, Flag, Instant, Ref } from '../../database/fields.decorator.js';
import { VersionedRow } from '../../database/tenant-row.entity.js';
import { LEAST_SECONDS, MOST_SECONDS } from './schedule.rules.js';

/** Work that comes again and again: every so many seconds a job of this kind is queued, by whichever process is there. */
@Entity('schedules')
export class Schedule extends VersionedRow {
  /** Names it in the company, e.g. what it is for and of which record. */
  @Code({ max: 120, example: 'transport/01900000-0000-7000-8000-000000000001' })
  key: string;

  /** Kind of the jobs that it queues. */
  @Code({ max: 60, example: 'transport-run' })
  kind: string;

  /** Seconds from one run to the next. */
  @Count({ min: LEAST_SECONDS, max: MOST_SECONDS, example: 300 })
  everySeconds: number;

  /** A schedule that is not enabled queues nothing. */
  @Flag()
  isEnabled: boolean;

  /** When it is due next. */
  @Instant()
  nextRunAt: string;

  /** When its turn came last. */
  @Instant({ nullable: true })
  lastRunAt: string | null;

  /** The job that it queued last. */
  @Ref({ nullable: true })
  lastJobId: string | null;

  @Column('jsonb')
  @ApiHideProperty()
  params: Record<string, unknown>;

  /** The one message in the queue that stands for the next turn; all others are void. */
  @Column('uuid')
  @ApiHideProperty()
  turnId: string;

  /** What the work is asked with is the handler's, not the reader's. */
  override toJSON(): Record<string, unknown> {
    const { params: _params, turnId: _turn, ...facts } = super.toJSON();
    return facts;
  }
}
