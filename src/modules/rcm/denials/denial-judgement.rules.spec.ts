import { codeBook, SHIPPED_BOOK, type CompanyCode } from '../adjustment-codes/code-book.rules.js';
import { isAppealForbidden, judgeDenial } from './denial-judgement.rules.js';

const denial = (text: string): { groupCode: string; reasonCode: string; remarkCodes: string[] } => {
  const [groupCode = '', reasonCode = '', ...remarkCodes] = text.split(' ');
  return { groupCode, reasonCode, remarkCodes };
};

describe('RCM E: the next action is fixed by rule', () => {
  it.each([
    ['CO 16 MA130', 'coding', 'claim_data', 'correct_and_rebill', false],
    ['CO 50 MA130', 'medical_necessity', 'not_covered', 'correct_and_rebill', false],
    ['PR 96 N211', 'non_covered', 'not_covered', 'correct_and_rebill', false],
    ['CO 22', 'coordination_of_benefits', 'claim_data', 'bill_other_payer', false],
    ['OA 18', 'duplicate', 'not_separately_payable', 'close_after_check', false],
    ['PR 96', 'non_covered', 'not_covered', 'bill_patient', false],
    ['PR 204 N130', 'non_covered', 'not_covered', 'bill_patient', false],
    ['CO 16 M76', 'coding', 'claim_data', 'send_corrected_claim', true],
    ['CO 16 N999', 'coding', 'claim_data', 'send_corrected_claim', true],
    ['CO 16', 'coding', 'claim_data', 'review', true],
    ['CO 16 MA01', 'coding', 'claim_data', 'review', true],
    ['CO 50', 'medical_necessity', 'not_covered', 'appeal', true],
    ['CO 197', 'authorization', 'not_covered', 'appeal', true],
    ['CO 29', 'timely_filing', 'not_covered', 'appeal', true],
    ['CO 252 M127', 'documentation', 'documentation', 'send_documents', true],
    ['PI 97', 'bundling', 'not_separately_payable', 'review', true],
    ['CO 999 X12', null, null, 'review', true],
  ])('%s is about %s (%s): %s, appealable %s', (text, category, scenario, nextAction, isAppealable) => {
    expect(judgeDenial(denial(text), SHIPPED_BOOK)).toEqual({ category, scenario, nextAction, isAppealable });
  });

  it('follows what the company says of a code', () => {
    const says = (code: string, list: 'carc' | 'rarc', facts: Partial<CompanyCode>): CompanyCode => ({
      list,
      code,
      wording: 'own words',
      category: null,
      nextAction: null,
      isInformational: null,
      isAppealForbidden: null,
      effectiveFromOn: '2026-01-01',
      effectiveToOn: null,
      ...facts,
    });
    const rows = [
      says('999', 'carc', { category: 'other', nextAction: 'send_documents' }),
      says('50', 'carc', { isAppealForbidden: true }),
      says('MA130', 'rarc', { isAppealForbidden: false, isInformational: true }),
      says('97', 'carc', {}),
    ];
    const book = codeBook(rows, '2026-07-01');
    expect(judgeDenial(denial('CO 999'), book)).toMatchObject({ category: 'other', nextAction: 'send_documents' });
    expect(judgeDenial(denial('CO 50'), book)).toMatchObject({ nextAction: 'appeal', isAppealable: false });
    expect(isAppealForbidden(denial('CO 197 MA130'), book)).toBe(false);
    expect(isAppealForbidden(denial('CO 197 MA130'), SHIPPED_BOOK)).toBe(true);
    expect(judgeDenial(denial('CO 97'), book)).toMatchObject({ category: 'bundling', nextAction: 'review' });
  });
});
