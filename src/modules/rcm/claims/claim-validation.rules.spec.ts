import {
  anInstitutionalSubmission,
  anX12File,
  aProfessionalSubmission,
  eventsOf,
  ofKind,
} from '../../../../test/factories/x12.factory.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { claimProblems, hasErrors } from './claim-validation.rules.js';

const TODAY = '2026-11-23';

/** The claim of a submission in which each `from` (a segment's beginning or a part of it) is replaced. */
async function claimOf(
  segments: readonly string[],
  changes: readonly (readonly [string, string])[],
): Promise<SubmittedClaim> {
  let text = segments.join('~');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${from} is not in the submission`);
    text = text.replace(from, () => to);
  }
  const groupVersion = segments[0]?.split('*')[3] ?? '';
  const file = anX12File([text.split('~').filter((segment) => segment !== '')], { groupType: 'HC', groupVersion });
  const [event] = ofKind(await eventsOf(file), 'claim');
  if (event === undefined) throw new Error('no claim');
  return event.claim;
}

const codes = (claim: SubmittedClaim): string[] => claimProblems(claim, TODAY).map(({ code }) => code);

const PRIOR = 'SBR*P*01*G2******CI~AMT*D*120~OI***Y***Y~NM1*IL*1*DOE*JOHN****MI*M2~NM1*PR*2*OTHER*****PI*OTHER1~';
const ON_CLAIM = 'DTP*573*D8*20260715~';
const DECIDED = 'SVD*OTHER1*120*HC:99213:25**1~CAS*CO*45*30~';
const ON_LINE = 'DTP*573*D8*20260715~';
const SECOND: [string, string] = ['SBR*P*18', 'SBR*S*18'];

describe('a professional claim', () => {
  it('without a problem has none', async () => {
    const claim = await claimOf(aProfessionalSubmission(), []);
    expect(claimProblems(claim, TODAY)).toEqual([]);
  });

  it.each<[string, [string, string][], string[]]>([
    ['RCM A1: no billing NPI', [['*XX*1234567893~N3*1', '~N3*1']], ['BILLING_NPI_MISSING']],
    ['RCM A1: a billing NPI that fails', [['*XX*1234567893~N3*1', '*XX*1234567890~N3*1']], ['BILLING_NPI_INVALID']],
    ['RCM A1: no rendering NPI', [['*XX*1993999998', '']], ['RENDERING_NPI_MISSING']],
    ['RCM A1: a rendering NPI that fails', [['*XX*1993999998', '*XX*1993999999']], ['PROVIDER_NPI_INVALID']],
    ['RCM A1: a referring provider without NPI', [['NM1*82', 'NM1*DN*1*X*Y~NM1*82']], []],
    ['RCM A2: no tax id', [['REF*EI*123456789~', '']], ['TAX_ID_MISSING']],
    ['RCM A2: a tax id with a dash', [['REF*EI*123456789', 'REF*EI*12-3456789']], ['TAX_ID_INVALID']],
    ['RCM A2: a social security number as tax id', [['REF*EI*', 'REF*SY*']], []],
    ['RCM A2: no street', [['N3*1 MAIN ST~', '']], ['BILLING_ADDRESS_MISSING']],
    ['RCM A2: a post office box', [['1 MAIN ST', 'P.O. BOX 12']], ['BILLING_ADDRESS_IS_PO_BOX']],
    ['RCM A2: a street that sounds like one', [['1 MAIN ST', '1 POBOXTON RD']], []],
    ['RCM A2: a ZIP code of five digits', [['432150001', '43215']], ['ZIP_NOT_NINE_DIGITS']],
    [
      'RCM A2: a service facility with five digits',
      [['LX*1', 'NM1*77*2*LAB*****XX*1234567893~N3*1 X~N4*Y*OH*43215~LX*1']],
      ['ZIP_NOT_NINE_DIGITS'],
    ],
    ['RCM A3: no member id', [['*MI*W100000001', '']], ['MEMBER_ID_MISSING']],
    ['RCM A3: no payer id', [['*PI*PAYER1', '']], ['PAYER_ID_MISSING']],
    ['RCM A3: no subscriber name', [['NM1*IL*1*DOE*JANE', 'NM1*IL*1**']], ['SUBSCRIBER_NAME_MISSING']],
    ['RCM A3: no birth date', [['DMG*D8*19800215*F~', '']], ['BIRTH_DATE_MISSING']],
    ['RCM A3: a birth after the service', [['DMG*D8*19800215', 'DMG*D8*20260702']], ['BIRTH_DATE_AFTER_SERVICE']],
    ['RCM A3: a birth on the day of service', [['DMG*D8*19800215', 'DMG*D8*20260701']], []],
    [
      'RCM A3: self and a patient loop',
      [['CLM*', 'HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*BABY~DMG*D8*20200101*M~CLM*']],
      ['SELF_WITH_PATIENT_LOOP'],
    ],
    [
      'RCM A3: another patient',
      [
        ['SBR*P*18', 'SBR*P*'],
        ['CLM*', 'HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*BABY~DMG*D8*20200101*M~CLM*'],
      ],
      [],
    ],
    ['RCM A3: neither self nor a patient loop', [['SBR*P*18', 'SBR*P*']], ['PATIENT_LOOP_MISSING']],
    ['RCM A4: no number', [['CLM*PCN1001', 'CLM*']], ['PCN_MISSING']],
    ['RCM A4: a number of 20', [['CLM*PCN1001', `CLM*${'A'.repeat(20)}`]], []],
    ['RCM A4: a number of 21', [['CLM*PCN1001', `CLM*${'A'.repeat(21)}`]], ['PCN_TOO_LONG']],
    ['RCM A4: small letters', [['CLM*PCN1001', 'CLM*pcn-1']], ['PCN_CHARACTERS']],
    ['RCM A5: a sum a cent off', [['CLM*PCN1001*250*', 'CLM*PCN1001*250.01*']], ['CHARGE_NOT_SUM_OF_LINES']],
    [
      'RCM A5: nothing charged',
      [
        ['*250***', '*0***'],
        ['*150*UN', '*0*UN'],
        ['*100*UN', '*0*UN'],
      ],
      ['CHARGE_NOT_POSITIVE', 'LINE_CHARGE_ZERO', 'LINE_CHARGE_ZERO'],
    ],
    [
      'RCM A5: nothing charged in an encounter',
      [
        ['*1200*CH', '*1200*RP'],
        ['*250***', '*0***'],
        ['*150*UN', '*0*UN'],
        ['*100*UN', '*0*UN'],
      ],
      ['LINE_CHARGE_ZERO', 'LINE_CHARGE_ZERO'],
    ],
    [
      'RCM A5: a negative line',
      [
        ['*250***', '*50***'],
        ['*100*UN', '*-100*UN'],
      ],
      ['LINE_CHARGE_NEGATIVE'],
    ],
    [
      'RCM A6: no lines',
      [
        [
          'LX*1~SV1*HC:99213:25*150*UN*1***1:2~DTP*472*D8*20260701~REF*6R*1001-1~LX*2~SV1*HC:93000*100*UN*1***1~DTP*472*D8*20260701~REF*6R*1001-2',
          '',
        ],
      ],
      ['CHARGE_NOT_SUM_OF_LINES', 'LINES_MISSING'],
    ],
    [
      'RCM A6: 51 lines',
      [['LX*2', `${'LX*9~SV1*HC:93000*0.01*UN*1***1~DTP*472*D8*20260701~'.repeat(49)}LX*2`]],
      expect.arrayContaining(['TOO_MANY_LINES']),
    ],
    ['RCM A6: zero units', [['*100*UN*1', '*100*UN*0']], ['UNITS_NOT_POSITIVE']],
    ['RCM A6: no units', [['*100*UN*1', '*100*UN*']], ['UNITS_NOT_POSITIVE']],
    ['RCM A6: no line control number', [['REF*6R*1001-2', '']], ['LINE_CONTROL_NUMBER_MISSING']],
    ['RCM A6: the same line control number', [['REF*6R*1001-2', 'REF*6R*1001-1']], ['LINE_CONTROL_NUMBER_REPEATED']],
    [
      'RCM A6: a long line control number',
      [['REF*6R*1001-2', `REF*6R*${'1'.repeat(31)}`]],
      ['LINE_CONTROL_NUMBER_TOO_LONG'],
    ],
    ['RCM A7: no procedure', [['SV1*HC:93000', 'SV1*']], ['PROCEDURE_MISSING']],
    ['RCM A7: CPT category II', [['HC:93000', 'HC:0001F']], []],
    ['RCM A7: HCPCS', [['HC:93000', 'HC:J3301']], []],
    ['RCM A7: four digits', [['HC:93000', 'HC:9300']], ['PROCEDURE_INVALID']],
    ['RCM A7: a W code', [['HC:93000', 'HC:W1234']], ['PROCEDURE_INVALID']],
    ['RCM A7: a code of another list', [['HC:93000', 'ER:ABC']], []],
    ['RCM A7: a modifier of three', [['HC:99213:25', 'HC:99213:259']], ['MODIFIER_INVALID']],
    ['RCM A7: a modifier twice', [['HC:99213:25', 'HC:99213:25:25']], ['MODIFIER_REPEATED']],
    ['RCM A7: four modifiers', [['HC:99213:25', 'HC:99213:25:59:LT:X1']], []],
    [
      'RCM A8: no diagnosis',
      [['HI*ABK:E119*ABF:I10~', '']],
      ['DIAGNOSIS_MISSING', 'POINTER_OUT_OF_RANGE', 'POINTER_OUT_OF_RANGE'],
    ],
    [
      'RCM A8: twelve',
      [['ABF:I10', `ABF:I10${Array.from({ length: 10 }, (_, index) => `*ABF:I1${index + 1}1`).join('')}`]],
      [],
    ],
    [
      'RCM A8: thirteen',
      [['ABF:I10', `ABF:I10${Array.from({ length: 10 }, (_, index) => `*ABF:I1${index + 1}1`).join('')}~HI*ABF:J10`]],
      ['TOO_MANY_DIAGNOSES'],
    ],
    ['RCM A8: U07.1 without its dot', [['ABK:E119', 'ABK:U071']], []],
    ['RCM A8: a dot', [['ABK:E119', 'ABK:E11.9']], ['DIAGNOSIS_HAS_DOT']],
    ['RCM A8: no code at all', [['ABK:E119', 'ABK:119']], ['DIAGNOSIS_INVALID']],
    ['RCM A8: the same twice', [['ABF:I10', 'ABF:E119']], ['DIAGNOSIS_REPEATED']],
    ['RCM A8: no principal', [['ABK:E119', 'ABF:E119']], ['PRINCIPAL_DIAGNOSIS_NOT_FIRST']],
    ['RCM A8: two principals', [['ABF:I10', 'ABK:I10']], ['PRINCIPAL_DIAGNOSIS_NOT_FIRST']],
    ['RCM A8: ICD-9 today', [['HI*ABK:E119*ABF:I10', 'HI*BK:25000*BF:4019']], ['DIAGNOSIS_ICD9', 'DIAGNOSIS_ICD9']],
    [
      'RCM A8: ICD-9 in its time',
      [
        ['HI*ABK:E119*ABF:I10', 'HI*BK:25000*BF:V700'],
        ['D8*20260701', 'D8*20150930'],
        ['D8*20260701', 'D8*20150930'],
      ],
      [],
    ],
    ['RCM A9: no pointer', [['*UN*1***1:2', '*UN*1']], ['POINTER_MISSING']],
    ['RCM A9: a pointer beyond', [['*UN*1***1:2', '*UN*1***1:3']], ['POINTER_OUT_OF_RANGE']],
    ['RCM A9: a pointer to 0', [['*UN*1***1:2', '*UN*1***0']], ['POINTER_OUT_OF_RANGE']],
    ['RCM A9: a pointer that is none', [['*UN*1***1:2', '*UN*1***A']], ['POINTER_OUT_OF_RANGE']],
    ['RCM A9: the same twice', [['*UN*1***1:2', '*UN*1***1:1']], ['POINTER_REPEATED']],
    [
      'RCM A9: five pointers',
      [
        ['ABF:I10', 'ABF:I10*ABF:I11*ABF:I12*ABF:I13'],
        ['*UN*1***1:2', '*UN*1***1:2:3:4:5'],
      ],
      ['TOO_MANY_POINTERS'],
    ],
    ['RCM A10: no date', [['DTP*472*D8*20260701~', '']], ['SERVICE_DATE_MISSING']],
    ['RCM A10: an end before the beginning', [['D8*20260701', 'RD8*20260702-20260701']], ['SERVICE_DATES_REVERSED']],
    ['RCM A10: today', [['D8*20260701', 'D8*20261123']], []],
    ['RCM A10: tomorrow', [['D8*20260701', 'D8*20261124']], ['SERVICE_IN_FUTURE']],
    ['RCM A11: no place', [['11:B:1', ':B:1']], ['PLACE_OF_SERVICE_INVALID']],
    ['RCM A11: a place that CMS has not assigned', [['11:B:1', '48:B:1']], ['PLACE_OF_SERVICE_INVALID']],
    ['RCM A11: a line at another place', [['*UN*1***1:2', '*UN*1*12**1:2']], []],
    ['RCM A11: a line at no place', [['*UN*1***1:2', '*UN*1*5**1:2']], ['PLACE_OF_SERVICE_INVALID']],
    ['RCM A12: frequency 2', [['11:B:1', '11:B:2']], ['FREQUENCY_INVALID']],
    ['RCM A12: a replacement without the claim before', [['11:B:1', '11:B:7']], ['ORIGINAL_REFERENCE_MISSING']],
    ['RCM A12: a void without the claim before', [['11:B:1', '11:B:8']], ['ORIGINAL_REFERENCE_MISSING']],
    ['RCM A12: a replacement', [['11:B:1*Y*A*Y*Y', '11:B:7*Y*A*Y*Y~REF*F8*ICN1']], []],
    [
      'RCM A12: an original with the claim before',
      [['*Y*A*Y*Y', '*Y*A*Y*Y~REF*F8*ICN1']],
      ['ORIGINAL_REFERENCE_NOT_ALLOWED'],
    ],
    ['RCM A15: no place in the order', [['SBR*P*18', 'SBR**18']], ['RESPONSIBILITY_INVALID']],
    ['RCM A15: a secondary claim without the primary', [SECOND], ['PRIOR_PAYER_MISSING']],
    [
      'RCM A15: a tertiary claim without the secondary',
      [
        ['SBR*P*18', 'SBR*T*18'],
        ['LX*1', `${PRIOR}${ON_CLAIM}LX*1`],
      ],
      ['PRIOR_PAYER_MISSING'],
    ],
    [
      'RCM A15: a tertiary payer after the primary',
      [['LX*1', `${PRIOR.replace('SBR*P', 'SBR*T')}LX*1`]],
      ['PAYER_ORDER_HAS_GAP'],
    ],
    ['RCM A15: a secondary payer after the primary', [['LX*1', `${PRIOR.replace('SBR*P', 'SBR*S')}LX*1`]], []],
    ['RCM A15: two primaries', [['LX*1', `${PRIOR}LX*1`]], ['PAYER_ORDER_REPEATED']],
    ['RCM A15: a date on the claim', [SECOND, ['LX*1', `${PRIOR}${ON_CLAIM}LX*1`]], []],
    ['RCM A15: a date on the line', [SECOND, ['LX*1', `${PRIOR}LX*1`], ['LX*2', `${DECIDED}${ON_LINE}LX*2`]], []],
    ['RCM A15: no date', [SECOND, ['LX*1', `${PRIOR}LX*1`], ['LX*2', `${DECIDED}LX*2`]], ['ADJUDICATION_DATE_MISSING']],
    [
      'RCM A15: both dates',
      [SECOND, ['LX*1', `${PRIOR}${ON_CLAIM}LX*1`], ['LX*2', `${DECIDED}${ON_LINE}LX*2`]],
      ['ADJUDICATION_DATE_TWICE'],
    ],
    [
      'RCM A15: a line that does not add up',
      [SECOND, ['LX*1', `${PRIOR}LX*1`], ['LX*2', `${DECIDED.replace('*30', '*29')}${ON_LINE}LX*2`]],
      ['ADJUDICATION_UNBALANCED'],
    ],
    [
      'RCM A15: a negative payment',
      [SECOND, ['LX*1', `${PRIOR}LX*1`], ['LX*2', `SVD*OTHER1*-10*HC:99213**1~CAS*CO*45*160~${ON_LINE}LX*2`]],
      ['ADJUDICATION_PAID_NEGATIVE'],
    ],
    [
      'RCM A15: an adjustment without reason',
      [SECOND, ['LX*1', `${PRIOR}LX*1`], ['LX*2', `${DECIDED.replace('CO*45', 'CO*')}${ON_LINE}LX*2`]],
      ['ADJUSTMENT_INCOMPLETE'],
    ],
    [
      'RCM A15: the same adjustment at both levels',
      [SECOND, ['LX*1', `${PRIOR.replace('AMT', 'CAS*CO*45*30~AMT')}LX*1`], ['LX*2', `${DECIDED}${ON_LINE}LX*2`]],
      ['ADJUSTMENT_AT_BOTH_LEVELS'],
    ],
    ['RCM A16: a separator in a name', [['DOE*JANE', 'D:OE*JANE']], ['SEPARATOR_IN_VALUE']],
    ['RCM A16: an accent', [['DOE*JANE', 'DOE*JOSÉ']], ['CHARACTER_TRANSLITERATED']],
    ['RCM A16: a letter without a plain form', [['DOE*JANE', 'DOE*ИВАН']], ['CHARACTER_NOT_ALLOWED']],
    ['RCM A16: a name of 61', [['NM1*IL*1*DOE', `NM1*IL*1*${'D'.repeat(61)}`]], ['VALUE_TOO_LONG']],
    ['RCM A16: a first name of 36', [['*DOE*JANE', `*DOE*${'J'.repeat(36)}`]], ['VALUE_TOO_LONG']],
    ['RCM A16: a street of 56', [['2 SIDE ST', 'S'.repeat(56)]], ['VALUE_TOO_LONG']],
  ])('%s', async (_name, changes, expected) => {
    expect(codes(await claimOf(aProfessionalSubmission(), changes))).toEqual(expected);
  });

  it('has all its problems, each with segment and path', async () => {
    const claim = await claimOf(aProfessionalSubmission(), [
      ['*XX*1993999998', '*XX*1993999999'],
      ['SV1*HC:93000*100', 'SV1*HC:9300*101'],
    ]);
    const problems = claimProblems(claim, TODAY);
    expect(problems.map(({ code, severity, segment, path }) => [code, severity, segment, path])).toEqual([
      ['PROVIDER_NPI_INVALID', 'error', 21, 'providers[0].id'],
      ['CHARGE_NOT_SUM_OF_LINES', 'error', 19, 'chargeCents'],
      ['PROCEDURE_INVALID', 'error', 27, 'lines[1].procedure.code'],
    ]);
    expect(hasErrors(problems)).toBe(true);
    expect(hasErrors(problems.filter(({ severity }) => severity === 'warning'))).toBe(false);
  });
});

describe('an institutional claim', () => {
  it.each<[string, [string, string][], string[]]>([
    ['without a problem', [], []],
    ['RCM A10: no statement dates', [['DTP*434*RD8*20260701-20260703~', '']], ['SERVICE_DATE_MISSING']],
    [
      'RCM A10: a statement that ends before it begins',
      [
        ['20260701-20260703', '20260703-20260701'],
        ['DTP*435*DT*202607010930~', ''],
      ],
      ['SERVICE_DATES_REVERSED', 'ADMISSION_DATE_MISSING'],
    ],
    ['RCM A10: a statement in the future', [['20260701-20260703', '20260701-20261124']], ['SERVICE_IN_FUTURE']],
    ['RCM A10: an admission after the first service', [['202607010930', '202607020930']], ['ADMISSION_AFTER_SERVICE']],
    ['RCM A10: a discharge hour on an interim bill', [['11:A:1', '11:A:2']], ['DISCHARGE_HOUR_BEFORE_FINAL_BILL']],
    ['RCM A10: still a patient on a final bill', [['CL1*3*1*01', 'CL1*3*1*30']], ['STILL_PATIENT_ON_FINAL_BILL']],
    [
      'RCM A10: still a patient on an interim bill',
      [
        ['CL1*3*1*01', 'CL1*3*1*30'],
        ['11:A:1', '11:A:2'],
        ['DTP*096*TM*1100~', ''],
      ],
      [],
    ],
    ['RCM A11: no type of bill', [['11:A:1', ':A:1']], ['TYPE_OF_BILL_INVALID']],
    ['RCM A11: a place of service instead', [['11:A:1', '11:B:1']], ['TYPE_OF_BILL_INVALID']],
    ['RCM A11: a revenue code of three digits', [['SV2*0120', 'SV2*120']], ['REVENUE_CODE_INVALID']],
    ['RCM A11: no procedure in an outpatient line', [['11:A:1', '13:A:1']], ['OUTPATIENT_PROCEDURE_MISSING']],
    ['RCM A12: no frequency', [['11:A:1', '11:A']], ['FREQUENCY_INVALID']],
    [
      'RCM A11: no attending provider',
      [['NM1*71*1*WELBY*MARCUS****XX*1993999998~', '']],
      ['ATTENDING_PROVIDER_MISSING'],
    ],
    ['RCM A11: an attending provider without NPI', [['*XX*1993999998', '']], ['ATTENDING_NPI_MISSING']],
    [
      'RCM A11: no CL1',
      [['CL1*3*1*01~', '']],
      ['PATIENT_STATUS_MISSING', 'ADMISSION_TYPE_MISSING', 'ADMISSION_SOURCE_MISSING'],
    ],
    [
      'RCM A11: no CL1 on an outpatient bill',
      [
        ['CL1*3*1*01~', ''],
        ['11:A:1', '13:A:1'],
      ],
      ['OUTPATIENT_PROCEDURE_MISSING', 'PATIENT_STATUS_MISSING'],
    ],
    ['RCM A11: no day of admission', [['DTP*435*DT*202607010930~', '']], ['ADMISSION_DATE_MISSING']],
    ['RCM A11: no admitting diagnosis', [['HI*ABJ:R079~', '']], ['ADMITTING_DIAGNOSIS_MISSING']],
    ['RCM A11: an unknown code family', [['BE:A2', 'XX:A2']], ['HEALTH_CODE_QUALIFIER_INVALID']],
    ['RCM A11: an odd present on admission', [[':::::::Y', ':::::::X']], ['PRESENT_ON_ADMISSION_INVALID']],
    ['RCM A11: no present on admission', [[':::::::Y', '']], ['PRESENT_ON_ADMISSION_MISSING']],
    ['RCM A16: a separator in a value code', [['BE:A2:::15.31', 'BE:A^2:::15.31']], ['SEPARATOR_IN_VALUE']],
    ['RCM A12: a replacement without the claim before', [['11:A:1', '11:A:7']], ['ORIGINAL_REFERENCE_MISSING']],
  ])('%s', async (_name, changes, expected) => {
    expect(codes(await claimOf(anInstitutionalSubmission(), changes))).toEqual(expected);
  });
});

describe('RCM A16: separators are those of the file', () => {
  const note = (text: string): [string, string] => ['HI*ABK', `NTE*ADD*${text}~HI*ABK`];
  it.each([
    ['a colon where composites have one', '*^:~', 'START AT 10>30', false],
    ['a > where composites have a colon', '*^>~', 'START AT 10>30', true],
    ['a bar where elements have a star', '*^:~', 'A|B', false],
    ['a bar where elements have one', '|^:~', 'A|B', true],
    ['a control character ends segments', '*^:\x1c', 'A|B', false],
  ])('%s', async (_name, separators, text, isWrong) => {
    const claim = await claimOf(aProfessionalSubmission(), [note(text)]);
    const found = claimProblems(claim, TODAY, separators);
    expect(found.map(({ code }) => code)).toEqual(isWrong ? ['SEPARATOR_IN_VALUE'] : []);
  });

  it('a line end among them is shown as an escape', async () => {
    const claim = await claimOf(aProfessionalSubmission(), [note('A|B')]);
    expect(claimProblems(claim, TODAY, '|^:\n')).toMatchObject([{ message: expect.stringContaining('(|^:\\n)') }]);
  });
});
