import { centsFromDecimal, decimalFromCents, x12AmountFromCents } from './money.rules.js';

describe('money', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['-0.00', 0],
    ['1', 100],
    ['34.25', 3425],
    ['11.5', 1150],
    ['+7.05', 705],
    ['-42.58', -4258],
    ['.5', 50],
    ['5.', 500],
    ['-.01', -1],
    ['000100', 10000],
    ['90071992547409.91', 9007199254740991],
    ['90071992547409.92', null],
    ['99999999999999999999', null],
    ['1.005', null],
    ['1.000', null],
    ['1e3', null],
    ['1,000', null],
    ['1.2.3', null],
    ['--1', null],
    ['-', null],
    ['.', null],
    ['', null],
    [' 1', null],
    ['12a', null],
    ['Infinity', null],
    ['٣', null],
  ])('%j is %s cents', (text, cents) => {
    expect(centsFromDecimal(text)).toBe(cents);
  });

  it.each([
    [0, '0.00', '0'],
    [1, '0.01', '0.01'],
    [-1, '-0.01', '-0.01'],
    [5000, '50.00', '50'],
    [100000, '1000.00', '1000'],
    [1250, '12.50', '12.5'],
    [-4258, '-42.58', '-42.58'],
  ])('%s cents are %s and in X12 %s', (cents, decimal, amount) => {
    expect(decimalFromCents(cents)).toBe(decimal);
    expect(x12AmountFromCents(cents)).toBe(amount);
    expect(centsFromDecimal(amount)).toBe(cents);
  });

  it('refuses to write what is no whole number of cents', () => {
    expect(() => decimalFromCents(0.5)).toThrow(RangeError);
  });
});
