import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type Problem } from '../errors/domain-error.js';

/**
 * Checks bodies and query strings against their DTO and says all problems at once. Unknown and read-only properties
 * are refused by name (400), values that are not valid are listed (422; 400 in a query string).
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
