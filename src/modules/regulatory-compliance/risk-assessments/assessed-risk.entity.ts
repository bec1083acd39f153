import { Entity } from 'typeorm';
import { Count, Flag, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { RISK_STATUSES, type RiskStatus, THREAT_SOURCES, type ThreatSource } from './risk.codes.js';

/** A risk of an assessment (NIST SP 800-30r1, appendix I). Its levels are derived. */
@Entity('assessed_risks')
export class AssessedRisk extends VersionedRow {
  /** Assessment. */
  @Ref()
  assessmentId: string;

  /** What is at risk. */
  @Text({ max: 200, example: 'Laptops of the home care team' })
  asset: string;

  /** Where the threat comes from. */
  @OneOf(THREAT_SOURCES, { example: 'accidental' })
  threatSource: ThreatSource;

  /** What could happen. */
  @Text({ max: 1000, example: 'A laptop is lost on the way' })
  threatEvent: string;

  /** What makes it possible: vulnerability or predisposing condition. */
  @Text({ max: 1000, example: 'Disks of older models are not encrypted' })
  vulnerability: string;

  /** Controls that exist. */
  @Text({ nullable: true, max: 2000, example: 'Remote wipe' })
  existingControls: string | null;

  /** Likelihood without controls, 1 (rare) to 5 (almost certain); NIST: of initiation or occurrence. */
  @Count({ min: 1, max: 5, example: 4 })
  likelihood: number;

  /** NIST only: likelihood of an adverse impact once it happens, 1 to 5; null: the same. */
  @Count({ nullable: true, min: 1, max: 5, example: null })
  adverseImpactLikelihood: number | null;

  /** Impact without controls, 1 (insignificant) to 5 (catastrophic). */
  @Count({ min: 1, max: 5, example: 4 })
  impact: number;

  /** Steps by which the existing controls lower the likelihood. */
  @Count({ max: 4, default: 0, example: 1 })
  controlLikelihoodReduction: number;

  /** Steps by which the existing controls lower the impact. */
  @Count({ max: 4, default: 0, example: 0 })
  controlImpactReduction: number;

  /** Whether confidentiality is at stake. */
  @Flag({ default: false, example: true })
  affectsConfidentiality: boolean;

  /** Whether integrity is at stake. */
  @Flag({ default: false, example: false })
  affectsIntegrity: boolean;

  /** Whether availability is at stake. */
  @Flag({ default: false, example: false })
  affectsAvailability: boolean;

  /** People affected at most; null: not known. */
  @Count({ nullable: true, example: 1200 })
  peopleAffected: number | null;

  /** Open, or withdrawn as no risk. */
  @OneOf(RISK_STATUSES, { example: 'open' })
  status: RiskStatus;
}
