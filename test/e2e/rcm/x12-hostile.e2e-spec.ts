import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  aClaimPayment,
  anEraHeader,
  anInstitutionalSubmission,
  anX12File,
  aProfessionalSubmission,
} from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { ImportDesk, type Imported } from '../../support/import-desk.js';
import { importX12 } from '../../support/x12-upload.js';

const IS_LONG = process.env.QUINTET_LONG === '1';
const P = { groupType: 'HC', groupVersion: '005010X222A1' };
const I = { groupType: 'HC', groupVersion: '005010X223A2' };
const HUGE = 'X'.repeat(10_000);
/** Does not compress: no index takes it. */
const RANDOM = Array.from({ length: 120 }, (_, index) => createHash('sha512').update(String(index)).digest('base64url'))
  .join('')
  .replace(/[^A-Za-z0-9]/g, 'x');

const professional = (): Buffer => anX12File([aProfessionalSubmission()], P);
const remittance = (): Buffer => anX12File([[...anEraHeader('140'), ...aClaimPayment()]]);

/** The professional claim with one segment put in the place of the first that begins like it. */
function professionalWith(...replacements: [begin: string, segment: string][]): Buffer {
  return anX12File([replaced(aProfessionalSubmission(), replacements)], P);
}

function replaced(segments: string[], replacements: readonly [string, string][]): string[] {
  const set = [...segments];
  for (const [begin, segment] of replacements) {
    const at = set.findIndex((each) => each.startsWith(begin));
    if (at < 0) throw new Error(`No segment begins with ${begin}`);
    set.splice(at, 1, ...(segment === '' ? [] : [segment]));
  }
  return set;
}

/** An error is told, and a segment or byte. */
const isPrecise = ({ findings }: Imported): boolean =>
  findings.some(({ severity }) => severity === 'error') &&
  findings.some(({ segment, message }) => segment !== null || /byte \d+/.test(message));

describe('hostile X12 files', () => {
  let api: TestApi;
  let desk: ImportDesk;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const company = await api.newCompany();
    desk = new ImportDesk(api, company.id);
    billing = await company.as('billing');
  });

  /** Every claim of the company is read over HTTP, where each answer is held against openapi.json. */
  async function readAll(): Promise<Record<string, unknown>[]> {
    const page = (await billing.get('/rcm/claims?limit=200')).json() as { items: { id: string }[] };
    const claims: Record<string, unknown>[] = [];
    for (const { id } of page.items) {
      const answer = await billing.get(`/rcm/claims/${id}`);
      expect(answer.statusCode).toBe(200);
      claims.push(answer.json());
    }
    return claims;
  }

  /** Those that the import has made, likewise. */
  async function readParties(): Promise<void> {
    const paths = ['/rcm/payers', '/rcm/x12-files', '/clinical-record/providers', '/clinical-record/facilities'];
    for (const path of paths) expect((await billing.get(path)).statusCode).toBe(200);
    const files = (await billing.get('/rcm/x12-files')).json() as { items: { id: string }[] };
    for (const { id } of files.items) expect((await billing.get(`/rcm/x12-files/${id}`)).statusCode).toBe(200);
    const patients = await desk.query<{ id: string }>('SELECT id FROM patients WHERE company_id = $1');
    for (const { id } of patients) {
      expect((await billing.get(`/clinical-record/patients/${id}`)).statusCode).toBe(200);
      expect((await billing.get(`/clinical-record/coverages?patientId=${id}`)).statusCode).toBe(200);
    }
  }

  /** The remittances, likewise. */
  async function readRemittances(): Promise<void> {
    const page = (await billing.get('/rcm/eras')).json() as { items: { id: string }[] };
    for (const { id } of page.items) {
      expect((await billing.get(`/rcm/eras/${id}`)).statusCode).toBe(200);
      expect((await billing.get(`/rcm/eras/${id}/claim-payments`)).statusCode).toBe(200);
    }
    expect((await billing.get('/rcm/ledger-entries')).statusCode).toBe(200);
  }

  it.each([
    ['837', professional()],
    ['835', remittance()],
  ])(
    'an %s cut off at a byte leaves nothing by halves, and says where it ends',
    async (_kind, whole) => {
      const step = IS_LONG ? 1 : 7;
      for (let length = 1; length < whole.length - 1; length += step) {
        const imported = await desk.import(whole.subarray(0, length));
        if (!isPrecise(imported)) throw new Error(`cut at ${length}: ${JSON.stringify(imported)}`);
      }
      expect(await desk.broken()).toEqual({});
    },
    600_000,
  );

  it.each<[string, Buffer]>([
    ['names of 10,000 characters', professionalWith(['NM1*IL', `NM1*IL*1*${HUGE}*${RANDOM}****MI*${RANDOM}`])],
    ['a payer whose id no index takes', professionalWith(['NM1*PR', `NM1*PR*2*${RANDOM}*****PI*${RANDOM}`])],
    ['a control number no index takes', professionalWith(['CLM', `CLM*${RANDOM}*250***11:B:1*Y*A*Y*Y`])],
    ['a billing provider with a name no index takes', professionalWith(['NM1*85', `NM1*85*2*${RANDOM}`])],
    ['amounts of 60 digits', professionalWith(['SV1', `SV1*HC:99213*${'9'.repeat(60)}*UN*1***1`])],
    [
      'the largest amounts that are exact',
      professionalWith(
        ['CLM', 'CLM*PCN1001*90071992547409.91***11:B:1*Y*A*Y*Y'],
        ['SV1*HC:99213', 'SV1*HC:99213*90071992547409.91*UN*1***1'],
        ['SV1*HC:93000', 'SV1*HC:93000*90071992547409.91*UN*1***1'],
      ),
    ],
    [
      'amounts below zero',
      professionalWith(['CLM', 'CLM*PCN1001*-250***11:B:1*Y*A*Y*Y'], ['SV1', 'SV1*HC:99213*-350*UN*1***1']),
    ],
    ['absurd dates', professionalWith(['DTP*472', 'DTP*472*D8*99999999'], ['DMG', 'DMG*D8*00010101*F'])],
    ['quantities beyond numeric(15,3)', professionalWith(['SV1', 'SV1*HC:99213*150*UN*999999999999999.99999***1'])],
    ['quantities below zero', professionalWith(['SV1', 'SV1*HC:99213*150*UN*-3***1'])],
    ['quantities beyond int8', professionalWith(['SV1', `SV1*HC:99213*150*UN*${'9'.repeat(25)}***1`])],
    ['pointers by the dozen', professionalWith(['SV1', `SV1*HC:99213*150*UN*1***${Array(40).fill('99').join(':')}`])],
    ['NUL and control characters', professionalWith(['NM1*IL', 'NM1*IL*1*D\0O\x01E*J\x7fANE****MI*W\x001'])],
    ['NUL in the control number', professionalWith(['CLM', 'CLM*\0\0*250***11:B:1*Y*A*Y*Y'])],
    ['an escape that is no character in JSON', professionalWith(['NM1*IL', 'NM1*IL*1*\\u0000*\\ud800****MI*W1'])],
    ['an emoji where the name is cut', professionalWith(['NM1*IL', `NM1*IL*1*${'a'.repeat(59)}😀😀*JANE****MI*W1`])],
    [
      'odd codes',
      professionalWith(
        ['CLM', `CLM*PCN1001*250***${RANDOM}:${RANDOM}:${RANDOM}*Y*A*Y*Y`],
        ['SBR', `SBR*${RANDOM}*${RANDOM}*${RANDOM}******${RANDOM}`],
        ['SV1*HC:99213', `SV1*HC:${RANDOM}:abc:${RANDOM}*150*${RANDOM}*1*${RANDOM}**1`],
        ['REF*6R', `REF*6R*${RANDOM}`],
      ),
    ],
    ['diagnoses that are none', professionalWith(['HI', `HI*ABK:${RANDOM}*ABF:*ABF:${HUGE}:${HUGE}`])],
    [
      'thirteen diagnoses and more',
      professionalWith(['HI', `HI*ABK:A00*${Array.from({ length: 30 }, (_, n) => `ABF:A${10 + n}`).join('*')}`]),
    ],
    ['an empty control number', professionalWith(['CLM', 'CLM**250***11:B:1*Y*A*Y*Y'])],
    ['no payer', professionalWith(['NM1*PR', ''])],
    ['a payer without id', professionalWith(['NM1*PR', 'NM1*PR*2*PAYER ONE'])],
    ['a payer without name', professionalWith(['NM1*PR', 'NM1*PR*2******PI*PAYER1'])],
    ['no billing NPI', professionalWith(['NM1*85', 'NM1*85*2*TEST CLINIC'])],
    ['no billing provider', professionalWith(['NM1*85', ''])],
    ['no subscriber', professionalWith(['NM1*IL', ''])],
    ['no hierarchy at all', professionalWith(['HL*1', ''], ['HL*2', ''])],
    ['no lines', anX12File([aProfessionalSubmission().slice(0, -8)], P)],
    ['a CLM of nothing', professionalWith(['CLM', 'CLM'])],
    ['segments of other sets', professionalWith(['HI', 'CLP*1*1*1'], ['DTP*472', 'SVC*1*1*1'])],
    [
      'an institutional claim of odd values',
      anX12File(
        [
          replaced(anInstitutionalSubmission(), [
            ['DTP*434', 'DTP*434*RD8*99999999-00000000'],
            ['CL1', `CL1*${RANDOM}`],
            ['SV2*0120', `SV2*${RANDOM}**-1*DA*-1`],
            ['HI*BE', `HI*BE:${RANDOM}:::${RANDOM}`],
          ]),
        ],
        I,
      ),
    ],
    [
      'control numbers of 10,000 digits',
      anX12File([aProfessionalSubmission().map((each) => each.replace('*0001*', `*${RANDOM}*`))], P),
    ],
  ])('an 837 with %s is imported, and can be read', async (_what, content) => {
    const imported = await desk.import(content);
    expect(imported).toMatchObject({ status: 'imported', sets: [{ status: 'imported', claimCount: 1 }] });
    expect(imported.findings.filter(({ code }) => code.endsWith('_NOT_IMPORTED'))).toEqual([]);
    expect(await readAll()).toHaveLength(1);
    expect(await desk.broken()).toEqual({});
    await readParties();
  });

  it.each<[string, Buffer]>([
    [
      'a payer name of 10,000 characters',
      anX12File([replaced([...anEraHeader('140'), ...aClaimPayment()], [['N1*PR', `N1*PR*${RANDOM}*XV*${RANDOM}`]])]),
    ],
    [
      'a trace number no index takes',
      anX12File([replaced([...anEraHeader('140'), ...aClaimPayment()], [['TRN', `TRN*1*${RANDOM}*${RANDOM}`]])]),
    ],
    [
      'a claim number no index takes',
      anX12File([
        replaced(
          [...anEraHeader('140'), ...aClaimPayment()],
          [['CLP', `CLP*${RANDOM}*1*250*140*35*12*${RANDOM}*11*1`]],
        ),
      ]),
    ],
    [
      'an empty claim number',
      anX12File([replaced([...anEraHeader('140'), ...aClaimPayment()], [['CLP', 'CLP**1*250*140*35*12**11*1']])]),
    ],
    ['a CLP of nothing', anX12File([replaced([...anEraHeader('140'), ...aClaimPayment()], [['CLP', 'CLP']])])],
    [
      'amounts of 60 digits',
      anX12File([
        replaced(
          [...anEraHeader('140'), ...aClaimPayment()],
          [
            ['BPR', `BPR*I*${'9'.repeat(60)}*C*NON`],
            ['SVC', `SVC*HC:99213*${'9'.repeat(60)}*90`],
          ],
        ),
      ]),
    ],
    [
      'the largest amounts that are exact',
      anX12File([
        replaced(
          [...anEraHeader('90071992547409.91'), ...aClaimPayment()],
          [
            ['CLP', 'CLP*PCN1001*1*90071992547409.91*90071992547409.91*90071992547409.91*12*ICN1*11*1'],
            ['CAS*CO', `CAS*CO${'*45*90071992547409.91*'.repeat(6)}`],
          ],
        ),
      ]),
    ],
    [
      'quantities beyond numeric(15,3)',
      anX12File([
        replaced(
          [...anEraHeader('140'), ...aClaimPayment()],
          [
            ['SVC', 'SVC*HC:99213*150*90**999999999999999.99'],
            ['CAS*CO', 'CAS*CO*45*40*-999999999999999'],
          ],
        ),
      ]),
    ],
    [
      'absurd dates',
      anX12File([
        replaced(
          [...anEraHeader('140').map((each) => each.replace('20260801', '99999999')), ...aClaimPayment()],
          [['DTM*472', 'DTM*472*99999999']],
        ),
      ]),
    ],
    [
      'NUL and control characters',
      anX12File([
        replaced(
          [...anEraHeader('140'), ...aClaimPayment()],
          [
            ['NM1*QC', 'NM1*QC*1*D\0OE*\x01****MI*\0'],
            ['CLP', 'CLP*P\0CN*1*250*140*35*12*I\0CN*11*1'],
          ],
        ),
      ]),
    ],
    [
      'odd codes',
      anX12File([
        replaced(
          [...anEraHeader('140'), ...aClaimPayment()],
          [
            ['SVC', `SVC*HC:${RANDOM}:${RANDOM}*150*90*${RANDOM}*1*${RANDOM}`],
            ['CAS*CO', `CAS*${RANDOM}*${RANDOM}*40`],
            ['REF*6R', `REF*6R*${RANDOM}`],
          ],
        ),
      ]),
    ],
    ['no claims', anX12File([anEraHeader('0').slice(0, -1)])],
    [
      'no payer and payee',
      anX12File([
        replaced(
          [...anEraHeader('140'), ...aClaimPayment()],
          [
            ['N1*PR', ''],
            ['N1*PE', ''],
          ],
        ),
      ]),
    ],
    [
      'a PLB of nonsense',
      anX12File([[...anEraHeader('140'), ...aClaimPayment(), `PLB*${RANDOM}*99999999*${RANDOM}:${RANDOM}*1*WO*-1`]]),
    ],
  ])('an 835 with %s is read whole or not at all, and can be read', async (_what, content) => {
    await desk.import(professional());
    const imported = await desk.import(content);
    expect(imported.status).toBe('imported');
    expect(imported.findings.filter(({ code }) => code === 'SET_NOT_IMPORTED')).toEqual([]);
    expect(await desk.broken()).toEqual({});
    expect(await readAll()).toHaveLength(1);
    await readRemittances();
  });

  it('a claim of a thousand lines and a file of none are both what they are', async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => [
      `LX*${n + 1}`,
      'SV1*HC:99213*1*UN*1***1',
      'DTP*472*D8*20260701',
      `REF*6R*L${n + 1}`,
    ]);
    const set = aProfessionalSubmission();
    const long = [...set.slice(0, set.indexOf('LX*1')), ...lines.flat()].map((each) => each.replace('*250*', '*1000*'));
    expect((await desk.import(anX12File([long], P))).findings.map(({ code }) => code)).toContain('TOO_MANY_LINES');
    const none = await desk.import(
      anX12File(
        [
          set.slice(
            0,
            set.findIndex((each) => each.startsWith('CLM')),
          ),
        ],
        P,
      ),
    );
    expect(none.sets).toMatchObject([{ status: 'imported', claimCount: 0 }]);
    const [claim] = await readAll();
    expect(claim!.lines).toHaveLength(1000);
    expect(await desk.broken()).toEqual({});
  });

  it.each([
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le'), 'refused', 'NO_ISA'],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`), 'imported', null],
    [
      'Latin-1 with accents',
      (text: string) => Buffer.from(text.replace('DOE', 'DÖE'), 'latin1'),
      'imported',
      'TEXT_NOT_UTF8',
    ],
    [
      'half a character',
      (text: string) => Buffer.from(text.replace('DOE', 'D\xed\xa0\x80E'), 'latin1'),
      'imported',
      'TEXT_NOT_UTF8',
    ],
    ['DOS line ends', (text: string) => Buffer.from(text.replaceAll('~', '~\r\n')), 'imported', null],
    [
      'another element separator inside',
      (text: string) => Buffer.from(text.replace('CLM*', 'CLM|')),
      'imported',
      'SEGMENT_ID_INVALID',
    ],
    ['a digit as terminator', (text: string) => Buffer.from(text.replaceAll('~', '7')), 'refused', 'ISA_INVALID'],
    ['a wrong SE', (text: string) => Buffer.from(text.replace(/SE\*\d+\*0001/, 'SE*3*0002')), 'imported', 'SE_COUNT'],
    ['a wrong GE', (text: string) => Buffer.from(text.replace('GE*1*1', 'GE*9*7')), 'imported', 'GE_COUNT'],
    ['a wrong IEA', (text: string) => Buffer.from(text.replace('IEA*1*000000001', 'IEA*5*9')), 'imported', 'IEA_COUNT'],
    ['text behind the end', (text: string) => Buffer.from(`${text}and so on`), 'imported', 'TRAILING_DATA'],
  ])('%s is told', async (_what, written, status, code) => {
    const imported = await desk.import(written(professional().toString('latin1')));
    expect(imported.status).toBe(status);
    if (code !== null) expect(imported.findings.map((finding) => finding.code)).toContain(code);
    expect(await desk.broken()).toEqual({});
  });

  it('whatever the grammar brings forth, over HTTP', async () => {
    const files = fc.sample(odd837(), { numRuns: 3, seed: 42 });
    for (const file of files) expect((await importX12(billing, file)).status).toBe('succeeded');
    expect(await desk.broken()).toEqual({});
  });

  it.each([
    ['837', odd837()],
    ['835', odd835()],
  ])(
    'whatever the grammar of an %s brings forth, the import neither fails nor leaves halves',
    async (_kind, files) => {
      await fc.assert(
        fc.asyncProperty(files, async (file) => {
          const { status, findings } = await desk.import(file).catch(again);
          expect(['imported', 'refused']).toContain(status);
          expect(findings.filter(({ code }) => code.endsWith('_NOT_IMPORTED'))).toEqual([]);
        }),
        { numRuns: IS_LONG ? 2_000 : 60, seed: IS_LONG ? Date.now() : 837_835 },
      );
      await readAll();
      await readParties();
      await readRemittances();
      expect(await desk.broken()).toEqual({});
    },
    900_000,
  );
});

/** The same bytes twice are one file: nothing new is learned from them. */
function again(error: unknown): Imported {
  const { driverError } = error as { driverError?: { constraint?: string } };
  if (driverError?.constraint !== 'x12_files_sha256_key') throw error;
  return { status: 'imported', sets: [], findings: [] };
}

/** A whole file of which elements are replaced, segments dropped, repeated and moved. */
function oddFile(sets: string[][], parts: Record<string, string>): fc.Arbitrary<Buffer> {
  const value = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '0',
      '-1',
      '1.005',
      '99999999',
      '20269999',
      '9'.repeat(17),
      '9'.repeat(60),
      'NaN',
      '1e9',
      'ABK:',
      ':::',
      RANDOM,
      '\0',
      '\\',
      '"',
      '\u{1f600}',
      'é',
    ),
    fc.string({ maxLength: 20 }),
    fc.double().map(String),
    fc.bigInt().map(String),
  );
  const change = fc.record({
    at: fc.nat(),
    element: fc.nat(),
    how: fc.constantFrom('set', 'set', 'set', 'drop', 'twice', 'move', 'cut'),
    value,
  });
  return fc.tuple(fc.constantFrom(...sets), fc.array(change, { minLength: 1, maxLength: 8 })).map(([set, changes]) => {
    const segments = [...set];
    for (const { at, element, how, value: to } of changes) {
      const index = 1 + (at % (segments.length - 1));
      const elements = segments[index]!.split('*');
      if (how === 'set') elements[1 + (element % elements.length)] = to;
      if (how === 'set') segments[index] = elements.join('*');
      else if (how === 'cut') segments[index] = elements.slice(0, 1 + (element % elements.length)).join('*');
      else if (how === 'drop') segments.splice(index, 1);
      else if (how === 'twice') segments.splice(index, 0, segments[index]!);
      else segments.splice(element % segments.length || 1, 0, ...segments.splice(index, 1));
      if (segments.length < 3) break;
    }
    return anX12File([segments], parts);
  });
}

function odd837(): fc.Arbitrary<Buffer> {
  return fc.oneof(oddFile([aProfessionalSubmission()], P), oddFile([anInstitutionalSubmission()], I));
}

function odd835(): fc.Arbitrary<Buffer> {
  return oddFile([[...anEraHeader('140'), ...aClaimPayment(), 'PLB*1234567893*20261231*WO:ICN1*1']], {});
}
