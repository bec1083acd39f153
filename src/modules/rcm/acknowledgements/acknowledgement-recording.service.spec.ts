import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Store } from '../../../shared/database/store.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { BatchOutboxRepository } from '../batches/batch-outbox.repository.js';
import { BatchSendingService } from '../batches/batch-sending.service.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import { ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { AcknowledgementRecording } from './acknowledgement-recording.service.js';
import { AcknowledgementTargetsRepository } from './acknowledgement-targets.repository.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';
import { type Answer, NO_ANSWER } from './answer.rules.js';

const FILE = { id: 'f1', sha256: 'hash' } as X12File;
const answer = (facts: Partial<Answer> = {}): Answer => ({
  ...NO_ANSWER,
  ...{ kind: '999', level: 'claim', place: '1.3', code: 'A', outcome: 'accepted', identity: [facts.place ?? '1.3'] },
  ...{ claimId: 'c1', batchId: 'b1', isMatched: true },
  ...facts,
});
const complaints = [{ code: 'IK3', message: 'bad', segment: 4 }];
const rejection = (place = '1.3'): Answer => answer({ place, outcome: 'rejected', code: 'R', complaints });

describe('RCM C: taking acknowledgements into the books', () => {
  let [acts, stored, isRepeated] = [[] as string[], [] as string[], false];
  const submitted = { status: 'submitted', latestBatchId: 'b1' };
  let claim: typeof submitted;
  let batch: { status: string; rejectedClaims: number };
  let entry: { id: string; state: string };
  const moveAll = jest.fn((_moves: object[]) => void acts.push('moves'));
  const insertAll = jest.fn((_rows: object[]) => void acts.push('evidence'));
  const findings = jest.fn(async (_sql: string, _values: unknown[]) => []);
  const batches = { get: async () => batch, updateIf: jest.fn() };
  const outbox = { of: async () => entry, updateIf: jest.fn() };
  const note = jest.fn();
  let service: AcknowledgementRecording;
  beforeEach(async () => {
    jest.clearAllMocks();
    [acts, stored, isRepeated] = [[], [], false];
    [claim, batch] = [{ ...submitted }, { status: 'sent', rejectedClaims: 0 }];
    entry = { id: 'e1', state: 'sent' };
    const acknowledgements = {
      storedAmong: async () => new Set(stored),
      repeatedAmong: async (_file: string, prints: string[]) => new Set(isRepeated ? prints : []),
      insertAll,
      answersOf: async () => [{ ...batch, batchId: 'b1', claimCount: 1, acceptedClaims: 0, answers: 1 }],
    };
    const lock = async (ids: string[]) => (acts.push(`lock ${ids}`), new Map(ids.map((id) => [id, { ...claim }])));
    const clock = { now: () => '2026-11-26T08:00:00.000Z' };
    const store = { units: { run: (work: () => unknown) => work(), note }, clock, database: { query: findings } };
    const module = await Test.createTestingModule({
      providers: [
        AcknowledgementRecording,
        { provide: AcknowledgementsRepository, useValue: acknowledgements },
        { provide: AcknowledgementTargetsRepository, useValue: { lock } },
        { provide: ClaimLifecycle, useValue: { moveAll } },
        { provide: BatchesRepository, useValue: batches },
        { provide: BatchOutboxRepository, useValue: outbox },
        { provide: BatchSendingService, useValue: { markSent: async (id: string) => void acts.push(`sent ${id}`) } },
        { provide: Store, useValue: store },
      ],
    }).compile();
    service = module.get(AcknowledgementRecording);
  });
  const record = (...answers: Answer[]) =>
    tenantContext.run({ requestId: 'r', companyId: 'c', actorId: 'a' }, () => service.record(FILE, answers));

  it('an answer proves that a queued batch was sent, before its claims are judged', async () => {
    await record(answer());
    expect(acts).toEqual(['lock c1', 'moves', 'evidence']);
    batch.status = 'queued';
    await record(answer());
    expect(acts.slice(3)).toEqual(['sent b1', 'lock c1', 'moves', 'evidence']);
  });

  it('passes over what is stored already, and does nothing where nothing is new', async () => {
    stored = ['1.3'];
    expect(await record(answer())).toEqual({});
    expect([acts, note.mock.calls]).toEqual([[], []]);
    expect(await record(answer(), answer({ place: '1.4' }))).toEqual({ movedClaims: 1 });
    const facts = { sha256: 'hash', firstPlace: '1.4', answers: 1, movedClaims: 1 };
    expect(note).toHaveBeenCalledWith(expect.objectContaining({ action: 'importAcknowledgements', facts }));
  });

  it.each([
    ['in time', 'submitted', 'b1', false, 'syntax_accepted', 'acknowledged', 'movedClaims', 'ICN'],
    ['of what is known', 'syntax_accepted', 'b1', false, 'syntax_accepted', 'acknowledged', 'notedClaims', 'ICN'],
    ['to an earlier sending', 'submitted', 'b2', false, 'submitted', 'acknowledged_late', 'lateClaims', null],
    ['after the payer decided', 'paid', 'b1', false, 'paid', 'acknowledged_late', 'lateClaims', null],
    ['that a copy repeats', 'submitted', 'b1', true, 'submitted', 'acknowledged_again', 'repeatedClaims', null],
  ])('an answer %s', async (_what, status, latestBatchId, repeated, to, kind, count, payerControlNumber) => {
    [claim, isRepeated] = [{ status, latestBatchId }, repeated];
    expect(await record(answer({ payerControlNumber: ' ICN ' }))).toEqual({ [count]: 1 });
    expect(moveAll).toHaveBeenCalledWith([expect.objectContaining({ to, kind, payerControlNumber, sourceId: 'f1' })]);
  });

  it('judges each answer by what the one before has made of the claim', async () => {
    await record(answer(), answer({ kind: '277CA', place: '1.4', source: 'payer' }), rejection('1.5'));
    expect(moveAll.mock.calls[0]![0]).toMatchObject([
      { to: 'syntax_accepted' },
      { to: 'payer_accepted' },
      { to: 'payer_accepted', kind: 'acknowledged_late' },
    ]);
  });

  it('leaves the complaints of a rejection as findings of the claim, unless it comes too late', async () => {
    claim.status = 'denied';
    await record(rejection());
    expect(findings).not.toHaveBeenCalled();
    claim.status = 'submitted';
    await record(rejection());
    expect(JSON.stringify(findings.mock.calls[0]![1])).toContain('SYNTAX_REJECTED');
  });

  it('keeps answers about no claim as evidence, and moves none', async () => {
    const nothing = { claimId: null, level: 'set' } as const;
    const counts = await record(answer({ ...nothing, place: '1.1' }), answer({ ...nothing, isMatched: false }));
    expect(counts).toEqual({ notedAnswers: 1, unmatchedAnswers: 1 });
    expect(insertAll.mock.calls[0]![0]).toMatchObject([{ effect: 'noted' }, { effect: 'unmatched' }]);
    expect(moveAll).toHaveBeenCalledWith([]);
  });

  it('says where the batch stands, and that its file was answered', async () => {
    batch.rejectedClaims = 1;
    await record(rejection());
    expect(batches.updateIf).toHaveBeenCalledWith('b1', {}, { status: 'rejected' });
    expect(outbox.updateIf).toHaveBeenCalledWith('e1', { state: 'sent' }, { state: 'acked' });
    entry = { id: 'e1', state: 'withdrawn' };
    await record(answer({ place: '1.9' }));
    expect(outbox.updateIf).toHaveBeenCalledTimes(1);
  });
});
