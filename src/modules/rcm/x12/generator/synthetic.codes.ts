/** Names, payers and codes the generator draws from. The people are invented, and their names say so; codes carry no descriptions. */

export interface SyntheticPayer {
  name: string;
  electronicId: string;
  taxId: string;
  /** SBR09 and CLP06 on a professional claim. */
  filingIndicator: string;
  /** The same on an institutional claim (Medicare: part A instead of B). */
  institutionalIndicator: string;
  memberPrefix: string;
  /** Share of the households, in percent; all together 100. */
  sharePercent: number;
  /** Medicare and Medicaid insure each person alone: no dependents (2000C). */
  hasDependents: boolean;
  isForSeniors: boolean;
}

const commercial = { hasDependents: true, isForSeniors: false };

// prettier-ignore
export const PAYERS: readonly SyntheticPayer[] = [
  { name: 'MEDICARE', electronicId: '04412', taxId: '900000001', filingIndicator: 'MB', institutionalIndicator: 'MA', memberPrefix: 'M', sharePercent: 26, hasDependents: false, isForSeniors: true },
  { name: 'MEDICAID', electronicId: '77350', taxId: '900000002', filingIndicator: 'MC', institutionalIndicator: 'MC', memberPrefix: 'D', sharePercent: 16, hasDependents: false, isForSeniors: false },
  { name: 'BCBS', electronicId: '00710', taxId: '900000003', filingIndicator: 'BL', institutionalIndicator: 'BL', memberPrefix: 'B', sharePercent: 18, ...commercial },
  { name: 'UHC', electronicId: '87726', taxId: '900000004', filingIndicator: 'CI', institutionalIndicator: 'CI', memberPrefix: 'U', sharePercent: 16, ...commercial },
  { name: 'AETNA', electronicId: '60054', taxId: '900000005', filingIndicator: 'CI', institutionalIndicator: 'CI', memberPrefix: 'A', sharePercent: 13, ...commercial },
  { name: 'CIGNA', electronicId: '62308', taxId: '900000006', filingIndicator: 'CI', institutionalIndicator: 'CI', memberPrefix: 'C', sharePercent: 11, ...commercial },
];

// prettier-ignore
export const LAST_NAMES = [
  'TESTERSON', 'SAMPLETON', 'DEMOBERG', 'EXAMPLEY', 'MOCKFORD', 'FICTIVE', 'PLACEHOLD', 'SYNTHWELL', 'DUMMONT', 'FAUXLEY',
  'PRETENDO', 'IMAGINER', 'NOREAL', 'STUBBINGS', 'FIXTURE', 'SPECIMEN', 'PROTOTYPE', 'MADEUP', 'INVENTO', 'FABLEMAN',
] as const;

export const FIRST_NAMES = {
  F: [
    'ALPHA',
    'BRAVA',
    'DELTA',
    'ECHO',
    'INDIA',
    'JULIET',
    'LIMA',
    'NOVEMBRA',
    'SIERRA',
    'VICTORIA',
    'ZULA',
    'UNIFORMA',
  ],
  M: ['CHARLIE', 'FOXTROT', 'GOLF', 'HOTEL', 'KILO', 'MIKE', 'OSCAR', 'PAPA', 'QUEBEC', 'ROMEO', 'TANGO', 'YANKEE'],
} as const;

export const PLACES = [
  { city: 'COLUMBUS', state: 'OH', zip: '43215' },
  { city: 'DAYTON', state: 'OH', zip: '45402' },
  { city: 'TOLEDO', state: 'OH', zip: '43604' },
  { city: 'AKRON', state: 'OH', zip: '44308' },
] as const;

export const RENDERING_TAXONOMIES = ['207Q00000X', '207R00000X', '208D00000X', '363L00000X'] as const;

/** Revenue code only on institutional claims; `baseCents` before the practice's own factor. */
export interface SyntheticService {
  procedure: string;
  revenue: string;
  baseCents: number;
  modifiers: readonly string[];
  maxUnits: number;
}

function service(
  procedure: string,
  baseCents: number,
  modifiers: readonly string[] = [],
  maxUnits = 1,
  revenue = '',
): SyntheticService {
  return { procedure, revenue, baseCents, modifiers, maxUnits };
}

// prettier-ignore
export const VISITS: readonly SyntheticService[] = [
  service('99202', 11500), service('99203', 17200), service('99204', 25600, ['25']), service('99212', 8400),
  service('99213', 13900, ['25']), service('99214', 19600, ['25']), service('99215', 27500), service('99395', 21000), service('G0439', 18900),
];

// prettier-ignore
export const ANCILLARIES: readonly SyntheticService[] = [
  service('93000', 6800), service('80053', 5400), service('85025', 3900), service('36415', 1850), service('71046', 11200, ['26']),
  service('97110', 5875, ['GP'], 3), service('97140', 5325, ['GP', '59'], 2), service('90471', 3600), service('90686', 4150), service('J1885', 1275, [], 4),
  service('96372', 4425), service('81002', 1465), service('87880', 3310), service('20610', 18600, ['RT']), service('73630', 9150, ['LT']),
];

// prettier-ignore
export const OUTPATIENT_SERVICES: readonly SyntheticService[] = [
  service('80053', 14800, [], 1, '0301'), service('85025', 9700, [], 1, '0305'), service('84443', 12100, [], 1, '0301'),
  service('71046', 38400, [], 1, '0324'), service('93005', 29100, [], 1, '0730'), service('99283', 98600, ['25'], 1, '0450'),
  service('G0463', 31200, [], 1, '0510'), service('97110', 17450, ['GP'], 3, '0420'), service('J1885', 4275, [], 4, '0636'), service('70450', 142500, [], 1, '0351'),
];

/** The first one is the room: its units are the days of the stay. */
export const INPATIENT_SERVICES: readonly SyntheticService[] = [
  service('', 214000, [], 1, '0120'),
  service('', 87350, [], 1, '0250'),
  service('', 61290, [], 1, '0270'),
  service('', 92475, [], 1, '0300'),
  service('', 486000, [], 1, '0360'),
  service('', 53860, [], 1, '0450'),
];

/** ICD-10-CM without the dot, as X12 wants it. */
// prettier-ignore
export const DIAGNOSES = [
  'I10', 'E119', 'E785', 'M545', 'J069', 'J209', 'N390', 'R079', 'R0602', 'K219', 'F411', 'F329', 'G4733', 'E039', 'D649',
  'M25561', 'M1711', 'I2510', 'I4891', 'J449', 'J45909', 'E6601', 'R5383', 'R42', 'Z23', 'U071', 'N183', 'L309', 'H6691', 'S93401A',
] as const;

/** ICD-10-PCS, for stays with an operating room. */
export const INPATIENT_PROCEDURES = ['0DTJ4ZZ', '0SRD0J9', '0FT44ZZ', '027034Z', '0YU64JZ'] as const;

export interface DenialReason {
  group: 'CO' | 'OA' | 'PR';
  reason: string;
  /** Line remark (LQ*HE), where the reason needs one. */
  remark: string;
  /** Claim remark (MOA), where the whole claim is refused. */
  claimRemark: string;
}

export const DENIALS: readonly DenialReason[] = [
  { group: 'CO', reason: '16', remark: 'N290', claimRemark: 'MA130' },
  { group: 'CO', reason: '16', remark: 'M76', claimRemark: '' },
  { group: 'CO', reason: '50', remark: 'N115', claimRemark: '' },
  { group: 'CO', reason: '97', remark: 'M15', claimRemark: '' },
  { group: 'CO', reason: '197', remark: '', claimRemark: '' },
  { group: 'PR', reason: '96', remark: 'N130', claimRemark: '' },
  { group: 'CO', reason: '29', remark: '', claimRemark: '' },
  { group: 'OA', reason: '18', remark: '', claimRemark: '' },
];

/** Reasons that speak of one line; the last two of the list above concern whole claims. */
export const LINE_DENIALS = DENIALS.slice(0, 6);
