import { ApiProperty, PickType } from '@nestjs/swagger';
import { Cents, Code, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { Claim } from '../claims/claim.entity.js';

/** Why a claim that has gone out is corrected or voided. */
export class CreateClaimVersionDto {
  /** Reason, for the claim's history. */
  @Text({ max: 1000, example: 'Wrong modifier on line 1' })
  reason: string;

  /** The payer's own number of the claim, where no remittance or status has told it (a portal, a letter). */
  @Code({ max: 50, nullable: true, example: '2026123456789' })
  payerControlNumber?: string | null;
}

export const VERSION_FIELDS = [
  'id',
  'number',
  'status',
  'frequencyCode',
  'responsibilityCode',
  'payerId',
  'patientControlNumber',
  'payerControlNumber',
  'originalPayerControlNumber',
  'replacesId',
  'priorClaimId',
  'submittedAt',
  'adjudicatedOn',
] as const;

/** One version of a claim. */
export class ClaimVersion extends PickType(Claim, VERSION_FIELDS) {
  /** Sum of the line charges. */
  @Cents({ signed: true })
  chargeCents: number;

  /** What is open on this version: the sum of its ledger. */
  @Cents({ signed: true })
  balanceCents: number;
}

/** All versions of a claim, those to the payers after the first too. */
export class ClaimFamily {
  @Ref()
  familyId: string;

  /** What is owed of all of it. */
  @Cents({ signed: true })
  balanceCents: number;

  /** In the order of their numbers. */
  @ApiProperty({ type: [ClaimVersion] })
  versions: ClaimVersion[];
}
