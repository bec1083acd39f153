import type { PatientFacts } from './party-keys.rules.js';
import {
  coverageBlanks,
  mentionedPatients,
  patientBlanks,
  type KnownCard,
  type PatientBlanks,
} from './patient-mentions.rules.js';

const NOWHERE = { street: null, street2: null, city: null, state: null, zip: null };
const HOME = { street: '2 Side St', street2: 'Apt 4', city: 'Columbus', state: 'OH', zip: '432150002' };
const blank: PatientBlanks = { middleName: null, suffix: null, sex: null, ...NOWHERE };
const said: PatientBlanks = { middleName: 'Q', suffix: 'JR', sex: 'F', ...HOME };

describe('the blanks of a known patient', () => {
  it.each<[string, PatientBlanks, object | null]>([
    ['are filled', blank, said],
    ['are none where all is known', { ...said, middleName: 'X', street: '9 Old St' }, null],
    ['are filled of the same address', { ...said, street2: null, zip: '43215' }, { ...said, zip: '43215' }],
    ['are not filled of another address', { ...said, ...NOWHERE, city: 'Dayton' }, null],
  ])('%s', (_what, known, expected) => expect(patientBlanks(known, said)).toEqual(expected));
});

describe('the blanks of a known coverage', () => {
  const none: KnownCard = {
    relationshipCode: '19',
    groupNumber: null,
    planName: null,
    filingCode: null,
    subscriberFamilyName: null,
    subscriberGivenName: null,
    subscriberBornOn: null,
  };
  const card = {
    groupNumber: 'G1',
    planName: 'Plan',
    filingCode: 'CI',
    subscriberFamilyName: 'Doe',
    subscriberGivenName: 'Kim',
    subscriberBornOn: '1950-01-01',
  };
  const group = { groupNumber: card.groupNumber, planName: card.planName, filingCode: card.filingCode };
  const nobody = { subscriberFamilyName: null, subscriberGivenName: null, subscriberBornOn: null };
  it.each<[string, Partial<KnownCard>, object | null]>([
    ['are filled', {}, card],
    ['are none where all is known', { ...card, groupNumber: 'G2', subscriberFamilyName: 'Roe' }, null],
    ['have no name of another group', { groupNumber: 'G2' }, { ...card, groupNumber: 'G2', planName: null }],
    ['have no subscriber of another relation', { relationshipCode: '18' }, { ...group, ...nobody }],
    [
      'have no birth date of another subscriber',
      { subscriberFamilyName: 'Roe' },
      { ...group, ...nobody, subscriberFamilyName: 'Roe' },
    ],
  ])('%s', (_what, known, expected) => {
    expect(coverageBlanks({ ...none, ...known }, { ...card, relationshipCode: '19' })).toEqual(expected);
  });
});

describe('the patients that a file mentions', () => {
  it('are one on one card, with what any of its claims says', () => {
    const coverage = { payerId: 'P', memberId: 'W1', order: 'primary', relationshipCode: '18' };
    const card = { groupNumber: null, planName: null, filingCode: 'CI' };
    const nobody = { subscriberFamilyName: null, subscriberGivenName: null, subscriberBornOn: null };
    const person = { familyName: 'Doe', givenName: 'Jane', bornOn: '1980-02-15' };
    const first = { ...person, ...blank, coverage: { ...coverage, ...card, ...nobody } } as PatientFacts;
    const second = { ...first, ...said, coverage: { ...first.coverage, groupNumber: 'G1' } };
    expect([...mentionedPatients([first, second]).values()]).toEqual([second]);
    expect([...mentionedPatients([second, first]).values()]).toEqual([second]);
  });
});
