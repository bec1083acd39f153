import type { ClaimStatus, StatusLevel } from '../x12/acknowledgement.rules.js';
import { belongsTo, statusAnswer } from './status-answers.rules.js';

const status = (level: StatusLevel, category: string, more: Partial<ClaimStatus> = {}): ClaimStatus => ({
  level,
  category,
  status: '20',
  entity: null,
  patientControlNumber: 'PCN1',
  traceNumber: 'PCN1',
  payerControlNumber: 'ICN1',
  effectiveOn: '2026-08-03',
  actionCode: 'WQ',
  chargeCents: 10000,
  paidCents: null,
  furtherCodes: [],
  servedFromOn: null,
  servedToOn: null,
  sourceCode: 'PR',
  batchTraceNumber: '000000001',
  providerNpi: '1234567893',
  segment: 20,
  ...more,
});
const origin = { setIndex: 2, tradingPartnerId: null, partnerRole: null };
const answerOf = (statuses: ClaimStatus[]) => statusAnswer({ head: statuses[0]!, statuses }, origin);

describe('RCM C: 277CA statuses of a claim', () => {
  it.each<[string, ClaimStatus[], string]>([
    ['accepted', [status('claim', 'A2')], 'accepted'],
    ['rejected, said twice', [status('claim', 'A1'), status('claim', 'A3')], 'rejected'],
    [
      'rejected by STC10',
      [status('claim', 'A2', { furtherCodes: [{ category: 'A7', status: '562', entity: '85' }] })],
      'rejected',
    ],
    ['accepted though a line is complained of', [status('claim', 'A2'), status('line', 'A7')], 'accepted'],
    ['a line alone', [status('line', 'A7')], 'rejected'],
  ])('%s', (_what, statuses, outcome) => expect(answerOf(statuses).outcome).toBe(outcome));

  it('have reasons in our own words, with the codes as they came', () => {
    const { reasons, place, patientControlNumber } = answerOf([status('claim', 'A7', { status: '562', entity: '85' })]);
    expect(reasons).toEqual([
      {
        code: 'A7 562 85',
        message: 'rejected for invalid information: the NPI of the entity (billing provider)',
        segment: null,
      },
    ]);
    expect([place, patientControlNumber]).toEqual(['2.20', 'PCN1']);
  });

  it('with unknown codes are kept and told as they are', () => {
    const [reason] = answerOf([status('claim', 'Z9', { status: '9999', entity: 'QQ' })]).reasons;
    expect(reason).toMatchObject({ code: 'Z9 9999 QQ', message: 'category Z9: status 9999 (entity QQ)' });
  });

  it.each([
    ['the same claim', status('claim', 'A2'), true],
    ['a line of the claim', status('line', 'A7'), true],
    ['the next claim', status('claim', 'A2', { traceNumber: 'PCN2' }), false],
    ['a level above', status('provider', 'A1'), false],
  ])('belong together when they are of %s', (_what, other, isTogether) => {
    const head = status('claim', 'A2');
    expect(belongsTo({ head, statuses: [head] }, other)).toBe(isTogether);
  });
});
