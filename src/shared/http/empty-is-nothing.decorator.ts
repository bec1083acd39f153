import { Transform } from 'class-transformer';

/** A form sends what is not filled in as an empty text. */
export const EmptyIsNothing = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
