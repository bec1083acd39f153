import { patientProblems } from './patient.rules.js';

describe('a patient', () => {
  it.each([
    ['2026-11-23', []],
    ['1904-02-29', []],
    [null, []],
    [undefined, []],
    ['2026-11-24', ['BORN_IN_FUTURE']],
  ])('born on %s has the problems %j', (bornOn, codes) => {
    expect(patientProblems({ bornOn }, '2026-11-23').map(({ code }) => code)).toEqual(codes);
  });
});
