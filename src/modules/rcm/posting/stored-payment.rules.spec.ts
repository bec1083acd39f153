import { isForwarded } from './adjudication.rules.js';
import {
  eraInHandOf,
  paymentOf,
  type StoredEra,
  type StoredPayment,
  type StoredService,
} from './stored-payment.rules.js';

const SERVICE: StoredService = {
  id: 'l1',
  ordinal: 1,
  procedureCode: '99213',
  modifiers: ['25'],
  revenueCode: null,
  originalProcedureCode: '99214',
  chargeCents: 15000,
  paidCents: 10000,
  paidUnits: 1,
  servedFromOn: '2026-07-01',
  controlNumber: 'L1',
  remarkCodes: ['N130'],
  adjustments: [{ groupCode: 'CO', reasonCode: '45', cents: 5000, quantity: null }],
};
const PAYMENT: StoredPayment = {
  id: 'p1',
  ordinal: 3,
  patientControlNumber: 'A',
  statusCode: '1',
  chargeCents: 15000,
  paidCents: 10000,
  patientResponsibilityCents: 0,
  payerControlNumber: null,
  memberId: 'W1',
  servedFromOn: '2026-07-01',
  isBalanced: true,
  isForwarded: false,
  remarkCodes: [],
  adjustments: [],
  services: [SERVICE],
};
const ERA: StoredEra = {
  id: 'e1',
  x12FileId: 'f1',
  x12SetId: 's1',
  payerId: null,
  payerName: 'PAYER ONE',
  payerIdentifier: '1512345678',
  traceNumber: 'EFT1',
  payeeIdentifier: '1234567893',
  methodCode: 'ACH',
  paidCents: 10000,
  paidOn: null,
};

describe('a claim payment that is stored', () => {
  it('says to posting what the file said', () => {
    const payment = paymentOf(PAYMENT);
    expect(payment).toMatchObject({
      ordinal: 3,
      payerControlNumber: '',
      statementFromOn: '2026-07-01',
      patient: { id: 'W1' },
    });
    expect(payment.services[0]).toMatchObject({
      procedure: { qualifier: 'HC', code: '99213', modifiers: ['25'] },
      originalProcedure: { code: '99214' },
      controlNumber: 'L1',
      adjustments: [{ groupCode: 'CO', reasonCode: '45', cents: 5000 }],
      remarkCodes: ['N130'],
    });
  });

  it('names the revenue code where there was no procedure', () => {
    const [service] = paymentOf({
      ...PAYMENT,
      services: [{ ...SERVICE, procedureCode: null, revenueCode: '0120' }],
    }).services;
    expect(service!.procedure).toMatchObject({ qualifier: 'NU', code: '0120' });
  });

  it.each([
    ['1', false],
    ['1', true],
    ['19', true],
  ])('with status %s is forwarded: %s', (statusCode, isSentOn) => {
    expect(isForwarded(paymentOf({ ...PAYMENT, statusCode, isForwarded: isSentOn }))).toBe(isSentOn);
  });

  it.each([
    ['1234567893', '1234567893', ''],
    ['123456789', '', '123456789'],
  ])('its payee %s is told apart', (payeeIdentifier, payeeNpi, payeeTaxId) => {
    const era = eraInHandOf({ ...ERA, payeeIdentifier }, '2026-11-25');
    expect(era).toMatchObject({ holdReason: null, postedOn: '2026-11-25', remittance: { payeeNpi, payeeTaxId } });
    expect(eraInHandOf({ ...ERA, paidOn: '2026-08-01' }, '2026-11-25').postedOn).toBe('2026-08-01');
  });
});
