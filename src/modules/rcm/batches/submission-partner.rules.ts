import { isX12Text } from '../x12/transliteration.rules.js';

/** What of a trading partner decides whether a claim file can be written for it. */
export interface PartnerFacts {
  id: string;
  role: string;
  isActive: boolean;
  separators: string;
  name: string;
  senderId: string;
  receiverId: string;
  applicationSenderCode: string;
  applicationReceiverCode: string;
  submitterName: string | null;
  submitterId: string | null;
  submitterContactName: string | null;
  submitterContactPhone: string | null;
}

/** What of a payer decides where its claims go. */
export interface PayerFacts {
  isActive: boolean;
  submissionMethod: string;
  tradingPartnerId: string | null;
}

/** Why a claim cannot go; the path names the record and field that is to be mended. */
export interface SubmissionProblem {
  code: SubmissionProblemCode;
  severity: 'error';
  path: string;
  message: string;
}

export type SubmissionProblemCode =
  | 'PAYER_INACTIVE'
  | 'PAYER_NOT_ELECTRONIC'
  | 'TRADING_PARTNER_MISSING'
  | 'TRADING_PARTNER_INACTIVE'
  | 'TRADING_PARTNER_INCOMPLETE'
  | 'TRADING_PARTNER_NOT_WRITABLE';

/** Fields of a partner that stand in its files. */
const WRITTEN = [
  'name',
  'senderId',
  'receiverId',
  'applicationSenderCode',
  'applicationReceiverCode',
  'submitterName',
  'submitterId',
  'submitterContactName',
  'submitterContactPhone',
] as const satisfies readonly (keyof PartnerFacts)[];
/** Loop 1000A asks for them. */
const REQUIRED = ['submitterName', 'submitterContactName', 'submitterContactPhone'] as const;
/** Claims that go on paper, or not at all, have no file. */
const WITHOUT_FILE: readonly string[] = ['paper', 'none'];

/** Who takes a payer's claims: the one that the payer names, else the only active clearinghouse; undefined: none. */
export function partnerFor<P extends PartnerFacts>(payer: PayerFacts, partners: readonly P[]): P | undefined {
  if (payer.tradingPartnerId !== null) return partners.find(({ id }) => id === payer.tradingPartnerId);
  const clearinghouses = partners.filter(({ role, isActive }) => role === 'clearinghouse' && isActive);
  return clearinghouses.length === 1 ? clearinghouses[0] : undefined;
}

/** Everything that keeps a payer's claims from being sent to this partner, all at once. */
export function submissionProblems(payer: PayerFacts, partner: PartnerFacts | undefined): SubmissionProblem[] {
  const problems: SubmissionProblem[] = [];
  const add = (code: SubmissionProblemCode, path: string, message: string): void =>
    void problems.push({ code, severity: 'error', path, message });
  if (!payer.isActive) add('PAYER_INACTIVE', 'payer.isActive', 'an inactive payer takes no claims');
  if (WITHOUT_FILE.includes(payer.submissionMethod)) {
    const message = `claims reach this payer by ${payer.submissionMethod}: it takes no files`;
    add('PAYER_NOT_ELECTRONIC', 'payer.submissionMethod', message);
  }
  if (partner === undefined) {
    const message = 'the payer names no trading partner, and there is not exactly one active clearinghouse';
    add('TRADING_PARTNER_MISSING', 'payer.tradingPartnerId', message);
    return problems;
  }
  if (!partner.isActive)
    add('TRADING_PARTNER_INACTIVE', 'tradingPartner.isActive', 'an inactive partner gets no files');
  for (const field of REQUIRED) {
    if (partner[field] !== null) continue;
    add('TRADING_PARTNER_INCOMPLETE', `tradingPartner.${field}`, `no file can be written without the ${words(field)}`);
  }
  for (const field of WRITTEN) {
    if (isWritable(partner[field], partner.separators)) continue;
    const message = `the ${words(field)} has a separator of the partner's files, or a character that X12 cannot carry`;
    add('TRADING_PARTNER_NOT_WRITABLE', `tradingPartner.${field}`, message);
  }
  return problems;
}

function isWritable(value: string | null, separators: string): boolean {
  return value === null || (isX12Text(value) && ![...separators].some((character) => value.includes(character)));
}

function words(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
