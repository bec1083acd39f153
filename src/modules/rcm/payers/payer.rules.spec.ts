import { filingLimitProblems } from './payer.rules.js';

describe('a filing limit', () => {
  it.each([
    [{}, []],
    [{ filingLimitCount: null, filingLimitUnit: null }, []],
    [{ filingLimitCount: 12, filingLimitUnit: 'months' }, []],
    [{ filingLimitCount: 12 }, ['/filingLimitUnit']],
    [{ filingLimitCount: null, filingLimitUnit: 'days' }, ['/filingLimitCount']],
  ])('of %j lacks %j', (payer, pointers) => {
    expect(filingLimitProblems(payer).map((problem) => problem.pointer)).toEqual(pointers);
  });
});
