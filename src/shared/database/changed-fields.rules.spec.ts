import { changedFields } from './changed-fields.rules.js';

describe('changed fields', () => {
  it.each([
    ['another value', { a: 1 }, { a: 2 }, { before: { a: 1 }, after: { a: 2 } }],
    ['the same value', { a: 1 }, { a: 1 }, { before: {}, after: {} }],
    ['nothing said', { a: 1 }, { a: undefined }, { before: {}, after: {} }],
    ['set to null', { a: 1 }, { a: null }, { before: { a: 1 }, after: { a: null } }],
    ['the same list', { a: ['x'] }, { a: ['x'] }, { before: {}, after: {} }],
    ['another list', { a: ['x'] }, { a: ['y'] }, { before: { a: ['x'] }, after: { a: ['y'] } }],
    ['null to null', { a: null }, { a: null }, { before: {}, after: {} }],
  ])('%s', (_, row, wanted, expected) => {
    expect(changedFields(row, wanted)).toEqual(expected);
  });
});
