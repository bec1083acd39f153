import { registerDecorator } from 'class-validator';

/**
 * A finite number with at most so many decimals. Of class-validator's IsNumber with maxDecimalPlaces this is the part
 * that bears 1e-7: it cuts the text of a number at its point, and there is none.
 */
export function HasDecimals(most: number): PropertyDecorator {
  const scale = 10 ** most;
  return (target, propertyName) =>
    registerDecorator({
      name: 'isNumber',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown) => typeof value === 'number' && Math.round(value * scale) / scale === value,
        defaultMessage: () => `${String(propertyName)} must be a number with at most ${most} decimals`,
      },
    });
}
