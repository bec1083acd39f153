import { newLine, nextLineNumber } from './claim-line.rules.js';

describe('a line of a claim', () => {
  it('is filled with what is usual', () => {
    expect(newLine({ chargeCents: 100, units: 1 }, 3, 'Q1')).toMatchObject({
      lineNumber: 3,
      chargeCents: 100,
      units: 1,
      unitCode: 'UN',
      modifiers: [],
      diagnosisPointers: [],
      controlNumber: 'Q1L3',
      procedureCode: null,
    });
  });

  it('keeps what is given', () => {
    const given = { chargeCents: 1, unitCode: 'MJ', controlNumber: 'OWN', modifiers: ['25'], diagnosisPointers: [1] };
    expect(newLine(given, 1, 'Q1')).toMatchObject(given);
  });

  it.each([
    [[], 1],
    [[1, 2], 3],
    [[1, 5], 6],
  ])('after the numbers %j is number %d', (numbers, next) => {
    expect(nextLineNumber(numbers.map((lineNumber) => ({ lineNumber })))).toBe(next);
  });
});
