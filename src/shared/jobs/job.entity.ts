import { ApiHideProperty, ApiProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Code, Count, Flag, Instant, Json, OneOf, Text } from '../database/fields.decorator.js';
import { AppendOnlyRow } from '../database/tenant-row.entity.js';

export const JOB_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
export const ENDED: readonly JobStatus[] = ['succeeded', 'failed', 'cancelled'];

/** Long work that goes on after the request that asked for it. */
@Entity('jobs')
export class Job extends AppendOnlyRow {
  /** What kind of work. */
  @Code({ max: 60, example: 'x12-import' })
  kind: string;

  /** queued and running go on by themselves; succeeded, failed and cancelled are the end. */
  @OneOf(JOB_STATUSES, { example: 'running' })
  status: JobStatus;

  /** How much is done, in units of the work (rows, claims). */
  @Column('bigint')
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, example: 1200 })
  progressDone: number;

  /** How much there is to do; null while that is not known. */
  @Column({ type: 'bigint', nullable: true })
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, nullable: true, example: 50000 })
  progressTotal: number | null;

  /** Rows that could not be worked on and were put aside with their reason. */
  @Count({ example: 0 })
  parkedRows: number;

  /** What was found, in numbers and codes; the shape is the kind's. */
  @Json({ nullable: true })
  findings: Record<string, unknown> | null;

  /** Where the result can be read, once there is one. */
  @Text({ nullable: true, max: 500, example: '/api/v1/rcm/x12-files/01900000-0000-7000-8000-000000000001' })
  resultPath: string | null;

  /** Why it failed (a stable code); while it runs: why the attempt before did. */
  @Code({ nullable: true, max: 60, example: 'DATABASE_BUSY' })
  errorCode: string | null;

  /** The same in words. */
  @Text({ nullable: true, max: 500 })
  errorMessage: string | null;

  /** Somebody asked to cancel it; it ends at the next safe place. */
  @Flag()
  isCancelRequested: boolean;

  /** How often a worker began or resumed it. */
  @Count({ example: 1 })
  attempts: number;

  /** When a worker first began. */
  @Instant({ nullable: true })
  startedAt: string | null;

  /** When it ended. */
  @Instant({ nullable: true })
  finishedAt: string | null;

  @Column('jsonb')
  @ApiHideProperty()
  params: Record<string, unknown>;

  @Column({ type: 'jsonb', nullable: true })
  @ApiHideProperty()
  checkpoint: Record<string, unknown> | null;

  @Column('integer')
  @ApiHideProperty()
  fruitlessAttempts: number;

  /** What the work was asked with and where it stands are the handler's, not the reader's. */
  override toJSON(): Record<string, unknown> {
    const { params: _params, checkpoint: _checkpoint, fruitlessAttempts: _fruitless, ...facts } = super.toJSON();
    return facts;
  }
}
