import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { Patient } from './patient.entity.js';

/** What may be said of a new patient. */
export class CreatePatientDto extends PickType(Patient, [
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'bornOn',
  'sex',
  'street',
  'street2',
  'city',
  'state',
  'zip',
] as const) {}

/** What may be changed later. */
export class UpdatePatientDto extends PartialType(CreatePatientDto, { skipNullProperties: false }) {}

/** Names are no filter: they would stand in URLs and logs. */
export class ListPatientsQuery extends ListQuery {}

/** Whom to look for; at least one of these. Sent as a body, because names and member ids do not belong in a URL. */
export class SearchPatientsDto {
  /** First letters of the family name, in either case. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 60, example: 'Samp' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  familyName?: string;

  /** First letters of the given name, in either case. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 35, example: 'Pat' })
  @IsOptional()
  @IsString()
  @Length(1, 35)
  givenName?: string;

  /** Date of birth. */
  @ApiPropertyOptional({ type: 'string', format: 'date', example: '1980-02-29' })
  @IsOptional()
  @IsCalendarDay()
  bornOn?: string;

  /** Member id on one of the patient's cards, exactly. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 80, example: 'W123456789' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  memberId?: string;
}

export class PatientPage extends pageOf(Patient) {}
