import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { bulkInsert, stamped } from '../../../shared/database/bulk-insert.js';
import { Store } from '../../../shared/database/store.js';
import { BatchOutboxRepository } from '../batches/batch-outbox.repository.js';
import { BatchSendingService } from '../batches/batch-sending.service.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import { type ClaimMove, ClaimLifecycle } from '../claims/claim-lifecycle.service.js';
import { FINDINGS } from '../x12-files/finding-table.codes.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { type AcknowledgedClaim, type Effect, effectOn } from './acknowledged-claim.rules.js';
import { AcknowledgementTargetsRepository } from './acknowledgement-targets.repository.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';
import { type Answer, answerRow, complaintFindings, eventReason, wantedMove } from './answer.rules.js';
import { batchStatus } from './batch-acknowledgement.rules.js';

const EVENT_KINDS: Readonly<Record<Effect, string>> = {
  moved: 'acknowledged',
  noted: 'acknowledged',
  late: 'acknowledged_late',
  repeated: 'acknowledged_again',
  unmatched: 'acknowledged',
};

/** An answer with what came of it. */
interface Judged {
  answer: Answer;
  effect: Effect;
  fingerprint: string;
}

/**
 * Takes answers into the books, in one unit of work: evidence, events and moves of the claims, their findings, and the
 * states of the batches. What is stored already is passed over, so that an interrupted import goes on where it was.
 */
@Injectable()
export class AcknowledgementRecording {
  constructor(
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly targets: AcknowledgementTargetsRepository,
    private readonly lifecycle: ClaimLifecycle,
    private readonly batches: BatchesRepository,
    private readonly outbox: BatchOutboxRepository,
    private readonly sending: BatchSendingService,
    private readonly store: Store,
  ) {}

  /** Answers how many answers were new, by what they changed. */
  record(file: X12File, given: readonly Answer[]): Promise<Record<string, number>> {
    return this.store.units.run(async () => {
      const known = await this.acknowledgements.storedAmong(
        file.id,
        given.map(({ place }) => place),
      );
      const answers = given.filter(({ place }) => !known.has(place));
      if (answers.length === 0) return {};
      const batchIds = distinct(answers.map(({ batchId }) => batchId));
      await this.noteSent(batchIds);
      const judged = await this.judge(file, answers);
      const rows = judged.map(({ answer, effect, fingerprint }) => answerRow(answer, file.id, effect, fingerprint));
      await this.acknowledgements.insertAll(rows);
      await this.leaveFindings(file, judged);
      await this.moveBatches(batchIds);
      const counts = countsOf(judged);
      const facts = { sha256: file.sha256, firstPlace: answers[0]!.place, answers: answers.length, ...counts };
      this.store.units.note({ action: 'importAcknowledgements', entity: 'x12_files', entityId: file.id, facts });
      return counts;
    });
  }

  /** An answer proves that the file was sent, whatever the sender's process had time to write down. */
  private async noteSent(batchIds: readonly string[]): Promise<void> {
    for (const id of batchIds) {
      const { status } = await this.batches.get(id);
      if (status === 'queued') await this.sending.markSent(id, 'acknowledged');
    }
  }

  private async judge(file: X12File, answers: readonly Answer[]): Promise<Judged[]> {
    const fingerprints = answers.map(fingerprintOf);
    const repeated = await this.acknowledgements.repeatedAmong(file.id, fingerprints);
    const claims = await this.targets.lock(distinct(answers.map(({ claimId }) => claimId)));
    const moves: ClaimMove[] = [];
    const judged = answers.map((answer, index) => {
      const fingerprint = fingerprints[index]!;
      const isRepeated = repeated.has(fingerprint);
      const claim = answer.claimId === null ? undefined : claims.get(answer.claimId);
      const effect = claim === undefined ? effectOfNone(answer, isRepeated) : this.turn(claim, answer, isRepeated);
      if (claim !== undefined) moves.push(this.moveOf(file, claim, { answer, effect, fingerprint }));
      return { answer, effect, fingerprint };
    });
    await this.lifecycle.moveAll(moves);
    return judged;
  }

  /** Where the claim stands after the answer, for the next answer to the same claim. */
  private turn(claim: AcknowledgedClaim, answer: Answer, isRepeated: boolean): Effect {
    const wanted = wantedMove(answer, isRepeated);
    const effect = effectOn(claim, wanted);
    if (effect === 'moved') claim.status = wanted.to!;
    return effect;
  }

  private moveOf(file: X12File, { status }: AcknowledgedClaim, { answer, effect }: Judged): ClaimMove {
    const isTimely = effect === 'moved' || effect === 'noted';
    return {
      claimId: answer.claimId!,
      to: status,
      kind: EVENT_KINDS[effect],
      occurredAt: this.store.clock.now(),
      sourceId: file.id,
      reason: eventReason(answer),
      payerControlNumber: isTimely ? (answer.payerControlNumber?.trim().slice(0, 50) ?? null) || null : null,
    };
  }

  private leaveFindings(file: X12File, judged: readonly Judged[]): Promise<void> {
    const telling = judged.filter(
      ({ answer, effect }) => answer.claimId !== null && (effect === 'moved' || effect === 'noted'),
    );
    const found = telling.flatMap(({ answer }) => complaintFindings(answer, file.id));
    return bulkInsert(this.store.database, FINDINGS, stamped(found, this.store.clock.now()));
  }

  private async moveBatches(batchIds: readonly string[]): Promise<void> {
    if (batchIds.length === 0) return;
    for (const answers of await this.acknowledgements.answersOf(batchIds)) {
      const status = batchStatus(answers.status, answers);
      await this.batches.updateIf(answers.batchId, {}, { status });
      const entry = await this.outbox.of(answers.batchId);
      if (entry?.state === 'sent') await this.outbox.updateIf(entry.id, { state: 'sent' }, { state: 'acked' });
    }
  }
}

function effectOfNone({ isMatched }: Answer, isRepeated: boolean): Effect {
  if (!isMatched) return 'unmatched';
  return isRepeated ? 'repeated' : 'noted';
}

function fingerprintOf({ kind, level, identity }: Answer): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, level, ...identity]))
    .digest('hex');
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))].sort();
}

function countsOf(judged: readonly Judged[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { effect, answer } of judged) {
    const name = answer.claimId === null ? `${effect}Answers` : `${effect}Claims`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
