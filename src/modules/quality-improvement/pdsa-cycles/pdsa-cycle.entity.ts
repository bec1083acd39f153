import { Entity } from 'typeorm';
import { Count, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { PDSA_DECISIONS, PDSA_PHASES, type PdsaDecision, type PdsaPhase } from './pdsa-cycle.codes.js';

const WORDS = { max: 4000, nullable: true };

/** A test of a change: plan, do, study, act (Deming; Langley et al. 2009). What a phase holds is locked once it has passed. */
@Entity('pdsa_cycles')
export class PdsaCycle extends VersionedRow {
  /** Project it belongs to. */
  @Ref()
  projectId: string;

  /** Number in the project: 1, 2, 3 … */
  @Count({ min: 1, example: 3 })
  number: number;

  /** The change that is tried. */
  @Text({ max: 200, example: 'Chlorhexidine dressing on two beds' })
  title: string;

  /** How wide the test is. */
  @Text({ max: 200, nullable: true, example: 'Two beds, one week' })
  scale: string | null;

  /** plan → do → study → act → completed. */
  @OneOf(PDSA_PHASES, { example: 'plan' })
  phase: PdsaPhase;

  /** The cycle that this one adapts. */
  @Ref({ nullable: true })
  previousCycleId: string | null;

  /** Plan: the question to answer. */
  @Text({ ...WORDS, example: 'Does the dressing stay dry for seven days?' })
  objective: string | null;

  /** Plan: what is expected to happen. */
  @Text({ ...WORDS, example: 'Nine of ten dressings stay dry' })
  predictions: string | null;

  /** Plan: what will be measured. */
  @Text(WORDS)
  measures: string | null;

  /** Plan: who does what, where, when. */
  @Text(WORDS)
  steps: string | null;

  /** Do: what was seen. */
  @Text(WORDS)
  observations: string | null;

  /** Do: what was collected. */
  @Text(WORDS)
  collectedData: string | null;

  /** Do: what went otherwise than planned. */
  @Text(WORDS)
  issues: string | null;

  /** Study: the results beside the predictions. */
  @Text({ ...WORDS, example: 'Seven of ten stayed dry: fewer than predicted' })
  resultsAgainstPrediction: string | null;

  /** Study: what was learnt. */
  @Text(WORDS)
  learnings: string | null;

  /** Study: what nobody expected. */
  @Text(WORDS)
  unexpected: string | null;

  /** Act: adopt, adapt or abandon the change. */
  @OneOf(PDSA_DECISIONS, { nullable: true, example: 'adapt' })
  decision: PdsaDecision | null;

  /** Act: what comes next. */
  @Text(WORDS)
  nextSteps: string | null;

  /** When the test began: when its plan was done. */
  @Day({ nullable: true })
  startedOn: string | null;

  /** When the cycle was completed. */
  @Day({ nullable: true })
  completedOn: string | null;
}
