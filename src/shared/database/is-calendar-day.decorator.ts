import { registerDecorator } from 'class-validator';
import { isDay } from '../domain/day.rules.js';

/** A real calendar date written `YYYY-MM-DD` (2026-02-30 is refused). */
export function IsCalendarDay(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isCalendarDay',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isDay(value),
        defaultMessage: () => `${String(propertyName)} must be a calendar date written YYYY-MM-DD`,
      },
    });
}
