import { holdReason, type SetFacts } from './hold.rules.js';

const GOOD: SetFacts = {
  creditOrDebit: 'C',
  paymentCents: 100,
  isBalanced: true,
  findings: [],
  errorCount: 0,
  isPayeeOurs: true,
};
const error = (code: string) => ({ findings: [{ code, severity: 'error' }], errorCount: 1 });

describe('a transaction set', () => {
  it.each<[string, Partial<SetFacts>, string | null]>([
    ['that is good', {}, null],
    ['RCM D3: out of balance', { isBalanced: false, ...error('LINE_UNBALANCED') }, 'UNBALANCED'],
    ['RCM D3: out of balance in total', { isBalanced: false, ...error('SET_UNBALANCED') }, 'UNBALANCED'],
    ['RCM D11: with BPR03 = D', { creditOrDebit: 'D', isBalanced: false }, 'PAYMENT_IS_DEBIT'],
    ['RCM D11: with BPR02 below 0', { paymentCents: -1, isBalanced: false }, 'PAYMENT_NEGATIVE'],
    ['RCM D6: to a payee that is not ours', { isPayeeOurs: false }, 'PAYEE_NOT_OURS'],
    ['that is cut off', error('SE_MISSING'), 'STRUCTURE_UNSURE'],
    ['with lost segments', error('SE_COUNT'), 'STRUCTURE_UNSURE'],
    ['with an amount that cannot be read', { isBalanced: false, ...error('AMOUNT_INVALID') }, 'STRUCTURE_UNSURE'],
    ['with more errors than are listed', { errorCount: 1 }, 'STRUCTURE_UNSURE'],
    ['RCM D2: whose neighbours are missing from the group', error('GE_COUNT'), null],
    ['RCM D2: whose file was cut off behind it', error('IEA_MISSING'), null],
    ['with a warning', { findings: [{ code: 'DATE_INVALID', severity: 'warning' }] }, null],
    [
      'RCM D3: with a CLP05 that differs',
      { findings: [{ code: 'PATIENT_RESPONSIBILITY_DIFFERS', severity: 'warning' }] },
      null,
    ],
    ['with several reasons', { isBalanced: false, isPayeeOurs: false, ...error('SE_COUNT') }, 'STRUCTURE_UNSURE'],
  ])('%s: why it is held', (_words, facts, expected) => {
    expect(holdReason({ ...GOOD, ...facts })).toBe(expected);
  });
});
