import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { Counters } from '../../../shared/counters/counters.js';
import { Clock } from '../../../shared/time/clock.js';
import type { TradingPartner } from '../trading-partners/trading-partner.entity.js';
import {
  GUIDES,
  groupControlNumber,
  interchangeControlNumber,
  type ClaimEnvelope,
} from '../x12/claim-envelope.writer.js';
import type { SubmittedClaim } from '../x12/submitted-claim.rules.js';
import { BatchFileWriter } from './batch-file.writer.js';
import { BatchWritesRepository, type BatchedClaimRow } from './batch-writes.repository.js';
import type { ClaimBatch } from './claim-batch.entity.js';

/** A batch whose file is being written. */
export interface BatchDraft {
  number: number;
  partner: TradingPartner;
  file: BatchFileWriter;
  claims: (BatchedClaimRow & { isValidated: boolean })[];
  payerIds: Set<string>;
  chargeCents: number;
}

/** The claim that goes into a batch. */
export interface BatchedClaimFacts {
  claimId: string;
  payerId: string;
  /** Whether it was validated before, so that submission has not to say so. */
  isValidated: boolean;
  submitted: SubmittedClaim;
}

/** Begins, fills and stores batches. All inside one unit of work: the numbers it takes are given back with it. */
@Injectable()
export class BatchDraftsService {
  constructor(
    private readonly writes: BatchWritesRepository,
    private readonly blobs: BlobStore,
    private readonly counters: Counters,
    private readonly clock: Clock,
  ) {}

  /** A batch without claims: its numbers are taken, the head of its file is written. */
  async begin(partner: TradingPartner, type: ClaimEnvelope['type']): Promise<BatchDraft> {
    const number = await this.counters.next('claim_batch');
    const numbers = {
      interchangeNumber: await this.counters.next(`isa13:${partner.id}`),
      groupNumber: await this.counters.next(`gs06:${partner.id}`),
      firstSetNumber: await this.counters.next(`st02:${partner.id}`),
    };
    const envelope = { ...envelopeOf(partner, type, number, this.clock.now()), ...numbers };
    const file = new BatchFileWriter(envelope, partner.separators, (content) => this.blobs.stage(content));
    const draft = { number, partner, file, claims: [], payerIds: new Set<string>(), chargeCents: 0 };
    try {
      await file.begin();
    } catch (error) {
      await file.discard();
      throw error;
    }
    return draft;
  }

  /** Writes a claim into the batch. Throws X12WriteError; the batch then stands as before. */
  async add(draft: BatchDraft, { claimId, payerId, isValidated, submitted }: BatchedClaimFacts): Promise<void> {
    const place = await draft.file.add(submitted);
    draft.claims.push({ claimId, ordinal: draft.claims.length + 1, ...place, isValidated });
    draft.payerIds.add(payerId);
    draft.chargeCents += submitted.chargeCents;
  }

  /** Ends the file and stores batch, claims and outbox entry. */
  async store(draft: BatchDraft): Promise<ClaimBatch> {
    const { file, number, partner, claims, payerIds, chargeCents } = draft;
    const staged = await file.end();
    const { envelope, setCount } = file;
    // The counter row is locked since the first was taken: the further ones follow it.
    if (setCount > 1) await this.counters.take(`st02:${partner.id}`, setCount - 1);
    const fileName = `batch-${number}-${envelope.type === 'professional' ? '837P' : '837I'}.x12`;
    const { id: blobId, sha256, bytes } = await this.blobs.keep(staged, { mediaType: 'application/edi-x12', fileName });
    const [payerId] = payerIds;
    const facts = {
      number,
      tradingPartnerId: partner.id,
      claimType: envelope.type,
      payerId: payerIds.size === 1 ? payerId! : null,
      interchangeControlNumber: interchangeControlNumber(envelope.interchangeNumber),
      groupControlNumber: groupControlNumber(envelope.groupNumber),
      versionCode: GUIDES[envelope.type],
      usage: envelope.usage,
      ...{ setCount, claimCount: claims.length, chargeCents, blobId, sha256, bytes, fileName },
    };
    return this.writes.add(facts, claims);
  }
}

type Numbers = 'interchangeNumber' | 'groupNumber' | 'firstSetNumber';

/** What a partner's envelope says; `at` is RFC 3339, UTC. Partners without submitter facts get no files. */
function envelopeOf(
  partner: TradingPartner,
  type: ClaimEnvelope['type'],
  batchNumber: number,
  at: string,
): Omit<ClaimEnvelope, Numbers> {
  const { senderQualifier, senderId, receiverQualifier, receiverId, usage } = partner;
  const { applicationSenderCode, applicationReceiverCode } = partner;
  return {
    ...{ type, usage, senderQualifier, senderId, receiverQualifier, receiverId },
    ...{ applicationSenderCode, applicationReceiverCode },
    writtenOn: at.slice(0, 10),
    writtenTime: at.slice(11, 13) + at.slice(14, 16),
    reference: `B${batchNumber}S`,
    submitter: {
      name: partner.submitterName ?? '',
      id: partner.submitterId ?? applicationSenderCode,
      contactName: partner.submitterContactName ?? '',
      contactPhone: partner.submitterContactPhone ?? '',
    },
    receiver: { name: partner.name, id: receiverId },
  };
}
