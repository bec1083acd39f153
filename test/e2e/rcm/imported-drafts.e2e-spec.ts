import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ClaimProblemsService } from '../../../src/modules/rcm/claims/claim-problems.service.js';
import { ClaimsRepository } from '../../../src/modules/rcm/claims/claims.repository.js';
import { npiCheckDigit } from '../../../src/shared/domain/npi.rules.js';
import { aCoverage } from '../../factories/clinical-record.factory.js';
import { aPayer } from '../../factories/payer.factory.js';
import { aSubmittingPartner } from '../../factories/trading-partner.factory.js';
import { aClaimEnvelope, writtenFile } from '../../factories/written-claims.factory.js';
import {
  aClaimPayment,
  anEraHeader,
  anInstitutionalSubmission,
  anX12File,
  aProfessionalSubmission,
} from '../../factories/x12.factory.js';
import { startApi, type Caller, type TestApi } from '../../support/api.js';
import { claimSegments } from '../../support/claim-segments.js';
import { ImportDesk } from '../../support/import-desk.js';

const SAMPLES = join(process.env.QUINTET_SHARED_DATA ?? '../shared/data', 'x12');
/** Without those that lack segments and elements on purpose. */
const samples = ['837p', '837i'].flatMap((folder) => {
  const path = join(SAMPLES, folder);
  const names = existsSync(path) ? readdirSync(path) : [];
  return names.filter((name) => !/missing|errors/.test(name)).map((name) => join(path, name));
});
if (samples.length === 0) process.stdout.write(`No sample files under ${SAMPLES}: they are not sent again\n`);

/** Where no loop names a patient, the subscriber is: some samples do not say so (SBR02). */
function withSelf(claim: readonly string[]): string[] {
  if (claim.some((segment) => segment.startsWith('NM1*QC'))) return [...claim];
  return claim.map((segment) => segment.replace(/^(SBR\*P)\*\*(?=SUBSCRIBER)/, '$1*18*'));
}

const P = { groupType: 'HC', groupVersion: '005010X222A1' };
const I = { groupType: 'HC', groupVersion: '005010X223A2' };

/** Samples whose claims are refused: lines that do not sum, no diagnoses, no birth dates. */
const SAY_TOO_LITTLE = /imsweb|Medicaid/;

/** Segments put behind the one that begins so. */
function behind(segments: readonly string[], start: string, ...more: string[]): string[] {
  const at = segments.findIndex((segment) => segment.startsWith(start));
  return [...segments.slice(0, at + 1), ...more, ...segments.slice(at + 1)];
}

describe('a claim that was imported as a draft', () => {
  let api: TestApi;
  let desk: ImportDesk;
  let billing: Caller;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const company = await api.newCompany();
    billing = await company.as('billing');
    desk = new ImportDesk(api, company.id);
    await (await company.as('company_admin')).post('/rcm/trading-partners', { body: aSubmittingPartner() });
  });

  /** Imports a file of drafts and sends what can go; as source and as written, claim by claim, in the same order. */
  async function sentAgain(content: Buffer): Promise<{ said: string[][]; judged: string[][]; sent: number[] }> {
    await desk.import(content, 'draft');
    const rows = await desk.query<{ id: string }>('SELECT id FROM claims WHERE company_id = $1 ORDER BY number');
    const ids = rows.map(({ id }) => id);
    const judged = await desk.run(async () =>
      api.app.get(ClaimProblemsService).of(await api.app.get(ClaimsRepository).allOf(ids)),
    );
    const byId = new Map(judged.map(({ claim, submitted }) => [claim.id, submitted!]));
    const written = ids.map((id) => {
      const claim = byId.get(id)!;
      return claimSegments(writtenFile([claim], aClaimEnvelope({ type: claim.type })))[0]!;
    });
    const answer = (await billing.post('/rcm/batches', { body: { claimIds: ids } })).json();
    const queued = answer.claims.filter(({ outcome }: { outcome: string }) => outcome === 'queued');
    const sent = queued.map(({ claimId }: { claimId: string }) => ids.indexOf(claimId)).sort();
    for (const { id } of answer.batches) {
      const file = Buffer.from((await billing.get(`/rcm/batches/${id}/content`)).body);
      // What went out is what was judged, with the control number that every line must have.
      const lined = (segments: string[]): string[] => segments.filter((segment) => !segment.startsWith('REF*6R*'));
      for (const claim of claimSegments(file)) expect(written.map(lined)).toContainEqual(lined(claim));
    }
    return { said: claimSegments(content), judged: written, sent };
  }

  const professional = behind(
    behind(
      aProfessionalSubmission()
        .map((each) => each.replace('REF*EI', 'REF*SY'))
        .map((each) => each.replace('N3*1 MAIN ST', 'N3*1 MAIN ST*SUITE 9')),
      'REF*SY',
      'REF*0B*LIC7',
      'PER*IC*DESK*TE*8005550199',
    ),
    'CLM',
    'REF*G1*AUTH7',
    'REF*D9*CLEARING7',
  );
  const institutional = behind(
    behind(
      anInstitutionalSubmission(),
      'NM1*71',
      'NM1*72*1*CUT*ANN****XX*1003000134',
      'NM1*82*1*ROE*JO****XX*1003000126',
    ),
    'NM1*PR',
    'REF*G2*330127',
  );
  it.each([
    ['837P whose provider bills by a social security number', anX12File([professional], P)],
    ['837I with an attending, an operating and a rendering provider', anX12File([institutional], I)],
  ])('RCM C: goes out as the %s said it, segment by segment', async (_what, content) => {
    const { said, judged, sent } = await sentAgain(content);
    expect(judged).toEqual(said);
    expect(sent).toEqual([0]);
  });

  (samples.length === 0 ? it.skip : it).each(samples.map((path) => [basename(path), path]))(
    'RCM C: of the sample %s goes out as the file said it, segment by segment',
    async (name, path) => {
      const { said, judged, sent } = await sentAgain(mended(readFileSync(path)));
      // A provider's record may know the taxonomy from elsewhere in the file.
      const isAdded = (segment: string, index: number): boolean =>
        segment.startsWith('PRV*BI') && !said[index]!.includes(segment);
      const judgedOnly = judged.map((claim, index) => claim.filter((segment) => !isAdded(segment, index)));
      expect(judgedOnly).toEqual(said.map(withSelf));
      expect(sent).toEqual(SAY_TOO_LITTLE.test(name) ? [] : said.map((_claim, index) => index));
    },
  );

  it('brings the address and tax id of a provider who was known only by his work', async () => {
    await desk.import(anX12File([aProfessionalSubmission()], P));
    const solo = aProfessionalSubmission()
      .filter((segment) => !segment.startsWith('NM1*82'))
      .map((segment) =>
        segment
          .replace('NM1*85*2*TEST CLINIC*****XX*1234567893', 'NM1*85*1*WELBY*MARCUS****XX*1993999998')
          .replace('REF*EI*123456789', 'REF*SY*987654321')
          .replace('PCN1001', 'PCN2002'),
      );
    const { said, judged, sent } = await sentAgain(anX12File([solo], P));
    expect(judged.slice(1)).toEqual(said);
    expect(sent).toEqual([1]);
    const header = anEraHeader('140')
      .filter((segment) => !segment.startsWith('REF*TJ'))
      .map((segment) => segment.replace('TEST CLINIC*XX*1234567893', 'WELBY*FI*98-7654321'));
    const { sets } = await desk.import(anX12File([[...header, ...aClaimPayment('PCN2002')]]));
    expect(sets).toMatchObject([{ status: 'posted' }]);
  });

  it('brings the address and group of a patient who was entered without them', async () => {
    const made = async (path: string, body: unknown): Promise<string> => (await billing.post(path, { body })).json().id;
    const person = { familyName: 'DOE', givenName: 'JANE', bornOn: '1980-02-15' };
    const patientId = await made('/clinical-record/patients', person);
    const payerId = await made('/rcm/payers', aPayer({ electronicPayerId: 'PAYER1', name: 'PAYER ONE' }));
    const card = { patientId, payerId, memberId: 'W100000001', filingCode: null };
    await made('/clinical-record/coverages', aCoverage(card));
    const { said, judged, sent } = await sentAgain(anX12File([aProfessionalSubmission()], P));
    expect([judged, sent]).toEqual([said, [0]]);
    expect((await billing.get(`/clinical-record/patients/${patientId}`)).json()).toMatchObject({
      sex: 'F',
      version: 2,
    });
  });

  it('brings the address of a facility that was entered without one', async () => {
    const hospital = { name: 'Hospital', npi: '1003000126' };
    const { id } = (await billing.post('/clinical-record/facilities', { body: hospital })).json();
    const place = ['NM1*77*2*HOSPITAL*****XX*1003000126', 'N3*9 CARE WAY', 'N4*COLUMBUS*OH*432150009'];
    const { sent } = await sentAgain(anX12File([behind(aProfessionalSubmission(), 'NM1*82', ...place)], P));
    expect(sent).toEqual([0]);
    const after = (await billing.get(`/clinical-record/facilities/${id}`)).json();
    expect(after).toMatchObject({ ...hospital, street: '9 CARE WAY', zip: '432150009', version: 2 });
  });

  it('changes nothing of a provider that somebody entered', async () => {
    const entered = { npi: '1234567893', taxId: '555443333', street: '5 Own St', city: 'Dayton', zip: '454010001' };
    const body = { kind: 'organization', name: 'Own Name', ...entered };
    const { id } = (await billing.post('/clinical-record/providers', { body })).json();
    await desk.import(anX12File([aProfessionalSubmission()], P), 'draft');
    const { body: after } = await billing.get(`/clinical-record/providers/${id}`);
    expect(JSON.parse(after)).toMatchObject({ ...body, state: null, taxonomyCode: '207Q00000X', version: 2 });
  });
});

/** What keeps samples from being read or sent, mended: separators that no ISA names, made-up NPIs, short ZIP codes, … */
function mended(content: Buffer): Buffer {
  const text = content.toString('utf8').replace(/^\uFEFF/, '');
  const body = text
    .slice(105)
    .replaceAll('>', ':')
    .replace(/HI\*BK\*(\d+)\*BF\*/g, 'HI*BK:$1*BF:')
    .replace(/(CLM\*[^*]*\*[^*]*\*\*\*\d\d:)X?:/g, '$1B:')
    .replace(/(SBR\*P)\*{7}CI/g, '$1********CI')
    .replace(/(NM1\*71\*1\*JONES\*JOHN\*J)(?=\s*(~|$))/gm, '$1***XX*1999999984')
    .replaceAll('COMPANY TWO', 'COMPANY')
    .replace(/XX\*\d(\d{8})\d?\b/g, (_all, digits: string) => `XX*1${digits}${npiCheckDigit(`1${digits}`)}`)
    .replace(/^(\s*N4\*[^*]*\*[A-Z]{2}\*\d{5})(?=\s*(~|$))/gm, '$10001');
  return Buffer.from(`${text.slice(0, 104)}:${body}`);
}
