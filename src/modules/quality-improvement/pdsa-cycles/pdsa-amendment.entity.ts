import { Entity } from 'typeorm';
import { OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import { WORKING_PHASES, type WorkingPhase } from './pdsa-cycle.codes.js';

/** What was to be said of a phase after it had been locked. */
@Entity('pdsa_amendments')
export class PdsaAmendment extends AppendOnlyRow {
  /** Cycle it belongs to. */
  @Ref()
  pdsaCycleId: string;

  /** The phase that it amends. */
  @OneOf(WORKING_PHASES, { example: 'do' })
  phase: WorkingPhase;

  /** What was wrong or missing, and what is right. */
  @Text({ max: 4000, example: 'Bed 4 had the old dressing on day 3' })
  note: string;
}
