import { submittedClaimOf, type StoredClaim } from './stored-claim.rules.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { claimProblems } from './claim-validation.rules.js';

const address = { street: '1 Example Street', city: 'Springfield', state: 'IL', zip: '627010001' };
const stored: StoredClaim = {
  claim: {
    type: 'professional',
    patientControlNumber: 'Q0000000042',
    chargeCents: 12_550,
    facilityCode: '11',
    frequencyCode: '1',
    originalPayerControlNumber: null,
    priorAuthorizationNumber: 'AUTH7',
    responsibilityCode: 'P',
    servedFromOn: '2026-10-05',
    servedToOn: '2026-10-05',
    admittedOn: null,
    loops: null,
  },
  lines: [
    {
      lineNumber: 1,
      procedureCode: '99213',
      modifiers: ['25'],
      revenueCode: null,
      chargeCents: 12_550,
      units: 1,
      unitCode: 'UN',
      servedFromOn: '2026-10-05',
      servedToOn: '2026-10-05',
      diagnosisPointers: [1],
      controlNumber: 'Q0000000042L1',
      placeOfServiceCode: null,
      loops: null,
    },
  ],
  diagnoses: [{ qualifier: 'ABK', code: 'E119', presentOnAdmission: null }],
  patient: {
    familyName: 'Sample',
    givenName: 'Pat',
    middleName: null,
    suffix: null,
    bornOn: '1980-02-29',
    sex: 'F',
    ...address,
  },
  coverage: {
    memberId: 'W1',
    groupNumber: null,
    planName: null,
    relationshipCode: '18',
    filingCode: 'CI',
    subscriberFamilyName: null,
    subscriberGivenName: null,
    subscriberBornOn: null,
  },
  payer: { name: 'Example Health', electronicPayerId: 'P1' },
  billingProvider: {
    kind: 'organization',
    name: 'Example Clinic',
    givenName: null,
    npi: '1234567893',
    taxId: '123456789',
    taxonomyCode: '207Q00000X',
    ...address,
  },
  renderingProvider: null,
  facility: null,
};
const TODAY = '2026-11-23';

describe('a stored claim as the 837 would say it', () => {
  it('is good when it is good', () => expect(claimProblems(submittedClaimOf(stored), TODAY)).toEqual([]));

  it('names the patient in a loop of its own when another is the subscriber', () => {
    const coverage = {
      ...stored.coverage!,
      relationshipCode: '19',
      subscriberFamilyName: 'Parent',
      subscriberGivenName: 'Kim',
      subscriberBornOn: '1950-01-01',
    };
    const { subscriber, patient } = submittedClaimOf({ ...stored, coverage });
    expect(subscriber).toMatchObject({
      relationshipCode: '',
      birthOn: '1950-01-01',
      person: { name: 'Parent', id: 'W1', entityCode: 'IL' },
    });
    expect(patient).toMatchObject({
      relationshipCode: '19',
      birthOn: '1980-02-29',
      person: { name: 'Sample', entityCode: 'QC', id: '' },
    });
  });

  it.each([
    ['professional', '82', 'B', null],
    ['institutional', '71', 'A', '2026-10-05'],
  ] as const)(
    'of type %s names its provider as %s, its place as %s, its statement from %s',
    (type, role, qualifier, from) => {
      const doctor = { ...stored.billingProvider, kind: 'person' as const, name: 'Doe', npi: '1993999998' };
      const facility = { name: 'Hospital', npi: '1558597798', ...address };
      const claim = submittedClaimOf({
        ...stored,
        claim: { ...stored.claim, type },
        renderingProvider: doctor,
        facility,
      });
      expect(claim.providers.map(({ entityCode, entityType }) => [entityCode, entityType])).toEqual([
        [role, '1'],
        ['77', '2'],
      ]);
      expect([claim.facilityQualifier, claim.statementFromOn]).toEqual([qualifier, from]);
    },
  );

  it('gives an address to who bills and to the place, none to who did the work (2310A, 2310B)', () => {
    const facility = { name: 'Hospital', npi: '1558597798', ...address };
    const { billing, providers } = submittedClaimOf({
      ...stored,
      renderingProvider: stored.billingProvider,
      facility,
    });
    expect([billing.provider, ...providers].map((party) => [party!.entityCode, party!.street])).toEqual([
      ['85', address.street],
      ['82', ''],
      ['77', address.street],
    ]);
  });

  const SAID = { country: 'CA', street: '1 EXAMPLE STREET', street2: 'Suite 9', middleName: 'Q', suffix: 'JR' };
  const REFERRED = [{ qualifier: 'G2', value: '330127', description: '' }];
  it.each<[string, object, object, object]>([
    ['all beyond its columns', {}, {}, { ...SAID, street: address.street }],
    [
      'its numbers, where it is called otherwise',
      { name: 'Old Name' },
      {},
      { middleName: '', suffix: '', country: 'CA' },
    ],
    ['no second line of another street', { street: '9 Old Street' }, {}, { street: address.street, street2: '' }],
    ['an id that no record takes', { idQualifier: '24', id: '1234' }, { npi: null }, { idQualifier: '24', id: '1234' }],
    [
      'a taxonomy that no record takes',
      { taxonomyCode: '203BF0100Y' },
      { taxonomyCode: null },
      { taxonomyCode: '203BF0100Y' },
    ],
    ['no taxonomy that was cleared', {}, { taxonomyCode: null }, { taxonomyCode: '' }],
  ])('keeps of a billing provider %s', (_what, said, record, expected) => {
    const loops = submittedClaimOf(stored);
    Object.assign(loops.billing.provider!, SAID, { references: REFERRED }, said);
    const billingProvider = { ...stored.billingProvider, ...record };
    const { provider } = submittedClaimOf({ ...stored, billingProvider, claim: { ...stored.claim, loops } }).billing;
    expect(provider).toMatchObject({ name: 'Example Clinic', ...expected });
    expect(provider!.references.slice(1)).toEqual(REFERRED);
  });

  it.each([
    ['another provider', { npi: '1558597798' }],
    ['one whose NPI was cleared', { npi: null }],
  ])('keeps nothing of what was said of the provider before of %s', (_what, record) => {
    const loops = submittedClaimOf(stored);
    Object.assign(loops.billing.provider!, SAID, { references: REFERRED });
    const billingProvider = { ...stored.billingProvider, ...record };
    const { provider } = submittedClaimOf({ ...stored, billingProvider, claim: { ...stored.claim, loops } }).billing;
    expect(provider).toMatchObject({
      id: record.npi ?? '',
      country: '',
      street2: '',
      references: [{ qualifier: 'EI' }],
    });
  });

  it.each([
    ['where our record of the payer is called otherwise', { name: 'EXAMPLE HLTH' }, '330127'],
    ['but not to another payer', { id: 'P2' }, undefined],
  ])('gives our number with the payer (2010BB, REF G2) %s', (_what, said, expected) => {
    const loops = submittedClaimOf(stored);
    Object.assign(loops.subscriber.payer!, { references: REFERRED }, said);
    const { payer } = submittedClaimOf({ ...stored, claim: { ...stored.claim, loops } }).subscriber;
    expect([payer!.id, payer!.name, payer!.references[0]?.value]).toEqual(['P1', 'Example Health', expected]);
  });

  it('keeps a number with all that was said of it, and neither one that was mended nor one that was cleared', () => {
    const said = ['G1', 'F8', '9F'].map((qualifier) => ({ qualifier, value: qualifier, description: 'SAID' }));
    const claim = { ...stored.claim, loops: { references: said } };
    const numbers = { priorAuthorizationNumber: 'G1', originalPayerControlNumber: 'NEW', referralNumber: null };
    expect(submittedClaimOf({ ...stored, claim: { ...claim, ...numbers } }).references).toEqual([
      said[0],
      { qualifier: 'F8', value: 'NEW', description: '' },
    ]);
  });

  it('puts columns before what an imported file said, and keeps the rest', () => {
    const loops = {
      ...submittedClaimOf(stored),
      patientControlNumber: 'OLD',
      purposeCode: 'RP',
      references: [
        { qualifier: 'F8', value: 'ICN-OLD', description: '' },
        { qualifier: 'D9', value: 'CLEAR', description: '' },
      ],
      codes: [
        { qualifier: 'ABK', code: 'R99', fromOn: null, toOn: null, cents: null, presentOnAdmission: '', segment: 9 },
        { qualifier: 'BE', code: '80', fromOn: null, toOn: null, cents: 500, presentOnAdmission: '', segment: 10 },
      ],
    };
    const claim = submittedClaimOf({
      ...stored,
      claim: { ...stored.claim, frequencyCode: '7', originalPayerControlNumber: 'ICN-NEW', loops },
    });
    expect(claim).toMatchObject({ patientControlNumber: 'Q0000000042', purposeCode: 'RP', frequencyCode: '7' });
    expect(claim.references.map(({ qualifier, value }) => [qualifier, value])).toEqual([
      ['F8', 'ICN-NEW'],
      ['D9', 'CLEAR'],
      ['G1', 'AUTH7'],
    ]);
    expect(claim.codes.map(({ qualifier, code }) => [qualifier, code])).toEqual([
      ['ABK', 'E119'],
      ['BE', '80'],
    ]);
  });

  it.each([
    ['the billing provider', (claim: SubmittedClaim) => claim.billing.provider],
    ['the subscriber', (claim: SubmittedClaim) => claim.subscriber.person],
    ['the payer', (claim: SubmittedClaim) => claim.subscriber.payer],
  ])('keeps of %s what a file said and no record has', (_who, partyOf) => {
    const said = { country: 'CA', countrySubdivision: 'ON', behindId: ['25'] };
    const loops = structuredClone(submittedClaimOf(stored));
    Object.assign(partyOf(loops)!, said);
    const claim = submittedClaimOf({ ...stored, claim: { ...stored.claim, loops } });
    expect(partyOf(claim)).toMatchObject(said);
  });

  it.each([
    ['professional', '82', ['DN', '82', '77', 'DQ']],
    ['institutional', '71', ['71', '72', '82', '77']],
    ['institutional', '71', ['82', '71', '82']],
  ] as const)('of type %s puts its provider in the place of NM1*%s only, among %j', (type, role, codes) => {
    const person = { ...stored.billingProvider, kind: 'person' as const, name: 'Doe', npi: '1993999998' };
    const facility = { name: 'Hospital', npi: '1558597798', ...address };
    const own = { ...stored, claim: { ...stored.claim, type }, renderingProvider: person, facility };
    const [mine] = submittedClaimOf(own).providers;
    const said = codes.map((entityCode, index) => ({ ...mine!, entityCode, name: `SAID ${index}` }));
    const { providers } = submittedClaimOf({ ...own, claim: { ...own.claim, loops: { providers: said } } });
    const added = codes.some((code) => code === '77') ? [] : [['77', 'Hospital']];
    const names = said.map(({ entityCode: code, name }) => [
      code,
      code === role ? 'Doe' : code === '77' ? 'Hospital' : name,
    ]);
    expect(providers.map(({ entityCode, name }) => [entityCode, name])).toEqual([...added, ...names]);
  });

  it.each<[string, string | null, [string, string][], [string, string][]]>([
    ['an EIN', '123456789', [['EI', '123456789']], [['EI', '123456789']]],
    ['an SSN', '123456789', [['SY', '123456789']], [['SY', '123456789']]],
    ['an SSN with its dashes', '123456789', [['SY', '123-45-6789']], [['SY', '123456789']]],
    ['an SSN that was mended since', '987654321', [['SY', '123456789']], [['EI', '987654321']]],
    [
      'both, and the SSN is on file',
      '123456789',
      [
        ['EI', '987654321'],
        ['SY', '123456789'],
      ],
      [['SY', '123456789']],
    ],
    [
      'none among others',
      '123456789',
      [['0B', 'LIC7']],
      [
        ['EI', '123456789'],
        ['0B', 'LIC7'],
      ],
    ],
    ['a number that no record takes', null, [['SY', '1234']], [['SY', '1234']]],
    [
      'two numbers that no record takes',
      null,
      [
        ['EI', '12'],
        ['SY', '34'],
      ],
      [['EI', '12']],
    ],
  ])('says one tax id where the file gave %s', (_what, taxId, said, expected) => {
    const provider = { ...stored.billingProvider, taxId };
    const loops = submittedClaimOf(stored);
    loops.billing.provider!.references = said.map(([qualifier, value]) => ({ qualifier, value, description: '' }));
    const claim = submittedClaimOf({ ...stored, billingProvider: provider, claim: { ...stored.claim, loops } });
    const references = claim.billing.provider!.references;
    expect(references.map(({ qualifier, value }) => [qualifier, value])).toEqual(expected);
  });

  it('lacks what the records lack', () => {
    const patient = { ...stored.patient, bornOn: null };
    const problems = claimProblems(submittedClaimOf({ ...stored, patient, coverage: null, lines: [] }), TODAY);
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['MEMBER_ID_MISSING', 'BIRTH_DATE_MISSING', 'LINES_MISSING', 'CHARGE_NOT_SUM_OF_LINES']),
    );
  });
});
