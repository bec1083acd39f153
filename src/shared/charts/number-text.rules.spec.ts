import { dollarText, numberText, percentText, shortDollarText, shortNumberText } from './number-text.rules.js';

describe('numbers as text', () => {
  it.each([
    [numberText(1234567.891), '1,234,567.89'],
    [numberText(-0.001), '0'],
    [numberText(-12.5), '−12.5'],
    [numberText(100), '100'],
    [percentText(4.5), '4.5\u00a0%'],
    [shortNumberText(999), '999'],
    [shortNumberText(1500), '1.5K'],
    [shortNumberText(2_000_000), '2M'],
    [shortNumberText(-7.5e12), '−7.5T'],
    [dollarText(0), '$0.00'],
    [dollarText(5), '$0.05'],
    [dollarText(-123456789), '−$1,234,567.89'],
    [shortDollarText(-250_000), '−$2.5K'],
  ])('%s', (text, expected) => expect(text).toBe(expected));
});
