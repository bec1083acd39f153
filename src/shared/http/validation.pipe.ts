import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type Problem } from '../errors/domain-error.js';
import { AcceptedQueries } from './accepted-queries.js';

const NOT_DTOS: unknown[] = [Object, Array, String, Number, Boolean, Function, undefined];

/**
 * Checks bodies and query strings against their DTO and says all problems at once. Unknown and read-only properties
 * are refused by name (400), values that are not valid are listed (422; in a query string 400 with the parameter).
 */
export class RequestValidationPipe extends ValidationPipe {
  private readonly accepted = new AcceptedQueries();

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
    if (metadata.type === 'param' && metadata.metatype === String && typeof value === 'string') return value;
    if (metadata.type === 'body' && !NOT_DTOS.includes(metadata.metatype)) {
      return super.transform(bodyObject(value), metadata);
    }
    if (metadata.type !== 'query') return super.transform(value, metadata);
    const known = this.accepted.find(value, metadata);
    if (known !== undefined) return known;
    try {
      return this.accepted.keep(value, metadata, await super.transform(value, metadata));
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
  return [...ownProblems(error, pointer), ...(error.children ?? []).flatMap((child) => problemsOf(child, pointer))];
}

/** What fails is told check by check; of a value that is not there only that it is missing. */
function ownProblems(error: ValidationError, pointer: string): Problem[] {
  const failed = Object.entries(error.constraints ?? {});
  if (failed.some(([constraint]) => constraint === 'whitelistValidation')) {
    return [{ code: 'UNKNOWN_PROPERTY', message: `${error.property} is unknown or read-only here`, pointer }];
  }
  if (failed.length > 0 && error.value === undefined) {
    return [{ code: 'REQUIRED', message: `${error.property} is required`, pointer }];
  }
  return failed.map(([constraint, message]) => ({ code: codeOf(constraint), message, pointer }));
}

/** isCalendarDay -> IS_CALENDAR_DAY: the name of the check that failed is a stable code of its own. */
function codeOf(constraint: string): string {
  return constraint.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
