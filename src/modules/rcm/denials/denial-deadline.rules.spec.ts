import { MEDICARE_RULES } from '../payer-rules/payer-rule.codes.js';
import type { DatedTerm } from '../payer-rules/payer-rule.rules.js';
import { appealDueOn, denialDeadline, workOrder } from './denial-deadline.rules.js';

const MEDICARE: DatedTerm[] = MEDICARE_RULES.map((rule) => ({ ...rule, planName: null, effectiveToOn: null }));
const DAYS = { planName: null, servedToOn: '2026-07-01', noticeOn: '2026-08-01', receivedOn: '2026-08-03' };
const CORRECTED: DatedTerm = {
  kind: 'filing_corrected',
  planName: null,
  limitCount: 180,
  limitUnit: 'days',
  clockStart: 'original_remittance_date',
  receiptPresumedDays: 0,
  effectiveFromOn: '2026-01-01',
  effectiveToOn: null,
};

describe('RCM E: the deadline of a denial', () => {
  it.each([
    ['appeal', 'appeal_level_1', '2026-12-04', null],
    ['review', 'appeal_level_1', '2026-12-04', null],
    ['send_documents', 'appeal_level_1', '2026-12-04', null],
    ['correct_and_rebill', 'filing_initial', '2027-07-01', null],
    ['send_corrected_claim', 'filing_corrected', '2027-07-01', null],
    ['bill_patient', null, null, 'NO_TERM_FOR_ACTION'],
    ['bill_other_payer', null, null, 'NO_TERM_FOR_ACTION'],
    ['close_after_check', null, null, 'NO_TERM_FOR_ACTION'],
  ] as const)('to %s at Medicare: %s by %s', (action, dueKind, dueOn, noDueReason) => {
    expect(denialDeadline(action, DAYS, MEDICARE)).toEqual({ dueKind, dueOn, noDueReason });
  });

  it('is not invented', () => {
    expect(denialDeadline('appeal', DAYS, []).noDueReason).toBe('NO_RULE_FOR_PAYER');
    expect(denialDeadline('appeal', { ...DAYS, noticeOn: '2005-01-01' }, MEDICARE).dueOn).toBeNull();
    const undated = { ...DAYS, servedToOn: null };
    expect(denialDeadline('correct_and_rebill', undated, MEDICARE).noDueReason).toBe('NO_SERVICE_DATE');
  });

  it('of a corrected claim counts from the remittance where the rule says so', () => {
    expect(denialDeadline('send_corrected_claim', DAYS, [CORRECTED]).dueOn).toBe('2027-01-28');
  });

  it('counts from the day on which the notice came, where receipt is counted and not presumed', () => {
    const term = { limitCount: 60, limitUnit: 'days', clockStart: 'notice_receipt', receiptPresumedDays: 0 } as const;
    expect(appealDueOn(term, '2026-08-01', '2026-08-03')).toBe('2026-10-02');
    expect(appealDueOn({ ...term, receiptPresumedDays: 5 }, '2026-08-01', '2026-08-03')).toBe('2026-10-05');
  });
});

describe('RCM E: the worklist', () => {
  it('is sorted by deadline, then by money, and what has no deadline is last', () => {
    const rows: [string | null, number][] = [
      ['2026-09-01', 100],
      ['2026-09-01', 2_000_000],
      ['2026-08-31', 1],
      [null, 99_999_999],
      [null, 5],
    ];
    const sorted = [...rows].sort((one, other) => (workOrder(...one) < workOrder(...other) ? -1 : 1));
    expect(sorted).toEqual([rows[2], rows[1], rows[0], rows[3], rows[4]]);
  });
});
