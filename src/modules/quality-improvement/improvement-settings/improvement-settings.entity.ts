import { Entity } from 'typeorm';
import { Cents, Real } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** From where on a category of denials is worth a project; a company has one row of it. */
@Entity('improvement_settings')
export class ImprovementSettings extends VersionedRow {
  /** A category is proposed when its share of the money denied in a month is above this, in percent. */
  @Real({ example: 25 })
  denialSharePercent: number;

  /** And at least so much was denied. */
  @Cents({ default: 0, example: 500_000 })
  leastDeniedCents: number;
}
