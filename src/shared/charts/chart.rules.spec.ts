import { fitted, widthOf } from './chart.rules.js';

describe('the width of a text', () => {
  // Measured in DejaVu Sans at 12 units.
  it.each([
    ['123450000000', 91.6],
    ['0.000000002', 80.2],
    ['2025-W16', 61.5],
    ['2026-01-05', 69.7],
    ['MMWW', 44.4],
    ['Hand hygiene', 83.4],
  ])('%s is thought no narrower than it is, and not much wider', (text, measured) => {
    expect(widthOf(text)).toBeGreaterThan(measured - 1);
    expect(widthOf(text)).toBeLessThan(measured * 1.2);
  });

  it.each([
    ['short enough', 200, 'short enough'],
    ['0123456789', 40, '012…'],
    ['a b', 1, 'a…'],
    ['😀😀😀😀', 40, '😀😀…'],
  ])('%s is cut to %d', (text, width, expected) => expect(fitted(text, width)).toBe(expected));
});
