import { Entity } from 'typeorm';
import { Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** What somebody did or heard about a denial; never changed. */
@Entity('denial_notes')
export class DenialNote extends AppendOnlyRow {
  /** Denial. */
  @Ref()
  denialId: string;

  /** The note. */
  @Text({ max: 2000, example: 'Called the payer: the record was never linked to the claim.' })
  note: string;
}
