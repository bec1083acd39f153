import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { Cents, Code, Count, Day, Instant, Json, OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { VersionedRow } from '../../../shared/database/tenant-row.entity.js';
import { CLAIM_TYPES, type ClaimType } from './claim.rules.js';
import { CLAIM_STATUSES, type ClaimStatus } from './claim-status.rules.js';

/** A bill to a payer for care of one patient. Its money is the ledger's; the totals here are the claim's own words. */
@Entity('claims')
export class Claim extends VersionedRow {
  /** Number of the claim in the company, from its counter. */
  @Count({ min: 1, example: 1042 })
  number: number;

  /** Kind of claim. */
  @OneOf(CLAIM_TYPES)
  type: ClaimType;

  /** Where it stands; every move is an event. */
  @OneOf(CLAIM_STATUSES)
  status: ClaimStatus;

  /** Patient. */
  @Ref()
  patientId: string;

  /** Coverage that is billed. */
  @Ref({ nullable: true })
  coverageId: string | null;

  /** Payer that is billed. */
  @Ref()
  payerId: string;

  /** Billing provider. */
  @Ref()
  billingProviderId: string;

  /** Rendering (837P) or attending (837I) provider, where it is not the billing one. */
  @Ref({ nullable: true })
  renderingProviderId: string | null;

  /** Service facility. */
  @Ref({ nullable: true })
  facilityId: string | null;

  /** CLM01: what the payer sends back. Unique among the claims that this service numbered. */
  @Code({ max: 38, example: 'Q0000001042' })
  patientControlNumber: string;

  /** CLM01 as remittances are matched by it, made by the database: trimmed, upper case. */
  @ApiHideProperty()
  @Column({ type: 'text', insert: false, update: false, select: false })
  patientControlKey?: string;

  /** CLP07: the payer's own number of the claim, once known. */
  @Code({ max: 50, nullable: true })
  payerControlNumber: string | null;

  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  @Code({ max: 1, pattern: /^[0-9A-Z]$/, example: '1' })
  frequencyCode: string;

  /** REF F8: the payer's number of the claim that this one replaces or voids. */
  @Code({ max: 50, nullable: true })
  originalPayerControlNumber: string | null;

  /** Place of service (837P, two digits) or first two digits of the type of bill (837I). */
  @Code({ max: 2, nullable: true, example: '11' })
  facilityCode: string | null;

  /** SBR01: P primary, S secondary, T tertiary. */
  @Code({ max: 1, example: 'P' })
  responsibilityCode: string;

  /** First day of service. */
  @Day({ nullable: true })
  servedFromOn: string | null;

  /** Last day of service. */
  @Day({ nullable: true })
  servedToOn: string | null;

  /** 837I: admission. */
  @Day({ nullable: true })
  admittedOn: string | null;

  /** Sum of the line charges. */
  @Cents()
  chargeCents: number;

  /** REF G1. */
  @Code({ max: 50, nullable: true })
  priorAuthorizationNumber: string | null;

  /** REF 9F. */
  @Code({ max: 50, nullable: true })
  referralNumber: string | null;

  /** When it went to the payer, as far as known. */
  @Instant({ nullable: true })
  submittedAt: string | null;

  /** First adjudication, from the remittance's payment date. */
  @Day({ nullable: true })
  adjudicatedOn: string | null;

  /** Why the claim may go although its timely-filing limit has passed; null: it may not. */
  @Text({ max: 1000, nullable: true })
  filingOverrideReason: string | null;

  /** The imported file it came from. */
  @Ref({ nullable: true })
  x12FileId: string | null;

  /** Position in that file: transaction set and claim, 1-based, as `set.claim`. */
  @Code({ max: 20, nullable: true })
  filePosition: string | null;

  /** All versions of one claim share the id of the first. */
  @Ref()
  familyId: string;

  /** The version that this one replaces (frequency 7) or voids (8). */
  @Ref({ nullable: true })
  replacesId: string | null;

  /** The claim to the payer before, which this one to the next payer follows. */
  @Ref({ nullable: true })
  priorClaimId: string | null;

  /** Whether its import found errors, so that it was not clean at first; null: none, or it was not imported. */
  @ApiHideProperty()
  @Column({ type: 'boolean', nullable: true, insert: false, update: false, select: false })
  importHadErrors?: boolean | null;

  /** What the payers before have paid and taken off by its 837 (2320, 2430), in cents; null: nothing. */
  @ApiHideProperty()
  @Column({ type: 'bigint', nullable: true, insert: false, update: false, select: false })
  priorSettledCents?: number | null;

  /** Loops and segments that have no column here, as they came, to be written again. */
  @Json({ nullable: true })
  loops: Record<string, unknown> | null;
}
