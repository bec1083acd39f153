import { Entity } from 'typeorm';
import { Code, Day, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';

/** X12 SBR01: whose turn it is to pay. */
export const COVERAGE_ORDERS = ['primary', 'secondary', 'tertiary', 'other'] as const;

/** That a payer insures a patient. */
@Entity('coverages')
export class Coverage extends VersionedRow {
  /** The insured patient. */
  @Ref()
  patientId: string;

  /** The payer (RCM keeps the payers; here is only its id). */
  @Ref()
  payerId: string;

  /** Member identifier on the card. */
  @Code({ max: 80, example: 'W123456789' })
  memberId: string;

  /** Group or policy number. */
  @Code({ max: 50, nullable: true })
  groupNumber: string | null;

  /** Plan or group name. */
  @Text({ max: 60, nullable: true })
  planName: string | null;

  /** Relationship of the patient to the subscriber (X12 SBR02/PAT01): 18 is self. */
  @Code({ max: 2, pattern: /^[0-9A-Z]{2}$/, example: '18' })
  relationshipCode: string;

  /** Claim filing indicator (X12 SBR09): CI commercial, MB Medicare part B, MC Medicaid, … */
  @Code({ max: 2, nullable: true, example: 'CI' })
  filingCode: string | null;

  /** Whose turn it is to pay. */
  @OneOf(COVERAGE_ORDERS)
  order: (typeof COVERAGE_ORDERS)[number];

  /** Subscriber's family or organisation name, where the patient is not the subscriber. */
  @Text({ max: 60, nullable: true })
  subscriberFamilyName: string | null;

  /** Subscriber's given name. */
  @Text({ max: 35, nullable: true })
  subscriberGivenName: string | null;

  /** Subscriber's date of birth. */
  @Day({ nullable: true })
  subscriberBornOn: string | null;

  /** First day of the coverage, where known. */
  @Day({ nullable: true })
  effectiveOn: string | null;

  /** Last day of the coverage, where known. */
  @Day({ nullable: true })
  endsOn: string | null;
}
