import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { zipOf, type ZipEntry } from '../../../shared/archives/zip.writer.js';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { ClaimDetailRepository } from '../claims/claim-detail.repository.js';
import { claimExcerpt } from '../x12/claim-excerpt.reader.js';
import type { AppealDocument } from './appeal-document.entity.js';
import { AppealDocumentsRepository } from './appeal-documents.repository.js';
import { AppealPacketRepository } from './appeal-packet.repository.js';
import { summaryPage, type AppealSummary } from './appeal-summary.writer.js';
import { AppealsRepository } from './appeals.repository.js';

/** Everything an appeal rests on, in one archive: to be sent with it, or kept with it. */
@Injectable()
export class AppealPacketService {
  constructor(
    private readonly appeals: AppealsRepository,
    private readonly documents: AppealDocumentsRepository,
    private readonly gathered: AppealPacketRepository,
    private readonly claims: ClaimDetailRepository,
    private readonly blobs: BlobStore,
    private readonly auditEvents: AuditEventsRepository,
  ) {}

  /** The archive, packed as it is read. That it leaves is in the audit trail before its first byte. Throws NOT_FOUND. */
  async pack(id: string): Promise<Readable> {
    const appeal = await this.appeals.get(id);
    const documents = await this.documents.ofAppeal(id);
    const claim = JSON.parse((await this.claims.changed(appeal.claimId)).text) as AppealSummary['claim'] & {
      payments: unknown[];
    };
    const denials = await this.gathered.denials(appeal.claimId);
    const notes = await this.gathered.notes(appeal.claimId);
    const acknowledgements = await this.gathered.acknowledgements(appeal.claimId);
    const entries = [
      textEntry('summary.html', summaryPage({ appeal, claim, denials, notes, documents })),
      jsonEntry('appeal.json', { ...appeal.toJSON(), denials, documents: documents.map((one) => one.toJSON()) }),
      jsonEntry('claim.json', claim),
      ...(await this.claimAsSent(appeal.claimId)),
      jsonEntry('acknowledgements.json', acknowledgements),
      jsonEntry('remittances.json', claim.payments),
      jsonEntry('notes.json', notes),
      ...documents.map((document, index) => this.documentEntry(document, index)),
    ];
    const details = { ids: [appeal.claimId, ...documents.map((document) => document.id)], files: entries.length };
    await this.auditEvents.note({ outcome: 'shown', entity: 'claim_appeals', entityId: id, details });
    return zipOf(entries);
  }

  /** The claim's own segments of the 837 it went out in; nothing where it was never a file. */
  private async claimAsSent(claimId: string): Promise<ZipEntry[]> {
    const sent = await this.gathered.sentClaim(claimId);
    if (sent === null) return [];
    const text = await claimExcerpt(this.blobs.open(sent.blobId), sent.place);
    return text === null ? [] : [{ path: 'claim.837', content: Buffer.from(text, 'latin1') }];
  }

  private documentEntry({ fileName, blobId }: AppealDocument, index: number): ZipEntry {
    const number = String(index + 1).padStart(3, '0');
    return { path: `documents/${number}-${safeName(fileName)}`, content: () => this.blobs.open(blobId) };
  }
}

function textEntry(path: string, text: string): ZipEntry {
  return { path, content: Buffer.from(text) };
}

function jsonEntry(path: string, value: unknown): ZipEntry {
  return textEntry(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** A name that every system can unpack. */
function safeName(name: string | null): string {
  const safe = (name ?? 'document').replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '');
  return safe || 'document';
}
