import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Finding } from './finding.entity.js';
import { DISPOSITIONS, X12_FILE_STATUSES, X12File } from './x12-file.entity.js';
import { X12Set } from './x12-set.entity.js';

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
}

export class X12FilePage extends pageOf(X12File) {}

/** A file with what became of its sets and what was found in them. */
export class X12FileDetails extends X12File {
  /** Its transaction sets, in file order. */
  @ApiProperty({ type: [X12Set] })
  sets: X12Set[];

  /** Findings of the file and of its sets; those of claims and claim payments are theirs. */
  @ApiProperty({ type: [Finding] })
  findings: Finding[];
}
