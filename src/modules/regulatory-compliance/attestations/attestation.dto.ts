import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { AsOfQuery } from '../requirements/requirement.dto.js';
import { ATTESTATION_STATES, type AttestationState } from './attestation.codes.js';
import { Attestation } from './attestation.entity.js';
import { AttestationEvidence } from './attestation-evidence.entity.js';
import { AttestationRevocation } from './attestation-revocation.entity.js';
import { AttestationSignature } from './attestation-signature.entity.js';

/** What is prepared for a signature. Who prepares it is taken from the token. */
export class PrepareAttestationDto extends IntersectionType(
  PickType(Attestation, ['requirementId', 'statement', 'validTo'] as const),
  PartialType(PickType(Attestation, ['startsOn', 'periodId'] as const), { skipNullProperties: false }),
) {
  /** Evidence of the requirement on which it rests, by its latest versions; all of it when left out. */
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: 200 })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}

/** In which function it is signed. */
export class SignAttestationDto extends PickType(AttestationSignature, ['signerTitle'] as const) {}

export class RevokeAttestationDto extends PickType(AttestationRevocation, ['reason'] as const) {}

export class ListAttestationsQuery extends IntersectionType(ListQuery, AsOfQuery) {
  /** Requirement. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  requirementId?: string;
}

/** An attestation as it stood on a day. */
export class AttestationView extends Attestation {
  /** Day of the state. */
  @ApiProperty({ type: 'string', format: 'date', example: '2026-07-01' })
  asOf: string;

  /** What it came to on the day. */
  @ApiProperty({ enum: ATTESTATION_STATES, example: 'valid' })
  state: AttestationState;

  /** Signature; null until somebody else has signed. */
  @ApiProperty({ type: AttestationSignature, nullable: true })
  signature: AttestationSignature | null;

  /** Revocation, if any. */
  @ApiProperty({ type: AttestationRevocation, nullable: true })
  revocation: AttestationRevocation | null;

  /** Evidence on which it rests. */
  @ApiProperty({ type: [AttestationEvidence] })
  evidence: AttestationEvidence[];
}

export class AttestationViewPage extends pageOf(AttestationView) {}
