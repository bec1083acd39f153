import type { CreateTradingPartnerDto } from '../../src/modules/rcm/trading-partners/trading-partner.dto.js';

let serial = 0;

/** A trading partner as a request body; each with interchange ids of its own. */
export function aTradingPartner(facts: Partial<CreateTradingPartnerDto> = {}): Partial<CreateTradingPartnerDto> {
  return {
    name: 'Example Clearinghouse',
    role: 'clearinghouse',
    senderQualifier: 'ZZ',
    senderId: 'QUINTETDEMO',
    receiverQualifier: 'ZZ',
    receiverId: `CLEARING${++serial}`,
    applicationSenderCode: 'QUINTETDEMO',
    applicationReceiverCode: 'CLEARING',
    ...facts,
  };
}

/** A partner for whom claim files can be written. */
export function aSubmittingPartner(facts: Partial<CreateTradingPartnerDto> = {}): Partial<CreateTradingPartnerDto> {
  return aTradingPartner({
    submitterName: 'Example Clinic',
    submitterId: 'SUBMITTER1',
    submitterContactName: 'Billing desk',
    submitterContactPhone: '8005550100',
    ...facts,
  });
}
