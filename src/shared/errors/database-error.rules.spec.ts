import { constraintName, refusalFor, repeatedWords } from './database-error.rules.js';

describe('what a failed statement means', () => {
  it.each([
    ['23505', '', 'DUPLICATE'],
    ['23503', 'insert or update on table "claims" violates foreign key constraint', 'REFERENCE_NOT_FOUND'],
    ['23503', 'update or delete on table "claims" violates foreign key constraint', 'RECORD_IN_USE'],
    ['23514', '', 'VALIDATION_FAILED'],
    ['40P01', '', 'DATABASE_BUSY'],
    ['57014', '', 'DATABASE_BUSY'],
    ['42P01', '', 'INTERNAL_ERROR'],
  ])('%s %s: %s', (sqlState, message, refusal) => {
    expect(refusalFor({ sqlState }, message)).toBe(refusal);
  });

  it('knows a constraint by the name we gave it, whatever a distributed server appends', () => {
    expect(constraintName('payers_electronic_payer_id_key_102008')).toBe('payers_electronic_payer_id_key');
    expect(constraintName('payers_pk')).toBe('payers_pk');
    expect(constraintName(undefined)).toBeUndefined();
  });

  it.each([
    ['payers_electronic_payer_id_key', 'payers', 'electronic payer id'],
    ['payers_pk', 'payers', undefined],
    ['payers_key', 'payers', undefined],
    ['claims_number_key', 'payers', undefined],
  ])('reads from %s of %s what must not be repeated', (constraint, table, words) => {
    expect(repeatedWords(constraint, table)).toBe(words);
  });
});
