import type { DefaultPayerRule } from '../payer-rules/payer-rule.codes.js';

/** The demo company's clearinghouse: invented, and its interchanges are test ones. */
export const DEMO_PARTNER = {
  name: 'Demo Clearinghouse',
  role: 'clearinghouse',
  senderQualifier: 'ZZ',
  senderId: 'QUINTETDEMO',
  receiverQualifier: 'ZZ',
  receiverId: 'DEMOCLEARING',
  applicationSenderCode: 'QUINTETDEMO',
  applicationReceiverCode: 'DEMOCLEARING',
  submitterName: 'DEMO CLINIC',
  submitterContactName: 'DEMO BILLING OFFICE',
  submitterContactPhone: '8005550100',
} as const;

const INVENTED = 'Invented for the demo company: the contract with the payer decides';
const since = { limitUnit: 'days', receiptPresumedDays: 0, effectiveFromOn: '2020-01-01', source: INVENTED } as const;

/** Terms of every demo payer but Medicare, whose terms are law. */
export const DEMO_PAYER_RULES: readonly DefaultPayerRule[] = [
  { kind: 'filing_initial', limitCount: 180, clockStart: 'last_service_date', ...since },
  { kind: 'filing_corrected', limitCount: 180, clockStart: 'original_remittance_date', ...since },
  { kind: 'appeal_level_1', limitCount: 180, clockStart: 'notice_date', ...since },
  { kind: 'appeal_level_2', limitCount: 60, clockStart: 'notice_date', ...since },
];
