import { facilityKey, isSamePerson, personKey, providerKey } from './party-keys.rules.js';

const person = { familyName: 'Sample', givenName: 'Pat', bornOn: '1980-02-29', zip: '627010001' };

describe('matching people and providers', () => {
  it.each([
    ['the NPI alone tells a provider', { npi: '1234567893', taxId: '1', name: 'A', givenName: null }, 'npi|1234567893'],
    [
      'else name and tax id',
      { npi: null, taxId: '123456789', name: ' Clinic ', givenName: null },
      'name|123456789|CLINIC|',
    ],
  ])('%s', (_, provider, key) => expect(providerKey(provider)).toBe(key));

  it('tells facilities of one name apart by their ZIP code', () => {
    expect(facilityKey({ npi: null, name: 'Clinic', zip: '10001' })).not.toBe(
      facilityKey({ npi: null, name: 'Clinic', zip: '10002' }),
    );
  });

  it('knows people whatever the case of their letters', () => {
    expect(personKey(person)).toBe(personKey({ ...person, familyName: 'SAMPLE', givenName: 'PAT ' }));
  });

  it.each([
    ['the same in other letters', { familyName: 'SAMPLE' }, true],
    ['another ZIP+4 of the same ZIP', { zip: '627019999' }, true],
    ['another ZIP', { zip: '10001' }, false],
    ['another birth date', { bornOn: '1980-03-01' }, false],
    ['no birth date', { bornOn: null }, false],
    ['no ZIP', { zip: null }, false],
    ['no given name', { givenName: null }, false],
  ])('%s: %j is the same person: %s', (_, change, isSame) => {
    expect(isSamePerson(person, { ...person, ...change })).toBe(isSame);
  });
});
