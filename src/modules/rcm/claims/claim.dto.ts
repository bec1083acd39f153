import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { Text } from '../../../shared/database/fields.decorator.js';
import { ClaimDiagnosis } from './claim-diagnosis.entity.js';
import { Claim } from './claim.entity.js';
import { ClaimLineItem } from './claim-line-item.entity.js';

/** A line as it is entered. Its control number is made when none is given; without a code the unit is UN. */
export class CreateClaimLineDto extends IntersectionType(
  PickType(ClaimLineItem, [
    'procedureCode',
    'revenueCode',
    'chargeCents',
    'units',
    'unitCode',
    'servedFromOn',
    'servedToOn',
    'controlNumber',
    'placeOfServiceCode',
  ] as const),
  PartialType(PickType(ClaimLineItem, ['modifiers', 'diagnosisPointers'] as const), { skipNullProperties: false }),
) {}

export class UpdateClaimLineDto extends PartialType(CreateClaimLineDto, { skipNullProperties: false }) {}

/** A diagnosis as it is entered, with or without its dot; the first is the principal one unless said otherwise. */
export class CreateClaimDiagnosisDto extends IntersectionType(
  PickType(ClaimDiagnosis, ['code', 'presentOnAdmission'] as const),
  PartialType(PickType(ClaimDiagnosis, ['qualifier'] as const), { skipNullProperties: false }),
) {}

/** The diagnoses of a claim, all of them, in the order that line pointers count. */
export class ReplaceDiagnosesDto {
  @ApiProperty({ type: [CreateClaimDiagnosisDto], maxItems: 25 })
  @IsArray()
  @ArrayMaxSize(25)
  @ValidateNested({ each: true })
  @Type(() => CreateClaimDiagnosisDto)
  diagnoses: CreateClaimDiagnosisDto[];
}

class ClaimFacts extends IntersectionType(
  PickType(Claim, [
    'type',
    'patientId',
    'coverageId',
    'payerId',
    'billingProviderId',
    'renderingProviderId',
    'facilityId',
    'originalPayerControlNumber',
    'facilityCode',
    'servedFromOn',
    'servedToOn',
    'admittedOn',
    'priorAuthorizationNumber',
    'referralNumber',
  ] as const),
  PartialType(PickType(Claim, ['frequencyCode', 'responsibilityCode'] as const), { skipNullProperties: false }),
) {}

/**
 * A new claim with its lines and diagnoses. Number, patient control number and total are the server's; service dates
 * are told by the lines (an institutional claim may give its statement dates).
 */
export class CreateClaimDto extends IntersectionType(ClaimFacts, PartialType(ReplaceDiagnosesDto)) {
  @ApiPropertyOptional({ type: [CreateClaimLineDto], maxItems: 999 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(999)
  @ValidateNested({ each: true })
  @Type(() => CreateClaimLineDto)
  lines?: CreateClaimLineDto[];
}

/** What may be changed while the claim is editable; lines and diagnoses have routes of their own. */
export class UpdateClaimDto extends PartialType(ClaimFacts, { skipNullProperties: false }) {}

/** Why a claim goes to its payer although its timely-filing limit has passed. */
export class OverrideFilingDto {
  /** Reason, for the claim's history and the payer. */
  @Text({ max: 1000, example: 'The payer has confirmed an outage of its clearinghouse' })
  reason: string;
}

/** Why a claim is voided. */
export class VoidClaimDto {
  /** Reason, for the claim's history. */
  @Text({ max: 1000, example: 'Entered twice' })
  reason: string;
}
