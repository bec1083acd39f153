import { Entity } from 'typeorm';
import { Code, Ref, Text } from '../database/fields.decorator.js';
import { AppendOnlyRow } from '../database/tenant-row.entity.js';

/** That two records of different modules belong together, and why. */
@Entity('links')
export class Link extends AppendOnlyRow {
  /** Kind of the record that points, by its table. */
  @Code({ max: 60, example: 'claims' })
  fromKind: string;

  /** The record that points. */
  @Ref()
  fromId: string;

  /** Kind of the record pointed to, by its table. */
  @Code({ max: 60, example: 'improvement_projects' })
  toKind: string;

  /** The record pointed to. */
  @Ref()
  toId: string;

  /** Why they belong together. */
  @Text({ max: 200, example: 'denial pattern' })
  reason: string;
}
