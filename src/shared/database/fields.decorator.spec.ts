import { PartialType, PickType } from '@nestjs/swagger';
import { validateSync } from 'class-validator';
import { Count, Flag, Quantity, Text } from './fields.decorator.js';

class Thing {
  @Text()
  name: string;

  @Text({ nullable: true })
  note: string | null;

  @Count({ min: 1, default: 6 })
  times: number;

  @Flag({ default: false })
  isRare: boolean;
}
class CreateThing extends PickType(Thing, ['name', 'note', 'times', 'isRare'] as const) {}
class UpdateThing extends PartialType(CreateThing, { skipNullProperties: false }) {}

describe('fields', () => {
  it.each<[string, new () => object, object, string[]]>([
    ['all that is needed', CreateThing, { name: 'A' }, []],
    ['null where it is allowed', CreateThing, { name: 'A', note: null }, []],
    ['null for what has a default', CreateThing, { name: 'A', times: null, isRare: null }, ['times', 'isRare']],
    ['what has a default, out of bounds', CreateThing, { name: 'A', times: 0 }, ['times']],
    ['words of blanks', CreateThing, { name: ' \t\n', note: '  ' }, ['name', 'note']],
    ['words among blanks', CreateThing, { name: ' A', note: '\n-' }, []],
    ['a change of nothing', UpdateThing, {}, []],
    [
      'a change to null',
      UpdateThing,
      { name: null, note: null, times: null, isRare: null },
      ['name', 'times', 'isRare'],
    ],
  ])('%s', (_, type, facts, refused) => {
    const problems = validateSync(Object.assign(new type(), facts));
    expect(problems.map(({ property }) => property)).toEqual(refused);
  });

  class Measured {
    @Quantity()
    units: number;
  }
  it.each([
    [0, true],
    [0.5, true],
    [1.005, true],
    [123456789.123, true],
    [1e9, true],
    [0.0005, false],
    [1e-7, false],
    [5e-324, false],
    [1e21, false],
    [-1, false],
    [NaN, false],
    ['1', false],
    [null, false],
  ])('a quantity of %p is taken: %p', (units, isTaken) => {
    expect(validateSync(Object.assign(new Measured(), { units })).length === 0).toBe(isTaken);
  });
});
