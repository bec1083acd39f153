import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anX12File, aProfessionalSubmission, eventsOf, ofKind } from '../../../../test/factories/x12.factory.js';
import { anyClaim } from '../../../../test/factories/any-claim.factory.js';
import { FULL_INSTITUTIONAL, FULL_PROFESSIONAL } from '../../../../test/factories/full-submission.factory.js';
import { aClaimEnvelope, asSaid, writtenFile } from '../../../../test/factories/written-claims.factory.js';
import { lineFacts } from '../claims-import/imported-claim.rules.js';
import { claimProblems } from '../claims/claim-validation.rules.js';
import { ClaimFileWriter, type WrittenPlace } from './claim-file.writer.js';
import type { SubmittedClaim } from './submitted-claim.rules.js';
import { separatorsOf } from './x12-segment.writer.js';

const SAMPLES = join(process.env['QUINTET_SHARED_DATA'] ?? '../shared/data', 'x12');
const files = ['837p', '837i'].flatMap((folder) => {
  const path = join(SAMPLES, folder);
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
});
if (files.length === 0) process.stdout.write(`skipped: no sample files in ${SAMPLES} (set QUINTET_SHARED_DATA)\n`);

/** Separators that are no text: some samples use a component separator that their ISA does not name. */
const NO_TEXT = '\x1d\x1f\x1e\x1c';

async function claimsIn(bytes: Buffer): Promise<SubmittedClaim[]> {
  return ofKind(await eventsOf(bytes), 'claim').map(({ claim }) => claim);
}

(files.length === 0 ? describe.skip : describe)('RCM C: sample claims of others, written again', () => {
  it.each(files.length === 0 ? ['none'] : files)('%s is read back as the same claims', async (path) => {
    const claims = await claimsIn(readFileSync(path));
    for (const type of ['professional', 'institutional'] as const) {
      const own = claims.filter((claim) => claim.type === type);
      if (own.length === 0) continue;
      const again = await claimsIn(writtenFile(own, aClaimEnvelope({ type }), NO_TEXT));
      expect(again.map(asSaid)).toEqual(own.map(asSaid));
    }
  });
});

const LONG = process.env['QUINTET_LONG'] !== undefined;
const SEPARATORS = ['*^:~', '|!>\n', '\x1d\x1f\x1e\x1c', '|%<$', '#\\;@'];

describe('RCM C: a written file read back gives the same claims', () => {
  it.each(['professional', 'institutional'] as const)('%s, with all separators and verbatim segments', async (type) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyClaim(type), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SEPARATORS),
        fc.integer({ min: 1, max: 3 }),
        async (claims, separators, mostClaimsPerSet) => {
          const file = writtenFile(claims, aClaimEnvelope({ type }), separators, mostClaimsPerSet);
          const events = await eventsOf(file);
          const ends = ofKind(events, 'set-end');
          const errors = ends.flatMap(({ findings }) => findings.filter(({ code }) => code !== 'DATE_INVALID'));
          expect(errors).toEqual([]);
          expect(ends).toHaveLength(Math.ceil(claims.length / mostClaimsPerSet));
          expect(ofKind(events, 'claim').map(({ claim }) => asSaid(claim))).toEqual(claims.map(asSaid));
        },
      ),
      { numRuns: LONG ? 2000 : 40 },
    );
  });
});

describe('RCM C: nothing that the guides know is lost', () => {
  it.each([
    ['professional', '005010X222A1', FULL_PROFESSIONAL],
    ['institutional', '005010X223A2', FULL_INSTITUTIONAL],
  ] as const)('a %s claim that says everything is written again to the letter', async (type, version, segments) => {
    const head = [`ST*837*0001*${version}`, 'BHT*0019*00*1*20260801*1200*CH'];
    const file = anX12File([[...head, ...segments]], { groupType: 'HC', groupVersion: version });
    const written = writtenFile(await claimsIn(file), aClaimEnvelope({ type }))
      .toString()
      .split('~');
    expect(written.slice(written.indexOf('HL*1**20*1'), -4)).toEqual(segments);
  });
});

describe("RCM C: a number of another payer (REF04) stays that payer's", () => {
  it('on a line and at its provider, from the file to the record and back', async () => {
    const segments = aProfessionalSubmission().flatMap((segment) =>
      segment === 'REF*6R*1001-1'
        ? [segment, 'REF*G1*AUTH9**2U:P2', 'NM1*82*1*ROE*ANN****XX*1003000126', 'REF*G2*77**2U:P2']
        : [segment],
    );
    const file = anX12File([segments], { groupType: 'HC', groupVersion: '005010X222A1' });
    const [claim] = (await claimsIn(file)) as [SubmittedClaim];
    const lines = claim.lines.map((line) => ({ ...line, ...(lineFacts(line, []).loops as object) }));
    const again = writtenFile([{ ...claim, lines }], aClaimEnvelope(), '|!>\n')
      .toString()
      .split('\n');
    expect(again).toEqual(expect.arrayContaining(['REF|G1|AUTH9||2U>P2', 'REF|G2|77||2U>P2', 'REF|6R|1001-1']));
  });
});

describe('RCM C: loops and places', () => {
  const claims = async (): Promise<SubmittedClaim[]> => {
    const file = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
    const [claim] = (await claimsIn(file)) as [SubmittedClaim];
    const child = { ...claim.subscriber, relationshipCode: '' };
    const patient = {
      ...{ relationshipCode: '19', birthOn: '2020-01-01', sex: 'F', segment: 0, kept: [] },
      person: { ...claim.subscriber.person!, entityCode: 'QC', id: '', idQualifier: '' },
    };
    const named = (number: string, facts: Partial<SubmittedClaim>): SubmittedClaim => ({
      ...structuredClone({ ...claim, ...facts }),
      patientControlNumber: number,
    });
    return [
      named('A', {}),
      named('B', {}),
      named('C', { subscriber: child, patient }),
      named('D', { subscriber: child, patient }),
      named('E', { subscriber: child, patient: { ...patient, sex: 'M' } }),
    ];
  };

  it('claims of one billing provider, subscriber and patient share their HL loops', async () => {
    const writer = new ClaimFileWriter(aClaimEnvelope(), separatorsOf('*^:~'));
    const parts = [writer.begin()];
    const places: WrittenPlace[] = [];
    for (const claim of await claims()) {
      const { text, place } = writer.add(claim);
      parts.push(text);
      places.push(place);
    }
    parts.push(writer.end());
    const segments = parts.join('').split('~');
    expect(segments.filter((segment) => segment.startsWith('HL*'))).toEqual([
      'HL*1**20*1',
      'HL*2*1*22*0',
      'HL*3*1*22*1',
      'HL*4*3*23*0',
      'HL*5*3*23*0',
    ]);
    expect(places.map(({ hierarchyNumber }) => hierarchyNumber)).toEqual([2, 2, 4, 4, 5]);
    const ofSet = segments.slice(segments.findIndex((segment) => segment.startsWith('ST*')));
    for (const [index, { firstSegment, lastSegment }] of places.entries()) {
      const own = ofSet.slice(firstSegment - 1, lastSegment);
      expect(own.filter((segment) => segment.startsWith('CLM*'))).toEqual([
        expect.stringContaining(`CLM*${'ABCDE'[index]}*`),
      ]);
      expect(places[index + 1]?.firstSegment ?? ofSet.findIndex((segment) => segment.startsWith('SE*')) + 1).toBe(
        lastSegment + 1,
      );
    }
  });

  it('a claim that cannot be written leaves the file as it was', async () => {
    const [first, second] = (await claims()) as [SubmittedClaim, SubmittedClaim];
    const writer = new ClaimFileWriter(aClaimEnvelope(), separatorsOf('*^:~'));
    const bad = { ...second, kept: [{ loop: '2300', segment: 0, elements: ['NTE', 'ADD', 'A~B'] }] };
    const parts = [writer.begin(), writer.add(first).text];
    expect(() => writer.add(bad)).toThrow(expect.objectContaining({ code: 'SEPARATOR_IN_VALUE', place: 'NTE02' }));
    parts.push(writer.add(second).text, writer.end());
    expect(Buffer.from(parts.join(''))).toEqual(writtenFile([first, second]));
  });

  it('so many claims stand in one set at most', async () => {
    const all = await claims();
    const ends = ofKind(await eventsOf(writtenFile(all, aClaimEnvelope({ firstSetNumber: 41 }), '*^:~', 2)), 'set-end');
    expect(ends.map(({ transactionSet, findings }) => [transactionSet.controlNumber, findings])).toEqual([
      ['0041', []],
      ['0042', []],
      ['0043', []],
    ]);
  });
});

describe("RCM §2: resubmission without the payer's claim number", () => {
  it.each(['7', '8'])('a claim of frequency %s says it (REF F8)', async (frequencyCode) => {
    const file = anX12File([aProfessionalSubmission()], { groupType: 'HC', groupVersion: '005010X222A1' });
    const [claim] = (await claimsIn(file)) as [SubmittedClaim];
    const references = [{ qualifier: 'F8', value: 'ICN1', description: '' }];
    const text = writtenFile([{ ...claim, frequencyCode, references }]).toString();
    expect(text).toContain(`*11:B:${frequencyCode}*`);
    expect(text).toContain('~REF*F8*ICN1~');
    expect(claimProblems({ ...claim, frequencyCode, references: [] }, '2026-11-26').map(({ code }) => code)).toEqual([
      'ORIGINAL_REFERENCE_MISSING',
    ]);
  });
});
