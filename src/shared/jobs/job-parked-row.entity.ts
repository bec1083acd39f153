import { Entity } from 'typeorm';
import { Code, Ref, Text } from '../database/fields.decorator.js';
import { AppendOnlyRow } from '../database/tenant-row.entity.js';

/** A row that a job could not work on: put aside, so that the others go on. */
@Entity('job_parked_rows')
export class JobParkedRow extends AppendOnlyRow {
  /** The job. */
  @Ref()
  jobId: string;

  /** Which row: a line, segment or control number, never a name. */
  @Code({ max: 200, example: 'ST 0001, claim 17' })
  rowRef: string;

  /** Why. */
  @Text({ max: 500 })
  reason: string;
}
