import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { OneOf, Ref, Text } from '../../../shared/database/fields.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Link } from '../../../shared/links/link.entity.js';
import { EVIDENCE_LEVELS, PRACTICE_STATUSES, type PracticeStatus } from './best-practice.codes.js';
import { BestPractice } from './best-practice.entity.js';

/** A practice that somebody proposes. */
export class CreateBestPracticeDto extends PickType(BestPractice, [
  'title',
  'description',
  'category',
  'evidenceLevel',
  'source',
] as const) {}

/** What may be changed; the status has a route of its own. */
export class UpdateBestPracticeDto extends PartialType(CreateBestPracticeDto, { skipNullProperties: false }) {}

/** Where a practice moves, and why. */
export class MoveBestPracticeDto {
  /** The status it is to have. */
  @OneOf(PRACTICE_STATUSES, { example: 'pilot' })
  status: PracticeStatus;

  /** Reason, for the audit trail. */
  @Text({ max: 1000, nullable: true, example: 'Pilot on two wards' })
  reason: string | null;
}

/** A project that tries or spreads the practice. */
export class LinkBestPracticeDto {
  /** The project. */
  @Ref({ example: '01900000-0000-7000-8000-000000000001' })
  projectId: string;

  /** Why they belong together. */
  @Text({ max: 200, nullable: true, example: 'Spread to the wards' })
  reason: string | null;
}

export class ListBestPracticesQuery extends ListQuery {
  @ApiPropertyOptional({ enum: PRACTICE_STATUSES })
  @IsOptional()
  @IsIn(PRACTICE_STATUSES)
  status?: string;

  @ApiPropertyOptional({ enum: EVIDENCE_LEVELS })
  @IsOptional()
  @IsIn(EVIDENCE_LEVELS)
  evidenceLevel?: string;
}

export class BestPracticePage extends pageOf(BestPractice) {}

class WithLinks {
  /** Projects that it is linked with. */
  @ApiProperty({ type: [Link] })
  links: Link[];
}

/** A practice with the projects that try or spread it. */
export class BestPracticeDetail extends IntersectionType(BestPractice, WithLinks) {}
