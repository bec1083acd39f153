import {
  aClaimPayment,
  anEraHeader,
  anInstitutionalSubmission,
  anX12File,
  aProfessionalSubmission,
  codesOf,
  eventsOf,
  ofKind,
} from '../../../../test/factories/x12.factory.js';
import type { ClaimPayment } from './remittance.rules.js';
import type { SubmittedClaim } from './submitted-claim.rules.js';
import type { X12Event } from './x12-events.reader.js';

const PROFESSIONAL = { groupType: 'HC', groupVersion: '005010X222A1' };
const INSTITUTIONAL = { groupType: 'HC', groupVersion: '005010X223A2' };

async function claimOf(segments: string[], parts = PROFESSIONAL): Promise<SubmittedClaim> {
  const [event] = ofKind(await eventsOf(anX12File([segments], parts)), 'claim');
  if (event === undefined) throw new Error('no claim');
  return event.claim;
}

/** The segments with `added` after the first that begins with `prefix`. */
function withSegments(segments: readonly string[], prefix: string, ...added: string[]): string[] {
  const index = segments.findIndex((segment) => segment.startsWith(prefix));
  return [...segments.slice(0, index + 1), ...added, ...segments.slice(index + 1)];
}

describe('an 835', () => {
  async function paymentOf(...segments: string[]): Promise<ClaimPayment> {
    const file = anX12File([[...anEraHeader('140'), ...segments]]);
    const [event] = ofKind(await eventsOf(file), 'claim-payment');
    if (event === undefined) throw new Error('no claim payment');
    return event.payment;
  }

  it('has a header', async () => {
    const events = await eventsOf(anX12File([[...anEraHeader('140'), ...aClaimPayment()]]));
    expect(ofKind(events, 'remittance')[0]?.remittance).toMatchObject({
      handlingCode: 'I',
      paymentCents: 14000,
      creditOrDebit: 'C',
      methodCode: 'ACH',
      paidOn: '2026-08-01',
      producedOn: '2026-08-01',
      traceNumber: 'EFT0001',
      payerId: '1512345678',
      payer: { name: 'PAYER ONE', street: '1 MAIN ST', city: 'COLUMBUS', state: 'OH', zip: '43215' },
      payeeNpi: '1234567893',
      payeeTaxId: '123456789',
    });
    expect(ofKind(events, 'set-end')[0]?.remittanceTotals).toEqual({
      claimCount: 1,
      serviceCount: 2,
      providerAdjustmentCount: 0,
      paymentCents: 14000,
      sumChargeCents: 25000,
      sumClaimPaidCents: 14000,
      sumPatientResponsibilityCents: 3500,
      sumProviderAdjustmentCents: 0,
      unbalancedClaimCount: 0,
      isBalanced: true,
    });
  });

  it('has claim payments with all that belongs to them', async () => {
    const claim = withSegments(
      aClaimPayment(),
      'NM1*QC',
      'NM1*IL*1*DOE*JOHN****MI*W1',
      'NM1*74*1*DOE*JANET',
      'NM1*82*1*WELBY*MARCUS****XX*1993999998',
      'NM1*TT*2*MEDIGAP CO*****PI*12345',
      'MOA***MA130*N211',
      'REF*EA*MRN1',
      'DTM*232*20260701',
      'DTM*233*20260702',
      'DTM*050*20260710',
      'AMT*AU*140',
      'XYZ*A:B*C',
    );
    expect(await paymentOf(...claim)).toMatchObject({
      ordinal: 1,
      segment: 11,
      headerNumber: '1',
      statusCode: '1',
      filingCode: '12',
      facilityCode: '11',
      frequencyCode: '1',
      patient: { name: 'DOE', firstName: 'JANE', id: 'W100000001' },
      insured: { firstName: 'JOHN' },
      corrected: { firstName: 'JANET' },
      renderingProvider: { id: '1993999998' },
      crossoverPayer: { name: 'MEDIGAP CO', id: '12345' },
      remarkCodes: ['MA130', 'N211'],
      references: [{ qualifier: 'EA', value: 'MRN1' }],
      statementFromOn: '2026-07-01',
      statementToOn: '2026-07-02',
      receivedOn: '2026-07-10',
      amounts: [{ qualifier: 'AU', cents: 14000 }],
      kept: [
        { loop: '2100', elements: ['MOA', '', '', 'MA130', 'N211'] },
        { loop: '2100', elements: ['XYZ', ['A', 'B'], 'C'] },
      ],
    });
  });

  it('has services with all that belongs to them', async () => {
    const claim = withSegments(
      aClaimPayment(),
      'REF*6R*1001-2',
      'LQ*HE*N130',
      'AMT*B6*65',
      'DTM*150*20260701',
      'DTM*151*20260702',
    );
    claim[7] = 'SVC*HC:93000:26:59*100*50*0730*2*HC:93005**3';
    const { services } = await paymentOf(...claim);
    expect(services[1]).toMatchObject({
      ordinal: 2,
      procedure: { qualifier: 'HC', code: '93000', modifiers: ['26', '59'] },
      originalProcedure: { qualifier: 'HC', code: '93005' },
      revenueCode: '0730',
      paidUnits: 2,
      submittedUnits: null,
      servedFromOn: '2026-07-01',
      servedToOn: '2026-07-02',
      controlNumber: '1001-2',
      remarkCodes: ['N130'],
      amounts: [{ qualifier: 'B6', cents: 6500 }],
    });
  });

  it.each([
    ['CAS*PR*1*150.00**2*70.00', [15000, 7000], [null, null]],
    ['CAS*CO*45*10*1****97*20*2', [1000, 2000], [1, 2]],
    ['CAS*CO*1*1**2*2**3*3**4*4**5*5**6*6**7*7', [100, 200, 300, 400, 500, 600], [null, null, null, null, null, null]],
    ['CAS*CO*144*-5.5', [-550], [null]],
  ])('reads the triplets of %s', async (segment, cents, quantities) => {
    const { adjustments } = await paymentOf('CLP*P1*1*250*140*0*12*ICN', segment);
    expect(adjustments.map((adjustment) => adjustment.cents)).toEqual(cents);
    expect(adjustments.map((adjustment) => adjustment.quantity)).toEqual(quantities);
  });

  it('has provider adjustments of either sign, and may have nothing else', async () => {
    const segments = [
      ...anEraHeader('40').slice(0, -1),
      'PLB*1234567893*20261231*WO:ICN1*60*L6:ICN2*-15.5**0*72*-84.5',
    ];
    const events = await eventsOf(anX12File([segments]));
    expect(ofKind(events, 'provider-adjustment').map(({ adjustment }) => adjustment)).toMatchObject([
      {
        ordinal: 1,
        providerId: '1234567893',
        fiscalPeriodOn: '2026-12-31',
        reasonCode: 'WO',
        reference: 'ICN1',
        cents: 6000,
      },
      { ordinal: 2, reasonCode: 'L6', reference: 'ICN2', cents: -1550 },
      { ordinal: 3, reasonCode: '', reference: '', cents: 0 },
      { ordinal: 4, reasonCode: '72', reference: '', cents: -8450 },
    ]);
    expect(ofKind(events, 'set-end')[0]?.remittanceTotals).toMatchObject({ isBalanced: true, claimCount: 0 });
  });
});

describe('an 837P', () => {
  it('has a claim with the hierarchy above it', async () => {
    expect(await claimOf(aProfessionalSubmission())).toMatchObject({
      type: 'professional',
      ordinal: 1,
      segment: 19,
      purposeCode: 'CH',
      billing: {
        provider: {
          name: 'TEST CLINIC',
          id: '1234567893',
          taxonomyCode: '207Q00000X',
          zip: '432150001',
          references: [{ qualifier: 'EI', value: '123456789' }],
        },
      },
      subscriber: {
        responsibilityCode: 'P',
        relationshipCode: '18',
        groupNumber: 'GROUP1',
        filingCode: 'CI',
        birthOn: '1980-02-15',
        sex: 'F',
        person: { name: 'DOE', firstName: 'JANE', id: 'W100000001', street: '2 SIDE ST' },
        payer: { name: 'PAYER ONE', id: 'PAYER1' },
      },
      patient: null,
      patientControlNumber: 'PCN1001',
      chargeCents: 25000,
      facilityCode: '11',
      facilityQualifier: 'B',
      frequencyCode: '1',
      codes: [
        { qualifier: 'ABK', code: 'E119' },
        { qualifier: 'ABF', code: 'I10' },
      ],
      providers: [{ entityCode: '82', id: '1993999998' }],
      lines: [
        {
          ordinal: 1,
          procedure: { code: '99213', modifiers: ['25'] },
          chargeCents: 15000,
          units: 1,
          pointers: [1, 2],
          servedFromOn: '2026-07-01',
          servedToOn: '2026-07-01',
          controlNumber: '1001-1',
        },
        { ordinal: 2, procedure: { code: '93000' }, chargeCents: 10000, controlNumber: '1001-2' },
      ],
    });
  });

  it('has a patient, other payers, drugs and what another payer decided', async () => {
    const segments = aProfessionalSubmission().flatMap((segment) => {
      if (segment.startsWith('CLM')) {
        return [
          'HL*3*2*23*0',
          'PAT*19',
          'NM1*QC*1*DOE*BABY',
          'DMG*D8*20200101*M',
          'CLM*P1*250***11:B:7*Y*A*Y*Y**AA',
          'REF*F8*ICN0',
        ];
      }
      if (segment === 'LX*1') {
        return [
          'SBR*P*01*G2******CI',
          'CAS*PR*1*5',
          'AMT*D*120',
          'OI***Y***Y',
          'NM1*IL*1*DOE*JOHN****MI*M2',
          'NM1*PR*2*OTHER*****PI*OTHER1',
          'DTP*573*D8*20260715',
          segment,
        ];
      }
      if (segment === 'LX*2')
        return [
          'LIN**N4*00004196501',
          'CTP****7*UN',
          'SVD*OTHER1*120*HC:99213:25**1',
          'CAS*CO*45*30',
          'DTP*573*D8*20260715',
          'AMT*EAF*5',
          segment,
        ];
      return [segment];
    });
    const claim = await claimOf(segments);
    expect(claim).toMatchObject({
      frequencyCode: '7',
      patient: { relationshipCode: '19', person: { firstName: 'BABY' }, birthOn: '2020-01-01' },
      references: [{ qualifier: 'F8', value: 'ICN0' }],
      otherPayers: [
        {
          responsibilityCode: 'P',
          adjustments: [{ groupCode: 'PR', reasonCode: '1', cents: 500 }],
          amounts: [{ qualifier: 'D', cents: 12000 }],
          benefitsAssigned: 'Y',
          releaseOfInformation: 'Y',
          subscriber: { id: 'M2' },
          payer: { id: 'OTHER1' },
          adjudicatedOn: '2026-07-15',
        },
      ],
      kept: [{ loop: '2300', elements: ['CLM', 'P1', '250', '', '', ['11', 'B', '7'], 'Y', 'A', 'Y', 'Y', '', 'AA'] }],
    });
    expect(claim.lines[0]).toMatchObject({
      drugCode: '00004196501',
      drugQuantity: 7,
      drugUnitCode: 'UN',
      adjudications: [
        {
          payerId: 'OTHER1',
          paidCents: 12000,
          adjustments: [{ groupCode: 'CO', reasonCode: '45', cents: 3000 }],
          adjudicatedOn: '2026-07-15',
          amounts: [{ qualifier: 'EAF', cents: 500 }],
        },
      ],
    });
  });

  it('keeps what it does not know at its place', async () => {
    const segments = withSegments(aProfessionalSubmission(), 'CLM', 'NTE*ADD*FREE TEXT', 'CR1*LB*275**A');
    const claim = await claimOf(withSegments(segments, 'SV1', 'PWK*CT*AA', 'MEA*TR*HT*70'));
    expect(claim.kept.map(({ loop, segment, elements }) => [loop, segment, elements[0]])).toEqual([
      ['2300', 20, 'NTE'],
      ['2300', 21, 'CR1'],
    ]);
    expect(claim.lines[0]?.kept.map(({ loop, elements }) => [loop, elements[0]])).toEqual([
      ['2400', 'PWK'],
      ['2400', 'MEA'],
    ]);
  });

  it.each([
    ['a number out of sequence', 'HL*2*1*22*0', 'HL*3*1*22*0', ['HL_INVALID']],
    ['a parent that is none', 'HL*2*1*22*0', 'HL*2*7*22*0', ['HL_INVALID']],
    ['a level that is none', 'HL*2*1*22*0', 'HL*2*1*99*0', ['HL_INVALID']],
    ['a line without its service', 'SV1*HC:93000*100*UN*1***1', 'NTE*ADD*X', ['SEGMENT_MISSING']],
    ['a line of the other kind', 'SV1*HC:93000', 'SV2*0300*HC:93000', ['SEGMENT_OUT_OF_PLACE']],
    ['a date that is none', 'DTP*472*D8*20260701', 'DTP*472*D8*2026-07-01', ['DATE_INVALID']],
    ['a code without a value', 'HI*ABK:E119', 'HI*ABK', ['ELEMENT_MISSING']],
    ['a CAS before an SVD', 'REF*6R*1001-2', 'CAS*CO*45*1', ['SEGMENT_OUT_OF_PLACE']],
    ['no BHT', 'BHT*', 'XXX*', ['SEGMENT_MISSING']],
    ['no claim', 'CLM*', 'XXX*', ['CLAIMS_MISSING']],
    [
      'parts not separated by ISA16',
      'CLM*PCN1001*250***11:B:1',
      'CLM*PCN1001*250***11>B>1',
      ['COMPONENT_SEPARATOR_DIFFERS'],
    ],
  ])('says what is wrong with %s', async (_name, from, to, codes) => {
    const segments = aProfessionalSubmission();
    const index = segments.findIndex((segment) => segment.startsWith(from));
    segments[index] = (segments[index] as string).replace(from, to);
    expect(await codesOf(anX12File([segments], PROFESSIONAL))).toEqual(codes);
  });
});

describe('an 837I', () => {
  it('has statement dates, admission and codes of all families', async () => {
    expect(await claimOf(anInstitutionalSubmission(), INSTITUTIONAL)).toMatchObject({
      type: 'institutional',
      facilityCode: '11',
      facilityQualifier: 'A',
      statementFromOn: '2026-07-01',
      statementToOn: '2026-07-03',
      admittedOn: '2026-07-01',
      dischargeTime: '1100',
      admissionTypeCode: '3',
      admissionSourceCode: '1',
      patientStatusCode: '01',
      codes: [
        { qualifier: 'ABK', code: 'I214', presentOnAdmission: 'Y' },
        { qualifier: 'ABJ', code: 'R079' },
        { qualifier: 'BE', code: 'A2', cents: 1531 },
      ],
      providers: [{ entityCode: '71' }],
      lines: [
        { revenueCode: '0120', procedure: null, chargeCents: 60000, unitCode: 'DA', units: 2 },
        { revenueCode: '0730', procedure: { code: '93005' }, servedFromOn: '2026-07-02' },
      ],
    });
  });
});

describe('acknowledgements', () => {
  const eventsOfSet = (segments: string[], groupType: string, groupVersion: string): Promise<X12Event[]> =>
    eventsOf(anX12File([segments], { groupType, groupVersion }));

  it('a 999 answers each set, with the errors of its segments', async () => {
    const events = await eventsOfSet(
      [
        'ST*999*0001*005010X231A1',
        'AK1*HC*28*005010X222A1',
        'AK2*837*0001*005010X222A1',
        'IK5*A',
        'AK2*837*0002*005010X222A1',
        'IK3*NM1*17*2010*8',
        'IK4*9:1*67*7*BAD',
        'IK5*R*5',
        'AK9*P*2*2*1',
      ],
      'FA',
      '005010X231A1',
    );
    expect(ofKind(events, 'set-acknowledgement').map(({ acknowledgement }) => acknowledgement)).toMatchObject([
      { groupControlNumber: '28', setControlNumber: '0001', setId: '837', code: 'A', errors: [] },
      {
        setControlNumber: '0002',
        code: 'R',
        reasonCodes: ['5'],
        errors: [
          {
            segment: 'NM1',
            position: 17,
            loop: '2010',
            code: '8',
            elements: [{ position: 9, code: '7', value: 'BAD' }],
          },
        ],
      },
    ]);
  });

  it.each([
    ['names the rejected one of three', ['IK5*R*5', 'AK9*P*3*3*2'], [2, 2]],
    ['names an accepted one of three', ['IK5*A', 'AK9*A*3*3*3'], [2, 2]],
    ['does not count as it names', ['IK5*R*5', 'AK9*P*3*3*1'], [2, 1]],
    ['names all', ['IK5*R*5', 'AK9*R*1*1*0'], null],
    ['does not count', ['IK5*R*5', 'AK9*P'], null],
  ])('a 999 that %s', async (_words, verdicts, counts) => {
    const set = ['ST*999*0001*005010X231A1', 'AK1*HC*28', 'AK2*837*0002', ...verdicts];
    const found = ofKind(await eventsOfSet(set, 'FA', '005010X231A1'), 'unnamed-sets');
    expect(found.map(({ unnamed }) => [unnamed.setCount, unnamed.acceptedCount])).toEqual(
      counts === null ? [] : [counts],
    );
    for (const { unnamed } of found)
      expect(unnamed).toMatchObject({ acknowledgement: { groupControlNumber: '28' }, namedSets: ['0002'] });
  });

  it('a 999 that names no set answers the group', async () => {
    const events = await eventsOfSet(['ST*999*0001*005010X231A1', 'AK1*HC*28', 'AK9*R*2*2*0*1'], 'FA', '005010X231A1');
    expect(ofKind(events, 'set-acknowledgement').map(({ acknowledgement }) => acknowledgement)).toMatchObject([
      { groupControlNumber: '28', setControlNumber: null, setId: null, code: 'R', reasonCodes: ['1'] },
    ]);
  });

  it('a 277CA says the status on each level', async () => {
    const events = await eventsOfSet(
      [
        'ST*277*0001*005010X214',
        'BHT*0085*08*1*20260801*1200*TH',
        'HL*1**20*1',
        'NM1*PR*2*PAYER*****PI*1',
        'HL*2*1*21*1',
        'TRN*2*BATCH1',
        'STC*A1:20*20260801*WQ*250',
        'HL*3*2*19*1',
        'HL*4*3*PT',
        'NM1*QC*1*DOE*JANE',
        'TRN*2*PCN1001',
        'STC*A7:562:85*20260801*U*250******A7:21',
        'REF*1K*ICN1',
        'DTP*472*D8*20260701',
      ],
      'HN',
      '005010X214',
    );
    expect(ofKind(events, 'claim-status').map(({ status }) => status)).toMatchObject([
      {
        level: 'receiver',
        patientControlNumber: null,
        traceNumber: 'BATCH1',
        category: 'A1',
        status: '20',
        entity: null,
      },
      {
        level: 'claim',
        patientControlNumber: 'PCN1001',
        payerControlNumber: 'ICN1',
        category: 'A7',
        status: '562',
        entity: '85',
        furtherCodes: [{ category: 'A7', status: '21', entity: null }],
        chargeCents: 25000,
        servedFromOn: '2026-07-01',
      },
    ]);
  });

  it('a 276 asks', async () => {
    const segments = [
      'ST*276*0001*005010X212',
      'HL*1**20*1',
      'HL*2*1*22*0',
      'TRN*1*ASK1',
      'REF*EJ*PCN1001',
      'AMT*T3*250',
    ];
    const events = await eventsOfSet(segments, 'HR', '005010X212');
    expect(ofKind(events, 'status-request').map(({ request }) => request)).toMatchObject([
      { traceNumber: 'ASK1', patientControlNumber: 'PCN1001', chargeCents: 25000 },
    ]);
  });
});
