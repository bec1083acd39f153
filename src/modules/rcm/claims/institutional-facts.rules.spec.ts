import { institutionalFactsOf, institutionalProblems, withInstitutionalFacts } from './institutional-facts.rules.js';

const NONE = { admissionTypeCode: null, admissionSourceCode: null, patientStatusCode: null, dischargeTime: null };
const value = { qualifier: 'BE', code: '80', fromOn: null, toOn: null, cents: 300 };
const facts = { ...NONE, admissionTypeCode: '3', patientStatusCode: '01', dischargeTime: '1100', codes: [value] };
const DIAGNOSIS = { qualifier: 'ABK', code: 'I214' };

describe('RCM A11: what an institutional claim says beyond a professional one', () => {
  it('is what was entered', () => expect(institutionalFactsOf(withInstitutionalFacts(null, facts))).toEqual(facts));

  it('is nothing of a claim that says nothing', () => {
    expect(institutionalFactsOf(null)).toEqual({ ...NONE, codes: [] });
  });

  it('leaves diagnoses and all else where they are', () => {
    const loops = withInstitutionalFacts({ codes: [DIAGNOSIS, value], purposeCode: 'CH' }, { ...facts, codes: [] });
    expect(loops).toMatchObject({ codes: [DIAGNOSIS], purposeCode: 'CH', patientStatusCode: '01' });
  });

  it.each([
    ['institutional', { fromOn: '2026-07-01', toOn: '2026-07-03' }, []],
    ['institutional', { fromOn: '2026-07-03', toOn: '2026-07-01' }, ['SPAN_REVERSED']],
    ['institutional', { fromOn: null, toOn: '2026-07-01' }, ['SPAN_REVERSED']],
    ['professional', {}, ['NOT_INSTITUTIONAL']],
  ])('of a %s claim with the span %j: %j', (type, span, codes) => {
    const problems = institutionalProblems(type, { ...facts, codes: [{ ...value, ...span }] });
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
