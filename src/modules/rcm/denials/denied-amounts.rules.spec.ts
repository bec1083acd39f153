import { deniedAmounts } from './denied-amounts.rules.js';

const row = (id: string, facts: object): object => ({
  id,
  claimId: 'c',
  claimPaymentId: 'p',
  claimLineItemId: 'l1',
  reversesId: null,
  kind: 'denial',
  groupCode: 'CO',
  reasonCode: '50',
  cents: 100,
  ...facts,
});

describe('RCM E: denied amounts of a posting', () => {
  it('are its denial rows with the remarks of their line and of the claim, never contra rows or what a reversal takes back', () => {
    const payment = {
      remarkCodes: ['MA01', 'N1'],
      services: [{ remarkCodes: ['N1', 'M76'] }, { remarkCodes: ['M51'] }],
    };
    const chunk = {
      payments: [{ id: 'p', claimId: 'c', reversesId: null, correctsId: null, payment, lineIds: ['l1', null] }],
      ledger: [
        row('1', {}),
        row('2', { claimLineItemId: null, reasonCode: '97' }),
        row('3', { kind: 'contractual' }),
        row('4', { reversesId: '1', cents: -100 }),
        row('5', { cents: -100 }),
      ],
    };
    expect(
      deniedAmounts(chunk as never).map(({ ledgerEntryId, reasonCode, remarkCodes, deniedCents }) => [
        ledgerEntryId,
        reasonCode,
        remarkCodes,
        deniedCents,
      ]),
    ).toEqual([
      ['1', '50', ['N1', 'M76', 'MA01'], 100],
      ['2', '97', ['M51', 'MA01', 'N1'], 100],
    ]);
  });
});
