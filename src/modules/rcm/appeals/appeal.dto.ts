import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { NamedClaim } from '../claims/named-claim.dto.js';
import { AppealDocument } from './appeal-document.entity.js';
import { AppealRecovery } from './appeal-recovery.entity.js';
import { APPEAL_OUTCOMES, APPEAL_STATUSES, type AppealOutcome } from './appeal-status.rules.js';
import { ClaimAppeal } from './claim-appeal.entity.js';

/** What is said of a new appeal. The rest follows from the claim, its remittance and the payer's terms. */
export class CreateAppealDto extends PickType(ClaimAppeal, [
  'claimId',
  'level',
  'basis',
  'grounds',
  'noticeReceivedOn',
] as const) {
  @ApiPropertyOptional({ type: 'string', format: 'uuid', description: 'The decision; by default the latest.' })
  @IsOptional()
  @IsUUID()
  claimPaymentId?: string;
}

/** What can be changed while it is open. */
export class UpdateAppealDto extends PartialType(
  PickType(ClaimAppeal, ['basis', 'grounds', 'noticeReceivedOn', 'payerReference'] as const),
  { skipNullProperties: false },
) {}

export class FileAppealDto {
  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'Day of the filing; today by default.' })
  @IsOptional()
  @IsCalendarDay()
  filedOn?: string;
}

export class FileAppealLateDto extends FileAppealDto {
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 2000, example: 'Flood: the office was closed in July.' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  goodCause: string;
}

export class AcknowledgeAppealDto extends PickType(ClaimAppeal, ['payerReference'] as const) {
  @ApiProperty({ type: 'string', format: 'date', example: '2026-09-04' })
  @IsCalendarDay()
  receivedOn: string;
}

export class DecideAppealDto extends PickType(ClaimAppeal, ['decisionNote'] as const) {
  @ApiProperty({ enum: APPEAL_OUTCOMES })
  @IsIn(APPEAL_OUTCOMES)
  outcome: AppealOutcome;

  @ApiProperty({ type: 'string', format: 'date', example: '2026-10-01' })
  @IsCalendarDay()
  decidedOn: string;
}

/** overdue: not filed, and the deadline has passed · soon: not filed, and it comes within 14 days · open: not filed and in time. */
export const DUE_LISTS = ['overdue', 'soon', 'open'] as const;

export class ListAppealsQuery extends ListQuery {
  /** Appeals of this claim. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimId?: string;

  /** Appeals to this payer. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Where it stands. */
  @ApiPropertyOptional({ enum: APPEAL_STATUSES })
  @IsOptional()
  @IsIn(APPEAL_STATUSES)
  status?: string;

  /** Of those not filed yet: overdue, due within 14 days (soon), or in time (open). */
  @ApiPropertyOptional({ enum: DUE_LISTS })
  @IsOptional()
  @IsIn(DUE_LISTS)
  due?: (typeof DUE_LISTS)[number];

  /** Overturned, and nothing paid yet. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  awaitingPayment?: boolean;
}

/** What may come with a document. */
export class UploadAppealDocumentQuery {
  /** Name of the document, where the form does not tell it. */
  @ApiPropertyOptional({ type: 'string', maxLength: 200, example: 'operative-report.pdf' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  fileName?: string;
}

export class ListAppealDocumentsQuery extends ListQuery {}
export class ListAppealRecoveriesQuery extends ListQuery {}

/** An appeal as the lists show it. */
export class NamedAppeal extends IntersectionType(ClaimAppeal, NamedClaim) {}

export class AppealPage extends pageOf(NamedAppeal) {}
export class AppealDocumentPage extends pageOf(AppealDocument) {}
export class AppealRecoveryPage extends pageOf(AppealRecovery) {}
