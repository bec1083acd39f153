const NPI = /^[12]\d{9}$/;
/** The Luhn sum of the prefix "80840" that an NPI carries on a card (CMS, NPI check digit): 24. */
const PREFIX_SUM = 24;

/** Whether `text` is a National Provider Identifier: ten digits, the first 1 or 2, with the right Luhn check digit. */
export function isNpi(text: string): boolean {
  if (!NPI.test(text)) return false;
  return (PREFIX_SUM + luhnSum(text)) % 10 === 0;
}

/** The check digit that completes nine digits to an NPI. */
export function npiCheckDigit(nineDigits: string): string {
  return String((10 - ((PREFIX_SUM + luhnSum(`${nineDigits}0`)) % 10)) % 10);
}

/** Luhn: from the right every second digit counts double, two-digit results by their digit sum. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const value = index % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}
