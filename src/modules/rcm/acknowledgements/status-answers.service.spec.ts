import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { BatchesRepository } from '../batches/batches.repository.js';
import type { ClaimStatus, StatusLevel } from '../x12/acknowledgement.rules.js';
import type { ClaimCandidate } from './acknowledged-claim.rules.js';
import { AcknowledgementTargetsRepository } from './acknowledgement-targets.repository.js';
import type { Answer } from './answer.rules.js';
import type { StatusGroup } from './status-answers.rules.js';
import { StatusAnswers } from './status-answers.service.js';

const group = (level: StatusLevel, facts: Partial<ClaimStatus> = {}): StatusGroup => {
  const head = {
    ...{ level, category: 'A3', status: '20', entity: null, furtherCodes: [], chargeCents: null, segment: 20 },
    ...{ patientControlNumber: null, traceNumber: null, payerControlNumber: null, batchTraceNumber: 'B1S0001' },
    ...{ providerNpi: null, servedFromOn: null, effectiveOn: null, sourceCode: 'PR' },
    ...facts,
  } as ClaimStatus;
  return { head, statuses: [head] };
};
const candidate = (claimId: string, chargeCents: number): ClaimCandidate => ({
  ...{ claimId, familyId: claimId, status: 'submitted', chargeCents, servedFromOn: null, billingNpi: null },
  ...{ wasSubmitted: true, createdAt: '2026-11-26' },
});
const told = (answers: Answer[]) =>
  answers.map(({ level, batchId, claimId, isMatched }) => [level, batchId, claimId, isMatched]);

describe('RCM C: what the statuses of a 277CA are about', () => {
  const origin = { setIndex: 1, tradingPartnerId: 'p1' as string | null, partnerRole: null };
  const targets = {
    candidates: async () =>
      new Map([
        ['ONE', [candidate('one', 100)]],
        ['TWIN', [candidate('first', 100), candidate('second', 200)]],
      ]),
    latestBatches: async (ids: string[]) => new Map(ids.map((id) => [id, 'latest'])),
    batchOfTrace: jest.fn(async (trace: string, _partner: string) => (trace === 'B1S0001' ? 'traced' : null)),
    claimsOfProvider: jest.fn(async (_batch: string, _npi: string) => ['one']),
  };
  const batches = { claimsOf: async () => [{ claimId: 'one' }, { claimId: 'two' }] };
  let service: StatusAnswers;
  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        StatusAnswers,
        { provide: BatchesRepository, useValue: batches },
        { provide: AcknowledgementTargetsRepository, useValue: targets },
      ],
    }).compile();
    service = module.get(StatusAnswers);
  });

  it.each<[string, Partial<ClaimStatus>, string | null, (string | null)[]]>([
    ['by its number however it is written', { patientControlNumber: ' one ' }, 'p1', ['traced', 'one']],
    ['in its latest batch where the trace is none of ours', { batchTraceNumber: 'X' }, 'p1', ['latest', 'one']],
    ['in its latest batch where the sender is not known', {}, null, ['latest', 'one']],
    ['by its charge among twins', { patientControlNumber: 'TWIN', chargeCents: 200 }, 'p1', ['traced', 'second']],
    ['not by guessing between twins', { patientControlNumber: 'TWIN' }, 'p1', [null, null]],
    ['not without a number', { patientControlNumber: null }, 'p1', [null, null]],
  ])('finds a claim %s', async (_how, facts, tradingPartnerId, [batchId, claimId]) => {
    const groups = [group('claim', { patientControlNumber: 'ONE', ...facts })];
    const answers = await service.of(groups, { ...origin, tradingPartnerId });
    expect(told(answers)).toEqual([['claim', batchId, claimId, claimId !== null]]);
  });

  it('asks for each trace once, of the partner that sent the file', async () => {
    const numbers = ['ONE', 'TWIN', 'NONE'];
    await service.of(
      numbers.map((patientControlNumber) => group('line', { patientControlNumber })),
      origin,
    );
    expect(targets.batchOfTrace.mock.calls).toEqual([['B1S0001', 'p1']]);
  });

  it('keeps the order of the file, whatever is asked for together', async () => {
    const claim = (patientControlNumber: string) => group('claim', { patientControlNumber, category: 'A2' });
    const answers = await service.of([claim('NONE'), group('receiver', { category: 'A1' }), claim('ONE')], origin);
    expect(told(answers)).toEqual([
      ['claim', null, null, false],
      ['receiver', 'traced', null, true],
      ['claim', 'traced', 'one', true],
    ]);
  });

  it('rejects every claim of the batch that a level above rejects, each in a place of its own', async () => {
    const answers = await service.of([group('receiver')], origin);
    expect(told(answers).slice(1)).toEqual([
      ['claim', 'traced', 'one', true],
      ['claim', 'traced', 'two', true],
    ]);
    const [whole, ...below] = answers;
    expect(below.map(({ place }) => place)).toEqual(['1.20#1', '1.20#2']);
    expect(new Set(answers.map(({ identity }) => JSON.stringify(identity))).size).toBe(3);
    expect(whole!.complaints).toEqual([]);
    expect(below[0]!.complaints).toEqual(whole!.reasons);
  });

  it.each<[string, Partial<ClaimStatus>, StatusLevel, string[]]>([
    ["only that provider's claims", { providerNpi: '1234567893' }, 'provider', ['one']],
    ['no claim of a provider without an NPI', {}, 'provider', []],
    ['no claim when it accepts', { category: 'A2' }, 'receiver', []],
    ['no claim of a batch that is not ours', { batchTraceNumber: 'X' }, 'receiver', []],
  ])('rejects %s', async (_what, facts, level, claimIds) => {
    const [, ...below] = await service.of([group(level, facts)], origin);
    expect(below.map(({ claimId }) => claimId)).toEqual(claimIds);
    if (claimIds.length > 0) expect(targets.claimsOfProvider).toHaveBeenCalledWith('traced', '1234567893');
  });
});
