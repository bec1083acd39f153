import { isNpi, npiCheckDigit } from './npi.rules.js';

describe('NPI', () => {
  it.each([
    ['1234567893', true],
    ['1993999998', true],
    ['1558597799', true],
    ['1558597798', false],
    ['1234567890', false],
    ['3234567893', false],
    ['123456789', false],
    ['12345678933', false],
    ['', false],
    ['123456789X', false],
    ['1234567893\n', false],
  ])('%j is an NPI: %s', (text, expected) => {
    expect(isNpi(text)).toBe(expected);
  });

  it.each([
    ['123456789', '3'],
    ['199399999', '8'],
    ['155859779', '9'],
  ])('%s is completed by %s', (digits, check) => {
    expect(npiCheckDigit(digits)).toBe(check);
  });
});
