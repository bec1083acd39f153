import { Entity } from 'typeorm';
import { Code, Count, Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';
import {
  BREACH_EXCEPTIONS,
  type BreachException,
  type Conclusion,
  CONCLUSIONS,
  FACTOR_LEVELS,
  type FactorLevel,
} from './incident.codes.js';

/** An assessment by the four factors of 45 CFR 164.402. Never changed: the latest of an incident counts. */
@Entity('breach_assessments')
export class BreachAssessment extends AppendOnlyRow {
  /** Incident. */
  @Ref()
  incidentId: string;

  /** Counts the assessments of the incident from 1. */
  @Count({ min: 1, example: 1 })
  sequence: number;

  /** Whether protected health information is concerned. */
  @Flag()
  involvesPhi: boolean;

  /** Whether it was unusable to others (encrypted, destroyed): no unsecured information. */
  @Flag({ example: false })
  isPhiSecured: boolean;

  /** Which exception applies, if any (164.402, breach, paragraph (1)). */
  @OneOf(BREACH_EXCEPTIONS, { nullable: true, example: null })
  exception: BreachException | null;

  /** Nature and extent of the information, with the likelihood of re-identification (i). */
  @Text({ nullable: true, max: 2000, example: 'Name and amount owed; no diagnosis' })
  nature: string | null;

  /** How much it speaks for a compromise. */
  @OneOf(FACTOR_LEVELS, { nullable: true, example: 'low' })
  natureLevel: FactorLevel | null;

  /** Who used it or to whom it was disclosed (ii). */
  @Text({ nullable: true, max: 2000, example: 'Another patient of the clinic' })
  recipient: string | null;

  /** How much it speaks for a compromise. */
  @OneOf(FACTOR_LEVELS, { nullable: true, example: 'low' })
  recipientLevel: FactorLevel | null;

  /** Whether it was actually acquired or viewed (iii). */
  @Text({ nullable: true, max: 2000, example: 'The envelope came back unopened' })
  acquisition: string | null;

  /** How much it speaks for a compromise. */
  @OneOf(FACTOR_LEVELS, { nullable: true, example: 'low' })
  acquisitionLevel: FactorLevel | null;

  /** How far the risk was mitigated (iv). */
  @Text({ nullable: true, max: 2000, example: 'Returned and destroyed; written assurance' })
  mitigation: string | null;

  /** How much it speaks for a compromise. */
  @OneOf(FACTOR_LEVELS, { nullable: true, example: 'low' })
  mitigationLevel: FactorLevel | null;

  /** Whether the probability of a compromise is low, all four factors together. */
  @Flag({ example: false })
  isLowProbability: boolean;

  /** Why it comes to this. */
  @Text({ max: 4000, example: 'The letter came back unopened within two days.' })
  rationale: string;

  /** Individuals affected; null: not known yet. */
  @Count({ nullable: true, example: 1 })
  affectedIndividuals: number | null;

  /** What it comes to, derived from the above. */
  @OneOf(CONCLUSIONS, { example: 'low_probability' })
  conclusion: Conclusion;

  /** SHA-256 of all that was assessed: what a confirmation is given for. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
