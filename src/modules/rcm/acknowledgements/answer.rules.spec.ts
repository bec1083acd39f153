import { type Answer, answerRow, batchNumberOf, complaintFindings, NO_ANSWER, numberForms } from './answer.rules.js';

const answer: Answer = {
  ...NO_ANSWER,
  kind: '277CA',
  level: 'claim',
  place: '1.20',
  source: 'payer',
  claimId: 'c',
  code: 'A7',
  outcome: 'rejected',
  complaints: [{ code: 'A7 562 85', message: 'the NPI', segment: null }],
  identity: [],
  isMatched: true,
};

describe('RCM C: 277CA receiver trace numbers', () => {
  it.each([
    ['B17S0001', 17],
    ['B17S123456789', 17],
    [' B17S0001 ', 17],
    ['000000017', null],
    ['B17', null],
    ['', null],
  ])('%s is of batch %s', (trace, number) => expect(batchNumberOf(trace)).toBe(number));
});

describe('RCM C: 999 control numbers', () => {
  it.each([
    ['000000017', ['000000017', '17', '0017']],
    ['0001', ['0001', '1', '000000001']],
    ['ABC', ['ABC']],
  ])('%s may be written %j', (text, forms) => expect(numberForms(text)).toEqual(forms));
});

describe('what an answer leaves', () => {
  it.each([
    ['277CA', 'payer', 'rejected', ['PAYER_REJECTED', 'error']],
    ['277CA', 'clearinghouse', 'rejected', ['CLEARINGHOUSE_REJECTED', 'error']],
    ['999', null, 'rejected', ['SYNTAX_REJECTED', 'error']],
    ['999', null, 'accepted_with_errors', ['SYNTAX_COMPLAINT', 'warning']],
    ['999', null, 'accepted', undefined],
    ['277CA', 'payer', 'received', undefined],
  ] as const)('a %s of %s that is %s: %j', (kind, source, outcome, found) => {
    const [finding] = complaintFindings({ ...answer, kind, source, outcome }, 'f') as {
      code: string;
      severity: string;
    }[];
    expect(finding && [finding.code, finding.severity]).toEqual(found);
  });

  it('is cut where its column is shorter, and an answer without a code says so', () => {
    const row = answerRow({ ...answer, code: '', patientControlNumber: 'x'.repeat(100) }, 'f', 'noted', 'h');
    expect(row).toMatchObject({ code: 'none', patientControlNumber: 'x'.repeat(80), effect: 'noted' });
    expect(row).not.toHaveProperty('complaints');
  });
});
