import { Entity } from 'typeorm';
import { Code, Codes, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import {
  ASSESSMENT_KINDS,
  ASSESSMENT_TRIGGERS,
  type AssessmentKind,
  type AssessmentTrigger,
  RISK_METHODS,
  type RiskMethod,
} from './risk.codes.js';

/** An assessment of risks (45 CFR 164.308(a)(1)(ii)(A) for electronic protected health information). */
@Entity('compliance_risk_assessments')
export class RiskAssessment extends VersionedRow {
  /** What kind of risks. */
  @OneOf(ASSESSMENT_KINDS, { example: 'hipaa' })
  kind: AssessmentKind;

  /** Name of the assessment. */
  @Text({ max: 200, example: 'HIPAA security risk analysis 2026' })
  title: string;

  /** What it covers. */
  @Text({ max: 4000, example: 'All sites and systems that create, receive, keep or send ePHI' })
  scope: string;

  /** Where electronic protected health information is. */
  @Text({ nullable: true, max: 8000, example: 'EHR, imaging archive, billing service, backup tapes' })
  ephiInventory: string | null;

  /** Why it is made. */
  @OneOf(ASSESSMENT_TRIGGERS, { example: 'periodic' })
  trigger: AssessmentTrigger;

  /** How levels follow from likelihood and impact. */
  @OneOf(RISK_METHODS, { example: 'product' })
  method: RiskMethod;

  /** Day on which it was made. */
  @Day({ example: '2026-06-30' })
  assessedOn: string;

  /** Day by which the next one is due. */
  @Day({ example: '2027-06-30' })
  nextDueOn: string;

  /** Last day on which its records must be kept. */
  @Day({ example: '2032-06-30' })
  retainUntil: string;

  /** Assessment that it follows. */
  @Ref({ nullable: true })
  previousAssessmentId: string | null;

  /** Who has written any of it: none of them approves it. */
  @Codes({ most: 200, max: 36, example: ['01900000-0000-7000-8000-000000000001'] })
  authorIds: string[];

  /** SHA-256 of what is approved: the assessment with its risks and their treatments. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
