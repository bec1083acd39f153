import { Entity } from 'typeorm';
import { OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { DRIVER_KINDS, type DriverKind } from './project-parts.codes.js';

/** A box of the driver diagram: a driver, or an idea for a change. */
@Entity('project_drivers')
export class ProjectDriver extends VersionedRow {
  /** Project it belongs to. */
  @Ref()
  projectId: string;

  /** Primary drivers lead to the aim, secondary ones to primary ones, change ideas to either. */
  @OneOf(DRIVER_KINDS, { example: 'primary' })
  kind: DriverKind;

  /** The driver that it acts upon; null for primary drivers. */
  @Ref({ nullable: true })
  parentId: string | null;

  /** What is written in the box. */
  @Text({ max: 160, example: 'Sterile insertion' })
  title: string;
}
