import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { Column, type ColumnOptions, type ColumnType } from 'typeorm';
import { HasDecimals } from './has-decimals.decorator.js';
import { IsCalendarDay } from './is-calendar-day.decorator.js';

/** What may be said of any field, beside its word. */
export interface FieldOptions {
  /** NULL in the database, `null` in answers, may be left out in requests. */
  nullable?: boolean;
  /** May be left out when creating: the database or the service has a default. */
  default?: string | number | boolean;
  example?: unknown;
  description?: string;
}

type Word = { type: ColumnType; column?: ColumnOptions; api: ApiPropertyOptions; checks: PropertyDecorator[] };

function field(word: Word, options: FieldOptions): PropertyDecorator {
  const isOptional = options.nullable === true || options.default !== undefined;
  return applyDecorators(
    Column({ type: word.type as 'text', nullable: options.nullable ?? false, ...(word.column as object) }),
    ApiProperty({
      ...word.api,
      ...(options.nullable ? { nullable: true } : {}),
      ...(options.example === undefined ? {} : { example: options.example }),
      ...(options.description === undefined ? {} : { description: options.description }),
      ...(options.default === undefined ? {} : { default: options.default }),
      required: !isOptional,
    } as ApiPropertyOptions),
    ...mayBeLeftOut(options),
    ...word.checks,
  );
}

/** Null is what a nullable field may be set to; one with a default may only be left out. */
function mayBeLeftOut(options: FieldOptions): PropertyDecorator[] {
  if (options.nullable === true) return [IsOptional()];
  return options.default === undefined ? [] : [ValidateIf((_, value) => value !== undefined)];
}

const instantTransformer = {
  to: (value: string | null | undefined): string | null | undefined => value,
  from: (value: Date | string | null): string | null => (value instanceof Date ? value.toISOString() : value),
};

/** Money in integer cents. `signed`: may be negative (reversals, adjustments). */
export function Cents(options: FieldOptions & { signed?: boolean } = {}): PropertyDecorator {
  const minimum = options.signed ? Number.MIN_SAFE_INTEGER : 0;
  const bounds = { minimum, maximum: Number.MAX_SAFE_INTEGER };
  return field(
    {
      type: 'bigint',
      api: { type: 'integer', format: 'int64', example: 12550, ...bounds },
      checks: [IsInt(), Min(minimum), Max(Number.MAX_SAFE_INTEGER)],
    },
    options,
  );
}

/** A calendar date, `YYYY-MM-DD`, a string end to end. */
export function Day(options: FieldOptions = {}): PropertyDecorator {
  return field(
    { type: 'date', api: { type: 'string', format: 'date', example: '2026-06-30' }, checks: [IsCalendarDay()] },
    options,
  );
}

/** An instant in UTC, RFC 3339. Set by the server; never taken from a request. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      type: 'timestamptz',
      column: { transformer: instantTransformer },
      api: { type: 'string', format: 'date-time', example: '2026-06-30T14:03:11.000Z' },
      checks: [Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)],
    },
    options,
  );
}

/** A code of a published or payer's list: 1 to `max` printable characters, or what `pattern` says. */
export function Code(options: FieldOptions & { max?: number; pattern?: RegExp } = {}): PropertyDecorator {
  const max = options.max ?? 30;
  const pattern = options.pattern ?? /^[\x20-\x7e]+$/;
  return field(
    {
      type: 'text',
      api: { type: 'string', minLength: 1, maxLength: max, ...(options.pattern ? { pattern: pattern.source } : {}) },
      checks: [Length(1, max), Matches(pattern)],
    },
    options,
  );
}

/** Words of people: `max` characters at most (default 200). Blanks alone say nothing, least of all a reason. */
export function Text(options: FieldOptions & { max?: number; min?: number } = {}): PropertyDecorator {
  const max = options.max ?? 200;
  const min = options.min ?? 1;
  return field(
    {
      type: 'text',
      api: { type: 'string', minLength: min, maxLength: max },
      checks: [MinLength(min), MaxLength(max), Matches(/^$|\S/, { message: '$property must not be blank' })],
    },
    options,
  );
}

/** One of a closed list; text with a named CHECK in the database, never an enum (platform rule: leakproof `=`). */
export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(
    { type: 'text', api: { type: 'string', enum: [...values], example: values[0] }, checks: [IsIn([...values])] },
    options,
  );
}

/** The id of another record. */
export function Ref(options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      type: 'uuid',
      api: { type: 'string', format: 'uuid', example: '01900000-0000-7000-8000-000000000001' },
      checks: [IsUUID()],
    },
    options,
  );
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'boolean', api: { type: 'boolean', example: true }, checks: [IsBoolean()] }, options);
}

/** A whole number from `min` (default 0) to `max` (default 2^31-1). */
export function Count(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const minimum = options.min ?? 0;
  const maximum = options.max ?? 2_147_483_647;
  return field(
    {
      type: maximum > 2_147_483_647 ? 'bigint' : 'integer',
      api: { type: 'integer', minimum, maximum },
      checks: [IsInt(), Min(minimum), Max(maximum)],
    },
    options,
  );
}

/** A measured quantity (units, minutes): up to three decimals, as X12 sends them. */
export function Quantity(options: FieldOptions & { min?: number } = {}): PropertyDecorator {
  const minimum = options.min ?? 0;
  return field(
    {
      type: 'numeric',
      api: { type: 'number', minimum, maximum: 1e9, example: 1 },
      checks: [HasDecimals(3), Min(minimum), Max(1e9)],
    },
    options,
  );
}

/** A measured number of any size and sign (rates, scores), kept as a double. */
export function Real(options: FieldOptions = {}): PropertyDecorator {
  const bounds = { minimum: -1e15, maximum: 1e15 };
  return field(
    {
      type: 'double precision',
      api: { type: 'number', example: 0.25, ...bounds },
      checks: [IsNumber(), Min(-1e15), Max(1e15)],
    },
    options,
  );
}

/** A short list of codes, each up to `max` characters; text[] in the database. */
export function Codes(options: FieldOptions & { most: number; max?: number; pattern?: RegExp }): PropertyDecorator {
  const pattern = options.pattern ?? /^[\x20-\x7e]+$/;
  return field(
    {
      type: 'text',
      column: { array: true },
      api: { type: 'array', items: { type: 'string', maxLength: options.max ?? 30 }, maxItems: options.most },
      checks: [
        IsArray(),
        ArrayMaxSize(options.most),
        Length(1, options.max ?? 30, { each: true }),
        Matches(pattern, { each: true }),
      ],
    } as Word,
    options,
  );
}

/** Facts kept as they came (X12 segments verbatim, changed fields): a JSON object, never searched. */
export function Json(options: FieldOptions = {}): PropertyDecorator {
  return field(
    { type: 'jsonb', api: { type: 'object', additionalProperties: true }, checks: [IsObject(), Type(() => Object)] },
    options,
  );
}
