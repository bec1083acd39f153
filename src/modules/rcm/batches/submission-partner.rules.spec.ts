import { partnerFor, submissionProblems, type PartnerFacts } from './submission-partner.rules.js';

const partner: PartnerFacts = {
  id: 'p1',
  role: 'clearinghouse',
  isActive: true,
  separators: '*^:~',
  name: 'Clearinghouse',
  senderId: 'US',
  receiverId: 'THEM',
  applicationSenderCode: 'US',
  applicationReceiverCode: 'THEM',
  submitterName: 'Clinic',
  submitterId: null,
  submitterContactName: 'Desk',
  submitterContactPhone: '8005550100',
};
const payer = { isActive: true, submissionMethod: 'electronic', tradingPartnerId: null };
const other = { ...partner, id: 'p2' };

describe('who takes a payer’s claims', () => {
  it.each([
    ['the one it names', { tradingPartnerId: 'p2' }, [partner, other], 'p2'],
    [
      'the one it names, though inactive: submission says so',
      { tradingPartnerId: 'p1' },
      [{ ...partner, isActive: false }],
      'p1',
    ],
    ['the only clearinghouse', {}, [partner, { ...other, role: 'payer' }], 'p1'],
    ['the only active clearinghouse', {}, [partner, { ...other, isActive: false }], 'p1'],
    ['nobody among two', {}, [partner, other], undefined],
    ['nobody', {}, [], undefined],
  ])('%s', (_, change, partners, id) => expect(partnerFor({ ...payer, ...change }, partners)?.id).toBe(id));
});

describe('what keeps claims from a partner', () => {
  it.each<[string, object, Partial<PartnerFacts> | null, [string, string][]]>([
    ['nothing', {}, {}, []],
    ['no partner', {}, null, [['TRADING_PARTNER_MISSING', 'payer.tradingPartnerId']]],
    ['an inactive payer', { isActive: false }, {}, [['PAYER_INACTIVE', 'payer.isActive']]],
    ['a payer on paper', { submissionMethod: 'paper' }, {}, [['PAYER_NOT_ELECTRONIC', 'payer.submissionMethod']]],
    ['a payer with a portal only: nothing, the file is taken there', { submissionMethod: 'portal' }, {}, []],
    ['an inactive partner', {}, { isActive: false }, [['TRADING_PARTNER_INACTIVE', 'tradingPartner.isActive']]],
    ['no submitter', {}, { submitterName: null }, [['TRADING_PARTNER_INCOMPLETE', 'tradingPartner.submitterName']]],
    ['a separator', {}, { submitterName: 'A*B' }, [['TRADING_PARTNER_NOT_WRITABLE', 'tradingPartner.submitterName']]],
    [
      'everything at once',
      { isActive: false, submissionMethod: 'none' },
      { isActive: false, submitterContactName: null, name: 'Ü' },
      [
        ['PAYER_INACTIVE', 'payer.isActive'],
        ['PAYER_NOT_ELECTRONIC', 'payer.submissionMethod'],
        ['TRADING_PARTNER_INACTIVE', 'tradingPartner.isActive'],
        ['TRADING_PARTNER_INCOMPLETE', 'tradingPartner.submitterContactName'],
        ['TRADING_PARTNER_NOT_WRITABLE', 'tradingPartner.name'],
      ],
    ],
  ])('%s', (_, payerFacts, partnerFacts, expected) => {
    const to = partnerFacts === null ? undefined : { ...partner, ...partnerFacts };
    const problems = submissionProblems({ ...payer, ...payerFacts }, to);
    expect(problems.map(({ code, path }) => [code, path])).toEqual(expected);
  });
});
