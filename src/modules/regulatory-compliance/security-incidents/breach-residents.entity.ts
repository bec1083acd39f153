import { Entity } from 'typeorm';
import { Code, Count, Ref } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** How many of the affected live in one State or jurisdiction: above 500 its media are told. */
@Entity('breach_residents')
export class BreachResidents extends AppendOnlyRow {
  /** Assessment. */
  @Ref()
  assessmentId: string;

  /** State or jurisdiction, two letters. */
  @Code({ max: 2, pattern: /^[A-Z]{2}$/, example: 'IL' })
  state: string;

  /** Residents affected. */
  @Count({ min: 1, example: 501 })
  residents: number;
}
