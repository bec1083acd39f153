import { Injectable } from '@nestjs/common';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { BlobCipherError } from '../../../shared/blobs/blob-cipher.engine.js';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type {
  CreateEvidenceDto,
  EvidenceDetails,
  EvidenceVerification,
  ListEvidenceQuery,
  UpdateEvidenceDto,
} from './evidence.dto.js';
import type { Evidence } from './evidence.entity.js';
import { EvidenceHoldsRepository } from './evidence-holds.repository.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceRequirementsRepository } from './evidence-requirements.repository.js';
import { disposalRefusal, retentionEnd, uploadProblems } from './evidence.rules.js';
import type { EvidenceVersion } from './evidence-version.entity.js';
import { EvidenceVersionsRepository } from './evidence-versions.repository.js';
import { FileInspection } from './file-inspection.service.js';

/** A file that has arrived whole, sealed but not stored. */
export interface ArrivedEvidence {
  content: StagedBlob;
  mediaType: string;
  fileName: string | null;
  fields: { collectedOn?: string; expiresOn?: string; source?: string };
}

@Injectable()
export class EvidenceService {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly versions: EvidenceVersionsRepository,
    private readonly links: EvidenceRequirementsRepository,
    private readonly holds: EvidenceHoldsRepository,
    private readonly inspection: FileInspection,
    private readonly blobs: BlobStore,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
    private readonly auditEvents: AuditEventsRepository,
    private readonly clock: Clock,
  ) {}

  /** A new piece of evidence, without a file yet. */
  create({ requirementIds, ...facts }: CreateEvidenceDto): Promise<EvidenceDetails> {
    return this.units.run(async () => {
      const retainUntil = retentionEnd(await this.calendar.today());
      const { id } = await this.evidence.insert({ ...facts, latestVersion: 0, retainUntil, isHeld: false });
      for (const requirementId of new Set(requirementIds)) await this.links.insert({ evidenceId: id, requirementId });
      return this.details(id);
    });
  }

  update(id: string, version: number, facts: UpdateEvidenceDto): Promise<EvidenceDetails> {
    return this.units.run(async () => {
      const { retainUntil } = await this.evidence.hold(id);
      if (facts.retainUntil !== undefined && facts.retainUntil < retainUntil) {
        const message = `retention can only be made longer than ${retainUntil}`;
        throw new DomainError('EVIDENCE_RETAINED', [{ code: 'EVIDENCE_RETAINED', message, pointer: '/retainUntil' }]);
      }
      await this.evidence.update(id, version, facts);
      return this.details(id);
    });
  }

  async list(query: ListEvidenceQuery): Promise<Page<Evidence>> {
    const { requirementId } = query;
    const ids = requirementId === undefined ? undefined : await this.links.evidenceOf(requirementId);
    return this.evidence.list(query, ids);
  }

  async details(id: string): Promise<EvidenceDetails> {
    const evidence = await this.evidence.get(id);
    const versions = await this.versions.ofEvidence(id);
    const requirementIds = await this.links.requirementsOf(id);
    return Object.assign(evidence, { versions, requirementIds, holds: await this.holds.ofEvidence(id) });
  }

  /** Adds a file as the next version. Refuses what lies about its type, and archives that would burst. */
  async addVersion(id: string, arrived: ArrivedEvidence): Promise<EvidenceVersion> {
    await this.evidence.get(id);
    const { collectedOn, expiresOn, source } = arrived.fields;
    const today = await this.calendar.today();
    const problems = uploadProblems({ collectedOn, expiresOn, source }, today);
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
    const mediaType = await this.inspection.mediaType(arrived);
    return this.units.run(async () => {
      const evidence = await this.evidence.hold(id);
      if (evidence.disposedAt !== null) throw new DomainError('EVIDENCE_DISPOSED');
      const { fileName } = arrived;
      // The history of a piece of evidence tells of its files.
      this.units.note({ entity: 'evidence', entityId: id });
      const blob = await this.blobs.keep(arrived.content, { mediaType, fileName });
      const latestVersion = evidence.latestVersion + 1;
      const inEffect = expiresOn !== undefined && expiresOn > today ? expiresOn : today;
      const retainUntil = retentionEnd(inEffect, evidence.retainUntil);
      await this.evidence.update(id, evidence.version, { latestVersion, retainUntil });
      return this.versions.insert({
        ...{ evidenceId: id, versionNumber: latestVersion, mediaType, fileName, source: source ?? null },
        ...{ blobId: blob.id, sha256: blob.sha256, bytes: blob.bytes, collectedBy: tenantContext.actorId() },
        ...{ collectedOn: collectedOn ?? today, expiresOn: expiresOn ?? null },
      });
    });
  }

  /** The bytes of a version, each verified before it is handed out. That they leave is in the audit trail before. */
  async download(id: string, versionId: string): Promise<{ content: AsyncIterable<Buffer>; version: EvidenceVersion }> {
    const version = await this.readable(id, versionId);
    const { sha256, bytes } = version;
    const details = { ids: [version.id], sha256, bytes };
    await this.auditEvents.note({ outcome: 'shown', entity: 'evidence_versions', entityId: version.id, details });
    return { content: this.blobs.open(version.blobId), version };
  }

  /** Reads a version from its first to its last byte and holds it against its hash. */
  async verify(id: string, versionId: string): Promise<EvidenceVerification> {
    const { blobId, versionNumber, sha256, bytes } = await this.readable(id, versionId);
    let problem: string | null = null;
    try {
      for await (const _piece of this.blobs.open(blobId));
    } catch (error) {
      if (!(error instanceof BlobCipherError)) throw error;
      problem = error.message;
    }
    return { evidenceId: id, versionNumber, sha256, bytes, isIntact: problem === null, problem };
  }

  link(id: string, requirementId: string): Promise<EvidenceDetails> {
    return this.units.run(async () => {
      await this.evidence.get(id);
      await this.links.insert({ evidenceId: id, requirementId });
      return this.details(id);
    });
  }

  /** Sets or releases a legal hold. STATE_FORBIDS when it is so already. */
  setHold(id: string, isHeld: boolean, reason: string): Promise<EvidenceDetails> {
    return this.units.run(async () => {
      await this.evidence.updateIf(id, { isHeld: !isHeld, disposedAt: null }, { isHeld });
      await this.holds.insert({ evidenceId: id, isHeld, reason });
      return this.details(id);
    });
  }

  /** Disposes of evidence whose retention, and that of what was attested with it, has ended: nobody can read its files any more; row and hashes stay. */
  dispose(id: string, version: number, reason: string): Promise<EvidenceDetails> {
    return this.units.run(async () => {
      const evidence = await this.evidence.hold(id);
      const reliedOn = await this.evidence.lastReliedOn(id);
      const retainUntil = reliedOn === null ? evidence.retainUntil : retentionEnd(reliedOn, evidence.retainUntil);
      const refusal = disposalRefusal({ ...evidence, retainUntil }, await this.calendar.today());
      if (refusal !== null) throw new DomainError(refusal, [], `its retention ends on ${retainUntil}`);
      const disposed = { disposedAt: this.clock.now(), disposedBy: tenantContext.actorId(), disposalReason: reason };
      await this.evidence.update(id, version, disposed);
      return this.details(id);
    });
  }

  private async readable(id: string, versionId: string): Promise<EvidenceVersion> {
    const { disposedAt } = await this.evidence.get(id);
    const version = await this.versions.ofEvidenceById(id, versionId);
    if (disposedAt !== null) throw new DomainError('EVIDENCE_DISPOSED');
    return version;
  }
}
