import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { notFound } from '../../../shared/errors/domain-error.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type { AttestationView, ListAttestationsQuery } from './attestation.dto.js';
import type { Attestation } from './attestation.entity.js';
import { AttestationEvidenceRepository } from './attestation-evidence.repository.js';
import { AttestationRevocationsRepository } from './attestation-revocations.repository.js';
import { attestationState } from './attestation.rules.js';
import { AttestationSignaturesRepository } from './attestation-signatures.repository.js';
import { AttestationsRepository } from './attestations.repository.js';

/** Attestations as they stood on a day, from what was recorded by its end. */
@Injectable()
export class AttestationViews {
  constructor(
    private readonly attestations: AttestationsRepository,
    private readonly signatures: AttestationSignaturesRepository,
    private readonly revocations: AttestationRevocationsRepository,
    private readonly evidence: AttestationEvidenceRepository,
    private readonly calendar: CompanyCalendar,
  ) {}

  async read(id: string, day?: string): Promise<AttestationView> {
    const asOf = await this.calendar.asOf(day);
    const attestation = await this.attestations.get(id);
    if (attestation.createdAt >= asOf.before) throw notFound();
    const [view] = await this.viewsOf([attestation], asOf);
    return view!;
  }

  async list(query: ListAttestationsQuery): Promise<Page<AttestationView>> {
    const asOf = await this.calendar.asOf(query.asOf);
    const page = await this.attestations.list(query, asOf.before);
    return { ...page, items: await this.viewsOf(page.items, asOf) };
  }

  private async viewsOf(attestations: Attestation[], asOf: AsOf): Promise<AttestationView[]> {
    const ids = attestations.map(({ id }) => id);
    const recorded = <T extends { createdAt: string }>(rows: T[]): T[] =>
      rows.filter(({ createdAt }) => createdAt < asOf.before);
    const signatures = recorded(await this.signatures.ofAttestations(ids));
    const revocations = recorded(await this.revocations.ofAttestations(ids));
    const evidence = groupedBy(await this.evidence.ofAttestations(ids), ({ attestationId }) => attestationId);
    const requirements = attestations.map(({ requirementId }) => requirementId);
    const hashes = await this.attestations.contentHashes(requirements, asOf.before);
    return attestations.map((attestation) => {
      const signature = signatures.find(({ attestationId }) => attestationId === attestation.id) ?? null;
      const revocation = revocations.find(({ attestationId }) => attestationId === attestation.id) ?? null;
      const isContentCurrent = hashes.get(attestation.requirementId) === attestation.requirementHash;
      const state = attestationState({ signature, isRevoked: revocation !== null, isContentCurrent }, asOf.day);
      const pieces = evidence.get(attestation.id) ?? [];
      return Object.assign(attestation, { asOf: asOf.day, state, signature, revocation, evidence: pieces });
    });
  }
}
