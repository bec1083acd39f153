import type { ProviderFacts } from './party-keys.rules.js';
import {
  addressBlanks,
  filledBlanks,
  mentionedFacilities,
  mentionedProviders,
  type ProviderBlanks,
} from './provider-mentions.rules.js';

const NOWHERE = { street: null, city: null, state: null, zip: null };
const SPRINGFIELD = { street: '1 Main St', city: 'Springfield', state: 'IL', zip: '627010001' };
const rendering: ProviderFacts = {
  kind: 'person',
  name: 'Doe',
  givenName: 'Jo',
  npi: '1993999998',
  taxId: null,
  taxonomyCode: '207Q00000X',
  isOurs: false,
  ...NOWHERE,
};
const billing = { ...rendering, taxId: '123456789', taxonomyCode: null, isOurs: true, ...SPRINGFIELD };

describe('the providers that a file mentions', () => {
  it.each([
    ['rendering first', [rendering, billing]],
    ['billing first', [billing, rendering]],
    ['again and again', [rendering, billing, rendering, billing]],
  ])('are one where the NPI is one, with all that their mentions say: %s', (_order, mentions) => {
    const whole = { ...billing, taxonomyCode: '207Q00000X' };
    expect([...mentionedProviders(mentions)]).toEqual([['npi|1993999998', whole]]);
  });

  it('are named as the billing mention names them, and stay as the first of these says', () => {
    const clinic = { ...billing, kind: 'organization' as const, name: 'Doe Clinic', givenName: null };
    const moved = { ...billing, ...SPRINGFIELD, street: '9 Other St', taxId: '987654321' };
    const [provider] = [...mentionedProviders([rendering, clinic, moved]).values()];
    expect(provider).toEqual({ ...clinic, taxonomyCode: '207Q00000X' });
  });

  it('are several where their keys differ', () => {
    expect(mentionedProviders([billing, { ...rendering, npi: '1003000126' }]).size).toBe(2);
  });
});

describe('the blanks of a known provider', () => {
  const blank: ProviderBlanks = { taxId: null, taxonomyCode: null, isOurs: false, ...NOWHERE };
  const said: ProviderBlanks = { taxId: '123456789', taxonomyCode: '207Q00000X', isOurs: true, ...SPRINGFIELD };
  const entered: ProviderBlanks = {
    taxId: '1',
    taxonomyCode: 'T',
    isOurs: true,
    street: 'S',
    city: 'C',
    state: 'ST',
    zip: 'Z',
  };
  it.each<[string, ProviderBlanks, object | null]>([
    ['are filled', blank, said],
    ['are filled beside what is known', { ...blank, taxId: '987654321' }, { ...said, taxId: '987654321' }],
    ['are none where all is known', entered, null],
    ['are none where the mention says nothing new', { ...said, zip: '62701' }, null],
    [
      'are filled of the same address',
      { ...said, street: null, city: 'SPRINGFIELD', zip: '62701' },
      {
        ...said,
        city: 'SPRINGFIELD',
        zip: '62701',
      },
    ],
    ['are not filled of another address', { ...said, street: null, city: 'Chicago' }, null],
    ['make it ours alone', { ...said, isOurs: false }, said],
  ])('%s', (_what, known, expected) => {
    expect(filledBlanks(known, said)).toEqual(expected);
  });

  it('stay blank where the mention is silent', () => expect(filledBlanks(blank, blank)).toBeNull());
});

describe('the facilities that a file mentions', () => {
  const named = { name: 'Hospital', npi: '1993999998', ...NOWHERE };
  it('are one where the NPI is one, with the address of whichever mention has it', () => {
    const placed = { ...named, ...SPRINGFIELD };
    const elsewhere = { ...placed, name: 'HOSPITAL', street: '9 Other St' };
    expect([...mentionedFacilities([named, placed, elsewhere]).values()]).toEqual([placed]);
  });

  it('fill the address of a known one where that is blank', () => {
    expect(addressBlanks(named, { ...named, ...SPRINGFIELD })).toEqual(SPRINGFIELD);
    expect(addressBlanks({ ...named, city: 'Chicago' }, { ...named, ...SPRINGFIELD })).toBeNull();
    expect(addressBlanks(SPRINGFIELD, NOWHERE)).toBeNull();
  });
});
