import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type Problem } from '../errors/domain-error.js';

const NOT_DTOS: unknown[] = [Object, Array, String, Number, Boolean, Function, undefined];

/**
 * Checks bodies and query strings against their DTO and says all problems at once. Unknown and read-only properties
 * are refused by name (400), values that are not valid are listed (422; in a query string 400 with the parameter).
 */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      stopAtFirstError: false,
      exceptionFactory: (errors) => refusal(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && !NOT_DTOS.includes(metadata.metatype)) {
      return super.transform(bodyObject(value), metadata);
    }
    if (metadata.type !== 'query') return super.transform(value, metadata);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      throw error instanceof DomainError ? ofQuery(error) : error;
    }
  }
}

/** No body says nothing; anything but an object is not what a DTO describes. */
function bodyObject(value: unknown): object {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new DomainError('VALIDATION_FAILED', [
    { code: 'IS_OBJECT', message: 'the body must be an object', pointer: '' },
  ]);
}

function ofQuery(error: DomainError): DomainError {
  const problems = error.problems.map(({ pointer = '', ...problem }): Problem => {
    return { ...problem, parameter: pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~') };
  });
  return new DomainError(error.code === 'VALIDATION_FAILED' ? 'INVALID_PARAMETER' : error.code, problems);
}

function refusal(errors: ValidationError[]): DomainError {
  const problems = errors.flatMap((error) => problemsOf(error, ''));
  const unknown = problems.filter((problem) => problem.code === 'UNKNOWN_PROPERTY');
  if (unknown.length > 0) return new DomainError('UNKNOWN_PROPERTY', unknown);
  return new DomainError('VALIDATION_FAILED', problems);
}

function problemsOf(error: ValidationError, parent: string): Problem[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]): Problem => {
    const isUnknown = constraint === 'whitelistValidation';
    return { code: isUnknown ? 'UNKNOWN_PROPERTY' : codeOf(constraint), message, pointer };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, pointer))];
}

/** isCalendarDay -> IS_CALENDAR_DAY: the name of the check that failed is a stable code of its own. */
function codeOf(constraint: string): string {
  return constraint.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
