import { Entity } from 'typeorm';
import { Code, Codes, Day, Instant, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { AppendOnlyRow } from '../../../shared/database/tenant-row.entity.js';

/** The signature under an attestation, which makes it count. Who signed is `createdBy`, from the token. */
@Entity('attestation_signatures')
export class AttestationSignature extends AppendOnlyRow {
  /** Attestation. */
  @Ref()
  attestationId: string;

  /** Requirement. */
  @Ref()
  requirementId: string;

  /** Hash of the requirement's content. */
  @Code({ max: 64, example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })
  requirementHash: string;

  /** Period that it is for, where one is named. */
  @Ref({ nullable: true, example: null })
  periodId: string | null;

  /** Due day of that period. */
  @Day({ nullable: true, example: null })
  periodDueOn: string | null;

  /** Roles of the signer in this system. */
  @Codes({ most: 20, example: ['compliance'] })
  signerRoles: string[];

  /** In which function he signs. */
  @Text({ nullable: true, max: 120, example: 'Chief compliance officer' })
  signerTitle: string | null;

  /** When the signer had shown who he is, where his token tells (`auth_time`). */
  @Instant({ nullable: true, example: '2026-07-01T08:00:00.000Z' })
  authenticatedAt: string | null;

  /** By which methods (`amr`, RFC 8176), where his token tells. */
  @Codes({ most: 20, nullable: true, example: ['pwd', 'otp'] })
  authenticationMethods: string[] | null;

  /** First day of validity. */
  @Day({ example: '2026-07-01' })
  validFrom: string;

  /** Last day of validity. */
  @Day({ example: '2027-06-30' })
  validTo: string;

  /** Last day on which the required evidence has not expired either. */
  @Day({ example: '2027-06-30' })
  coveredUntil: string;

  /** Hash of what was signed: that of the attestation. */
  @Code({ max: 64, example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  contentHash: string;
}
