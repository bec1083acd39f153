import { npiProblems, providerNameProblems } from './provider.rules.js';

describe('a provider entered by hand', () => {
  it.each([
    ['1234567893', []],
    ['1993999998', []],
    [null, []],
    [undefined, []],
    ['1234567890', ['NPI_INVALID']],
    ['3234567893', ['NPI_INVALID']],
  ])('with the NPI %s has the problems %j', (npi, codes) => {
    expect(npiProblems({ npi }).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['person', 'Pat', 0],
    ['person', null, 0],
    ['organization', null, 0],
    ['organization', 'Pat', 1],
  ])('of kind %s with the given name %s has %d problems', (kind, givenName, count) => {
    expect(providerNameProblems({ kind, givenName })).toHaveLength(count);
  });
});
