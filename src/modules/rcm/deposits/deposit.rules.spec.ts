import { readAddenda, reassociate, type Pair } from './deposit.rules.js';

describe('RCM D11: the addenda of an EFT', () => {
  it.each([
    ['TRN*1*12345*1512345678*999999999\\', '12345', '1512345678'],
    ['TRN*1*12345*1512345678~', '12345', '1512345678'],
    ['TRN*1*12345*1512345678', '12345', '1512345678'],
    ['TRN*1*12345', '12345', null],
    ['705TRN*1*EFT 1*1512345678\\                    00010000001', 'EFT 1', '1512345678'],
  ])('%s', (text, traceNumber, payerIdentifier) => {
    expect(readAddenda(text)).toEqual({ traceNumber, payerIdentifier });
  });

  it.each(['', 'TRN*2*12345*1', 'TRN*1**1512345678\\', 'RMR*IV*1', 'TRN*1'])('none in %j', (text) => {
    expect(readAddenda(text)).toBeNull();
  });
});

describe('RCM D11: which deposit belongs to which remittance', () => {
  const pair = (depositId: string, eraId: string, differenceCents: number, facts: Partial<Pair> = {}): Pair => ({
    depositId,
    eraId,
    differenceCents,
    isPayerNamed: true,
    payerIdentifier: '1',
    ...facts,
  });
  const made = (pairs: Pair[]) => reassociate(pairs).map(({ depositId, eraId }) => `${depositId}${eraId}`);

  it.each([
    ['none of none', [], []],
    ['the same amount', [pair('d', 'e', 0)], ['de']],
    ['the same amount before another', [pair('a', 'e', 5), pair('b', 'e', 0)], ['be']],
    ['another amount where there is no other', [pair('d', 'e', -5)], ['de']],
    ['each once', [pair('a', 'e', 0), pair('a', 'f', 0), pair('b', 'f', 0)], ['ae', 'bf']],
    [
      'of one payer, where the deposit does not name it and two have the number',
      [pair('d', 'e', 0, { isPayerNamed: false }), pair('d', 'f', 0, { isPayerNamed: false, payerIdentifier: '2' })],
      [],
    ],
    [
      'of the one payer whose amount it is',
      [pair('d', 'e', 0, { isPayerNamed: false }), pair('d', 'f', 5, { isPayerNamed: false, payerIdentifier: '2' })],
      ['de'],
    ],
  ])('%s', (_words, pairs, expected) => {
    expect(made(pairs)).toEqual(expected);
  });
});
