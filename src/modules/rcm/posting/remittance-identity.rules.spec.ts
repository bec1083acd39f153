import type { Remittance } from '../x12/remittance.rules.js';
import { judgeCopy, remittanceKey } from './remittance-identity.rules.js';

const REMITTANCE = {
  payerId: '1512345678 ',
  traceNumber: ' EFT1',
  paymentCents: 20000,
  paidOn: '2026-08-01',
  payeeNpi: '1234567893',
  payeeTaxId: '123456789',
  payee: { id: '1234567893' },
} as Remittance;

describe('RCM D1: the identity of a remittance', () => {
  it('is payer, trace, amount, day and payee together, trimmed', () => {
    expect(remittanceKey(REMITTANCE)).toEqual({
      payerIdentifier: '1512345678',
      traceNumber: 'EFT1',
      paidCents: 20000,
      paidOn: '2026-08-01',
      payeeIdentifier: '1234567893',
    });
  });

  it.each([
    ['1234567893', '123456789', 'X1', '1234567893'],
    ['', '123456789', 'X1', '123456789'],
    ['', '', 'X1', 'X1'],
  ])('names the payee by NPI %j, else tax id %j, else %j: %s', (payeeNpi, payeeTaxId, id, expected) => {
    const remittance = { ...REMITTANCE, payeeNpi, payeeTaxId, payee: { id } } as Remittance;
    expect(remittanceKey(remittance).payeeIdentifier).toBe(expected);
  });

  it.each([
    ['nothing', [], { kind: 'first' }],
    ['the same content', [{ id: 'a', bodyHash: 'h' }], { kind: 'duplicate', eraId: 'a' }],
    ['other content', [{ id: 'a', bodyHash: 'x' }], { kind: 'conflict' }],
    [
      'other content and a conflicting copy of the same',
      [
        { id: 'a', bodyHash: 'x' },
        { id: 'b', bodyHash: 'h' },
      ],
      { kind: 'duplicate', eraId: 'b' },
    ],
  ])('beside %s under its key it is told', (_words, known, expected) => {
    expect(judgeCopy('h', known)).toEqual(expected);
  });
});
