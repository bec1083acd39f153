import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { BatchesRepository } from '../batches/batches.repository.js';
import type { ClaimBatch } from '../batches/claim-batch.entity.js';
import type { InterchangeAcknowledgement, SetAcknowledgement, UnnamedSets } from '../x12/acknowledgement.rules.js';
import { AcknowledgementTargetsRepository, type AnsweredSet } from './acknowledgement-targets.repository.js';
import { type Answer, numberForms } from './answer.rules.js';
import { claimPlaces } from './claim-places.reader.js';
import {
  type AnsweredClaims,
  type AnswerOrigin,
  interchangeAnswers,
  setAnswers,
  unnamedAnswers,
} from './structure-answers.rules.js';

const UNKNOWN: AnsweredClaims = { batchId: null, claims: [], isMatched: false };

/**
 * What a TA1 or 999 is about: a batch of ours, else a claim file that was imported as submitted. Control numbers that
 * fit several are not guessed between.
 */
@Injectable()
export class StructureAnswers {
  constructor(
    private readonly batches: BatchesRepository,
    private readonly targets: AcknowledgementTargetsRepository,
    private readonly blobs: BlobStore,
  ) {}

  async ofInterchange(acknowledgement: InterchangeAcknowledgement, origin: AnswerOrigin): Promise<Answer[]> {
    const { interchangeControlNumber: number } = acknowledgement;
    const padded = numberForms(number).find((form) => form.length === 9) ?? number;
    const found = await this.batches.withInterchangeNumber(padded, origin.tradingPartnerId ?? undefined);
    const batch = onlyOne(found);
    if (batch !== undefined) return interchangeAnswers(acknowledgement, origin, await this.claimsOf(batch, null));
    const sets = found.length > 0 ? [] : await this.targets.setsOfInterchange(number);
    return interchangeAnswers(acknowledgement, origin, await this.importedClaims(sets, false));
  }

  async ofSet(acknowledgement: SetAcknowledgement, origin: AnswerOrigin): Promise<Answer[]> {
    const { groupControlNumber, setControlNumber, errors } = acknowledgement;
    const found = await this.batchesOf(groupControlNumber, origin);
    const batch = onlyOne(found);
    const forms = setControlNumber === null ? null : numberForms(setControlNumber);
    if (batch !== undefined) return setAnswers(acknowledgement, origin, await this.claimsOf(batch, forms));
    const sets = found.length > 0 ? [] : await this.targets.setsOfGroup(groupControlNumber, setControlNumber);
    return setAnswers(acknowledgement, origin, await this.importedClaims(sets, errors.length > 0));
  }

  async ofUnnamedSets(unnamed: UnnamedSets, origin: AnswerOrigin): Promise<Answer[]> {
    const { groupControlNumber } = unnamed.acknowledgement;
    const named = unnamed.namedSets.flatMap(numberForms);
    const found = await this.batchesOf(groupControlNumber, origin);
    const batch = onlyOne(found);
    if (batch !== undefined) return unnamedAnswers(unnamed, origin, await this.claimsOf(batch, null, named));
    const sets = found.length > 0 ? [] : await this.targets.setsOfGroup(groupControlNumber, null);
    const others = sets.filter(({ setControlNumber }) => !named.includes(setControlNumber ?? ''));
    return unnamedAnswers(unnamed, origin, await this.importedClaims(others, false));
  }

  private batchesOf(groupControlNumber: string, { tradingPartnerId }: AnswerOrigin): Promise<ClaimBatch[]> {
    const number = groupControlNumber.trim().replace(/^0+(?=\d)/, '');
    return this.batches.withGroupNumber(number, tradingPartnerId ?? undefined);
  }

  /** The claims of a batch: of the sets with these numbers, where some are given, and of none of `without`. */
  private async claimsOf(
    { id: batchId }: ClaimBatch,
    sets: readonly string[] | null,
    without: readonly string[] = [],
  ): Promise<AnsweredClaims> {
    const all = await this.batches.claimsOf(batchId);
    const claims = all.filter(
      ({ setControlNumber: set }) => (sets === null || sets.includes(set)) && !without.includes(set),
    );
    return { batchId, claims: await this.withKeys(claims), isMatched: claims.length > 0 };
  }

  private async importedClaims(sets: readonly AnsweredSet[], isPlaced: boolean): Promise<AnsweredClaims> {
    if (new Set(sets.map(({ x12FileId }) => x12FileId)).size !== 1) return UNKNOWN;
    const claims = [];
    for (const set of sets) {
      // A group answered as a whole tells no positions; of one set they are read from the file that was imported.
      const places = isPlaced && sets.length === 1 ? await claimPlaces(this.blobs.open(set.blobId), set.ordinal) : [];
      for (const { claimId, ordinal } of await this.targets.claimsOfSet(set)) {
        const { firstSegment = 0, lastSegment = 0 } = places[ordinal - 1] ?? {};
        claims.push({ claimId, firstSegment, lastSegment });
      }
    }
    return { batchId: null, claims: await this.withKeys(claims), isMatched: true };
  }

  private async withKeys<C extends { claimId: string }>(
    claims: readonly C[],
  ): Promise<(C & { patientControlKey?: string })[]> {
    const keys = await this.targets.controlKeys(claims.map(({ claimId }) => claimId));
    return claims.map((claim) => ({ ...claim, patientControlKey: keys.get(claim.claimId) }));
  }
}

function onlyOne(batches: readonly ClaimBatch[]): ClaimBatch | undefined {
  return batches.length === 1 ? batches[0] : undefined;
}
