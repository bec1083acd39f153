import { describe, expect, it } from '@jest/globals';
import { anX12File, aProfessionalSubmission, eventsOf, ofKind } from '../../../../test/factories/x12.factory.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { chargePostings, claimFacts, diagnosisFacts, lineFacts } from './imported-claim.rules.js';
import { patientFacts, payerFacts, providerFacts, renderingFacts } from './imported-parties.reader.js';
import type { Loss } from './stored-value.rules.js';

const TODAY = '2026-11-23';
const P = { groupType: 'HC', groupVersion: '005010X222A1' };

async function claimOf(...changes: [from: string, to: string][]): Promise<SubmittedClaim> {
  const segments = aProfessionalSubmission().map((each) => changes.reduce((text, [a, b]) => text.replace(a, b), each));
  return ofKind(await eventsOf(anX12File([segments], P)), 'claim')[0]!.claim;
}

describe('an imported claim', () => {
  it.each<[string, [string, string][], Record<string, unknown>]>([
    [
      'says itself',
      [],
      { patientControlNumber: 'PCN1001', frequencyCode: '1', chargeCents: 25000, facilityCode: '11' },
    ],
    ['without a number', [['PCN1001', '']], { patientControlNumber: 'NOT NAMED' }],
    ['without a place', [['11:B:1', '']], { facilityCode: null, frequencyCode: '1' }],
    ['of an unknown turn', [['SBR*P', 'SBR*PQ']], { responsibilityCode: 'P' }],
    ['below zero', [['*250*', '*-250*']], { chargeCents: -25000 }],
  ])('%s', async (_what, changes, facts) => {
    expect(claimFacts(await claimOf(...changes), [])).toMatchObject(facts);
  });

  it('keeps in `loops` what has no column, whole, so that it reads as it was', async () => {
    const claim = await claimOf();
    const { lines: _lines, ...loops } = claim;
    expect(claimFacts(claim, []).loops).toEqual(loops);
  });

  it('keeps of a line only what it says', async () => {
    const [line] = (await claimOf()).lines;
    expect(Object.keys(lineFacts(line!, []).loops as object).sort()).toEqual(['periods', 'references']);
  });

  it.each<[string, [string, string], [number | null, number][]]>([
    [
      'for each line',
      ['', ''],
      [
        [1, 15000],
        [2, 10000],
      ],
    ],
    [
      'and the rest for the whole',
      ['*250*', '*260*'],
      [
        [1, 15000],
        [2, 10000],
        [null, 1000],
      ],
    ],
    [
      'but not of nothing',
      ['*150*', '*0*'],
      [
        [2, 10000],
        [null, 15000],
      ],
    ],
    ['for the whole, where sums are beyond exact numbers', ['*150*', '*-90071992547409.91*'], [[null, 25000]]],
  ])('is charged %s', async (_what, change, expected) => {
    const postings = chargePostings(await claimOf(change), TODAY, 0);
    expect(postings.map(({ lineNumber, cents }) => [lineNumber, cents])).toEqual(expected);
    expect(new Set(postings.map(({ postedOn }) => postedOn))).toEqual(new Set(['2026-07-01']));
  });

  it('less what the payers before have settled', async () => {
    const postings = chargePostings(await claimOf(), TODAY, 18000);
    expect(postings.map(({ lineNumber, cents }) => [lineNumber, cents])).toEqual([
      [1, 15000],
      [2, 10000],
      [null, -18000],
    ]);
  });

  it('keeps as sent what does not fit a line', async () => {
    const losses: Loss[] = [];
    const claim = await claimOf(['*150*UN*1***', '*150*UN*-3***']);
    expect(lineFacts(claim.lines[0]!, losses)).toMatchObject({ units: null, loops: { asSent: { units: -3 } } });
    expect(losses).toEqual([{ path: 'lines[0].units', isCut: false }]);
  });

  it('counts its diagnoses as its lines do', async () => {
    const claim = await claimOf(['ABK:E119*ABF:I10', 'ABK:E119*ABF:I10*APR:R079']);
    expect(diagnosisFacts(claim, []).map(({ sequence, code }) => [sequence, code])).toEqual([
      [1, 'E119'],
      [2, 'I10'],
      [3, 'R079'],
    ]);
  });
});

describe('the parties of an imported claim', () => {
  it.each<[string, [string, string], Record<string, unknown>]>([
    ['named and numbered', ['', ''], { electronicPayerId: 'PAYER1', name: 'PAYER ONE' }],
    ['without a number', ['*****PI*PAYER1', ''], { electronicPayerId: 'PAYER ONE', name: 'PAYER ONE' }],
    ['without a name', ['NM1*PR*2*PAYER ONE', 'NM1*PR*2*'], { electronicPayerId: 'PAYER1', name: 'NOT NAMED' }],
    ['without either', ['NM1*PR*2*PAYER ONE*****PI*PAYER1', 'NM1*PR*2'], { electronicPayerId: 'NOT NAMED' }],
  ])('a payer %s', async (_what, change, expected) => {
    expect(payerFacts(await claimOf(change))).toMatchObject(expected);
  });

  it.each<[string, [string, string], Record<string, unknown>]>([
    [
      'by NPI and tax id',
      ['', ''],
      { npi: '1234567893', taxId: '123456789', taxonomyCode: '207Q00000X', isOurs: true },
    ],
    ['with a hyphen in the tax id', ['*123456789', '*12-3456789'], { taxId: '123456789' }],
    ['without an NPI', ['*****XX*1234567893', ''], { npi: null, name: 'TEST CLINIC' }],
    ['with an NPI that is none', ['XX*1234567893', 'XX*12345'], { npi: null }],
    ['by a tax id in place of an NPI (4010)', ['XX*1234567893', '24*98-7654321'], { npi: null, taxId: '123456789' }],
  ])('a billing provider %s', async (_what, change, expected) => {
    expect(providerFacts((await claimOf(change)).billing.provider, true)).toMatchObject(expected);
  });

  it('no billing provider at all', () => {
    expect(providerFacts(null, true)).toMatchObject({ name: 'NOT NAMED', npi: null, street: null });
  });

  it.each([
    ['professional', ['71', '82'], 'SAID 1'],
    ['institutional', ['82', '71'], 'SAID 1'],
    ['institutional', ['82'], undefined],
  ] as const)('of an %s claim among %j the provider who did the work', async (type, codes, expected) => {
    const claim = await claimOf();
    const providers = codes.map((entityCode, index) => ({
      ...claim.providers[0]!,
      entityCode,
      name: `SAID ${index}`,
    }));
    expect(renderingFacts({ ...claim, type, providers })?.name).toBe(expected);
  });

  it.each<[string, [string, string], Record<string, unknown>, Record<string, unknown>]>([
    [
      'the subscriber',
      ['', ''],
      { familyName: 'DOE', bornOn: '1980-02-15', sex: 'F' },
      { memberId: 'W100000001', relationshipCode: '18', order: 'primary' },
    ],
    ['of a sex nobody knows', ['*F', '*X'], { sex: null }, {}],
    ['without a card', ['****MI*W100000001', ''], { familyName: 'DOE' }, { memberId: null }],
    ['of a tertiary payer', ['SBR*P', 'SBR*T'], {}, { order: 'tertiary' }],
    ['of a later payer', ['SBR*P', 'SBR*A'], {}, { order: 'other' }],
  ])('a patient, %s', async (_what, change, person, coverage) => {
    const facts = patientFacts(await claimOf(change), 'payer');
    expect(facts).toMatchObject(person);
    expect(facts.coverage).toMatchObject({ payerId: 'payer', ...coverage });
  });
});
