import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { asBoolean, ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Finding, SEVERITIES } from './finding.entity.js';
import { DISPOSITIONS, X12_FILE_STATUSES, X12File } from './x12-file.entity.js';
import { X12_SET_STATUSES, X12Set } from './x12-set.entity.js';

export class UploadX12FileQuery {
  /** submitted: its claims have already gone to the payer (default) · draft: to be validated and sent from here. */
  @ApiPropertyOptional({ enum: DISPOSITIONS, default: 'submitted' })
  @IsOptional()
  @IsIn(DISPOSITIONS)
  disposition?: (typeof DISPOSITIONS)[number];

  /** Name of a file that comes as its bytes; a form names its file itself. */
  @ApiPropertyOptional({ maxLength: 200, example: 'claims.837' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  fileName?: string;
}

export class ListX12FilesQuery extends ListQuery {
  /** How far the import is. */
  @ApiPropertyOptional({ enum: X12_FILE_STATUSES })
  @IsOptional()
  @IsIn(X12_FILE_STATUSES)
  status?: string;

  /** What its claims are. */
  @ApiPropertyOptional({ enum: DISPOSITIONS })
  @IsOptional()
  @IsIn(DISPOSITIONS)
  disposition?: string;

  /** Only those that the sandbox payer wrote, or only the others. */
  @ApiPropertyOptional({ type: 'boolean' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  isSandbox?: boolean;
}

export class X12FilePage extends pageOf(X12File) {}

export class ListX12SetsQuery extends ListQuery {
  /** What became of them. */
  @ApiPropertyOptional({ enum: X12_SET_STATUSES })
  @IsOptional()
  @IsIn(X12_SET_STATUSES)
  status?: string;
}

export class X12SetPage extends pageOf(X12Set) {}

export class ListX12FindingsQuery extends ListQuery {
  /** How bad. */
  @ApiPropertyOptional({ enum: SEVERITIES })
  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: string;
}

export class FindingPage extends pageOf(Finding) {}

/** How many sets of a file have this status. */
export class X12SetCount extends PickType(X12Set, ['status'] as const) {
  /** Sets. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 13 })
  count: number;
}

/** How many findings of a file and its sets are this bad. */
export class FindingCount extends PickType(Finding, ['severity'] as const) {
  /** Findings. */
  @ApiProperty({ type: 'integer', minimum: 1, example: 2 })
  count: number;
}

/** A file with what became of its sets and what was found in them. */
export class X12FileDetails extends X12File {
  /** Sets by status. */
  @ApiProperty({ type: [X12SetCount] })
  setCounts: X12SetCount[];

  /** Findings of the file and of its sets by severity. */
  @ApiProperty({ type: [FindingCount] })
  findingCounts: FindingCount[];

  /** The first 100 of its transaction sets, in file order; `/sets` has all. */
  @ApiProperty({ type: [X12Set] })
  sets: X12Set[];

  /** The first 100 findings of the file and of its sets (`/findings` has all); those of claims and claim payments are theirs. */
  @ApiProperty({ type: [Finding] })
  findings: Finding[];
}
