import { ApiExtension } from '@nestjs/swagger';

/**
 * Leaves fields out of the example of a body: those that exclude the others. An example made of all of them would be
 * refused by the very operation that shows it. `filter.payerId` is a field within a field.
 */
export function ExampleWithout(...fields: string[]): MethodDecorator {
  return ApiExtension('x-example-without', fields);
}
