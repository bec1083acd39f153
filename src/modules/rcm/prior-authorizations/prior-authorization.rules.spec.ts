import {
  authorizationProblems,
  AuthorizationUse,
  validityProblems,
  type AuthorizedClaim,
  type StandingAuthorization,
} from './prior-authorization.rules.js';

const claim = (facts: Partial<AuthorizedClaim> = {}): AuthorizedClaim => ({
  familyId: 'f1',
  payerId: 'p',
  patientId: 'x',
  numbers: { authorization: 'A1', referral: '' },
  lines: [
    { procedureCode: '97110', units: 2, servedFromOn: '2026-07-01' },
    { procedureCode: '99213', units: 1, servedFromOn: '2026-07-02' },
  ],
  ...facts,
});
const onFile = (facts: Partial<StandingAuthorization> = {}): StandingAuthorization => ({
  id: 'a',
  kind: 'authorization',
  number: 'A1',
  payerId: 'p',
  patientId: 'x',
  procedureCodes: ['97110'],
  validFromOn: '2026-01-01',
  validToOn: '2026-12-31',
  unitsAuthorized: 4,
  usedByFamily: {},
  ...facts,
});

describe('RCM prior authorization: what keeps a claim from going', () => {
  it.each([
    ['all fits', {}, []],
    ['another number', { number: 'A2' }, []],
    ['another payer', { payerId: 'q' }, ['AUTHORIZATION_NOT_FOR_PAYER']],
    ['another patient', { patientId: 'y' }, ['AUTHORIZATION_NOT_FOR_PATIENT']],
    ['other procedures', { procedureCodes: ['97140'] }, ['AUTHORIZATION_NOT_FOR_PROCEDURE']],
    ['any procedure', { procedureCodes: [], unitsAuthorized: 3 }, []],
    ['too late', { validToOn: '2026-06-30' }, ['AUTHORIZATION_EXPIRED']],
    ['the last day', { validToOn: '2026-07-01' }, []],
    [
      'too early, both lines',
      { procedureCodes: [], validFromOn: '2026-07-03' },
      ['AUTHORIZATION_EXPIRED', 'AUTHORIZATION_EXPIRED'],
    ],
    ['used up by others', { usedByFamily: { f2: 2.5 } }, ['AUTHORIZATION_UNITS_EXCEEDED']],
    ['used by a version of its own', { usedByFamily: { f1: 4 } }, []],
    ['not limited', { unitsAuthorized: null, usedByFamily: { f2: 900 } }, []],
  ])('%s', (_what, facts, codes) => {
    const found = authorizationProblems(claim(), [onFile(facts)], new AuthorizationUse());
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it('a referral says so', () => {
    const named = claim({ numbers: { authorization: '', referral: 'A1' } });
    const found = authorizationProblems(
      named,
      [onFile({ kind: 'referral', validToOn: '2026-06-30' })],
      new AuthorizationUse(),
    );
    expect(found).toMatchObject([{ code: 'REFERRAL_EXPIRED', path: 'lines[0].servedFromOn' }]);
  });

  it('claims of one submission take their units one after the other', () => {
    const use = new AuthorizationUse();
    const results = ['f1', 'f2', 'f3'].map((familyId) => {
      const found = authorizationProblems(claim({ familyId }), [onFile()], use);
      if (found.length === 0) use.take(claim({ familyId }), [onFile()]);
      return found.length;
    });
    expect(results).toEqual([0, 0, 1]);
  });

  it('it cannot end before it begins', () => {
    const reversed = { validFromOn: '2026-01-02', validToOn: '2026-01-01' };
    expect(validityProblems(reversed)).toMatchObject([{ code: 'DATES_REVERSED', pointer: '/validToOn' }]);
    expect(validityProblems({ validFromOn: '2026-01-02', validToOn: null })).toEqual([]);
  });
});
