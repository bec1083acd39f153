import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ListQuery, pageOf } from '../../http/list.dto.js';
import { User, USER_STATUSES } from './user.entity.js';

/** A user who is known before the first token comes. */
export class CreateUserDto extends PickType(User, ['subject', 'displayName', 'roles'] as const) {
  /** Issuer of the user's tokens; the configured one when left out. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 500, example: 'https://login.example.com' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  issuer?: string;
}

/** What may be changed later. */
export class UpdateUserDto extends PartialType(PickType(User, ['displayName', 'roles'] as const), {
  skipNullProperties: false,
}) {}

export class ListUsersQuery extends ListQuery {
  /** Only active (or only inactive) users. */
  @ApiPropertyOptional({ enum: USER_STATUSES })
  @IsOptional()
  @IsIn(USER_STATUSES)
  status?: string;

  /** First letters of the name, as written. */
  @ApiPropertyOptional({ type: 'string', maxLength: 60 })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  displayName?: string;
}

export class UserPage extends pageOf(User) {}
