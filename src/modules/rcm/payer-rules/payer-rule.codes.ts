/** What a payer sets a term for. */
export const PAYER_RULE_KINDS = [
  'filing_initial',
  'filing_corrected',
  'filing_secondary',
  'appeal_level_1',
  'appeal_level_2',
  'appeal_level_3',
  'appeal_level_4',
  'appeal_level_5',
] as const;
export type PayerRuleKind = (typeof PAYER_RULE_KINDS)[number];

/** Medicare counts calendar months for filing (42 CFR 424.44), most others days. */
export const TERM_UNITS = ['days', 'months'] as const;

/** The day a term is counted from. */
export const CLOCK_STARTS = [
  'last_service_date',
  'primary_adjudication_date',
  'original_remittance_date',
  'notice_date',
  'notice_receipt',
] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** The clocks that make sense for each kind (rcm.md §4 A 13 and F). */
export const CLOCKS_OF_KIND: Record<PayerRuleKind, readonly ClockStart[]> = {
  filing_initial: ['last_service_date'],
  filing_corrected: ['original_remittance_date', 'last_service_date'],
  filing_secondary: ['primary_adjudication_date', 'last_service_date'],
  appeal_level_1: ['notice_date', 'notice_receipt'],
  appeal_level_2: ['notice_date', 'notice_receipt'],
  appeal_level_3: ['notice_date', 'notice_receipt'],
  appeal_level_4: ['notice_date', 'notice_receipt'],
  appeal_level_5: ['notice_date', 'notice_receipt'],
};

/** A rule as it is installed for a payer. */
export interface DefaultPayerRule {
  kind: PayerRuleKind;
  limitCount: number;
  limitUnit: (typeof TERM_UNITS)[number];
  clockStart: ClockStart;
  receiptPresumedDays: number;
  effectiveFromOn: string;
  source: string;
}

const filing = (kind: PayerRuleKind): DefaultPayerRule => ({
  kind,
  limitCount: 12,
  limitUnit: 'months',
  clockStart: 'last_service_date',
  receiptPresumedDays: 0,
  effectiveFromOn: '2010-01-01',
  source: '42 CFR 424.44: one calendar year after the date of service',
});
const appeal = (kind: PayerRuleKind, limitCount: number, paragraph: string): DefaultPayerRule => ({
  kind,
  limitCount,
  limitUnit: 'days',
  clockStart: 'notice_receipt',
  receiptPresumedDays: 5,
  effectiveFromOn: '2006-01-01',
  source: `42 CFR ${paragraph}: counted from receipt, presumed 5 days after the notice`,
});

/**
 * Examples for Medicare fee for service, to be installed and edited by a company. No other payer's terms are shipped:
 * public tables of them disagree, contracts decide.
 */
export const MEDICARE_RULES: readonly DefaultPayerRule[] = [
  filing('filing_initial'),
  filing('filing_corrected'),
  filing('filing_secondary'),
  appeal('appeal_level_1', 120, '405.942'),
  appeal('appeal_level_2', 180, '405.962'),
  appeal('appeal_level_3', 60, '405.1014'),
  appeal('appeal_level_4', 60, '405.1102'),
  appeal('appeal_level_5', 60, '405.1136'),
];
