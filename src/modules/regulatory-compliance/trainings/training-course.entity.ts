import { ArrayUnique, IsIn } from 'class-validator';
import { Entity } from 'typeorm';
import { ROLES, type Role } from '../../../shared/access/permission.codes.js';
import { Codes, Count, Flag, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** A course that members of the workforce must take (45 CFR 164.308(a)(5), 164.530(b)). */
@Entity('training_courses')
export class TrainingCourse extends VersionedRow {
  /** Title. */
  @Text({ max: 200, example: 'HIPAA privacy and security' })
  title: string;

  /** What it teaches. */
  @Text({ nullable: true, max: 2000, example: null })
  description: string | null;

  /** Months for which it counts; null: once and for all. */
  @Count({ min: 1, max: 120, nullable: true, example: 12 })
  validMonths: number | null;

  /** Days after joining, or after the course was set up, for the first training. */
  @Count({ max: 365, default: 30, example: 30 })
  firstDueDays: number;

  /** Who must take it; empty: everybody. */
  @IsIn(ROLES, { each: true })
  @ArrayUnique()
  @Codes({ most: ROLES.length, example: [] })
  roles: Role[];

  /** Nobody has to take it any more. */
  @Flag({ default: false, example: false })
  isRetired: boolean;
}
