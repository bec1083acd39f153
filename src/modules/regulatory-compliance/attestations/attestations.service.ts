import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { EvidenceRequirementsRepository } from '../evidence/evidence-requirements.repository.js';
import { EvidenceVersionsRepository, type UsableEvidence } from '../evidence/evidence-versions.repository.js';
import type { Requirement } from '../requirements/requirement.entity.js';
import { attestedContent } from '../requirements/requirement.rules.js';
import { RequirementPlanner } from '../requirements/requirement-planner.service.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import type { AttestationView, PrepareAttestationDto } from './attestation.dto.js';
import { AttestationEvidenceRepository } from './attestation-evidence.repository.js';
import { AttestationRevocationsRepository } from './attestation-revocations.repository.js';
import { type AttestedEvidence, coveredUntil, longestValidity, missingEvidence } from './attestation.rules.js';
import { AttestationSignaturesRepository } from './attestation-signatures.repository.js';
import { AttestationViews } from './attestation-views.service.js';
import { AttestationsRepository } from './attestations.repository.js';

/** The days of an attestation, and the evidence that bounds them. */
interface Span {
  validFrom: string;
  validTo: string;
  required: readonly string[];
  evidence: readonly AttestedEvidence[];
}

/** Attestations: prepared by one person, signed by another, revoked by a record of its own. */
@Injectable()
export class AttestationsService {
  constructor(
    private readonly attestations: AttestationsRepository,
    private readonly pieces: AttestationEvidenceRepository,
    private readonly signatures: AttestationSignaturesRepository,
    private readonly revocations: AttestationRevocationsRepository,
    private readonly views: AttestationViews,
    private readonly requirements: RequirementsRepository,
    private readonly planner: RequirementPlanner,
    private readonly versions: EvidenceVersionsRepository,
    private readonly links: EvidenceRequirementsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  /**
   * Freezes statement, content and evidence for a signature. Refuses with REFERENCE_NOT_FOUND, EVIDENCE_MISSING (all
   * that is missing), ATTESTATION_BACKDATED, ATTESTATION_TOO_LONG or ATTESTATION_OVERLAPS.
   */
  prepare(said: PrepareAttestationDto): Promise<AttestationView> {
    return this.units.run(async () => {
      const { requirementId, statement, validTo, startsOn = null, periodId = null } = said;
      const today = await this.calendar.today();
      const requirement = await this.requirements.byId(requirementId);
      if (requirement === null) throw unknownReference('requirement', '/requirementId');
      await this.dueDayOf(periodId, requirementId, today);
      const evidence = await this.evidenceOf(requirementId, said.evidenceIds);
      const span = { validFrom: startsOn ?? today, validTo, required: requirement.requiredEvidence, evidence };
      await this.coverage(requirementId, span, today);
      const hash = contentHash(attested(requirement, { statement, startsOn, validTo, periodId }, evidence));
      const attestation = await this.attestations.insert({
        ...{ requirementId, requirementRevision: requirement.revision, requirementHash: requirement.contentHash },
        ...{ periodId, statement, startsOn, validTo, contentHash: hash },
      });
      for (const { expiresOn: _expiresOn, ...piece } of evidence)
        await this.pieces.insert({ attestationId: attestation.id, ...piece });
      return this.views.read(attestation.id);
    });
  }

  /**
   * Signs what somebody else has prepared. OWN_APPROVAL for the preparer; CONTENT_CHANGED when the requirement has
   * changed; and everything that preparing asks for is asked for again, on the day of the signature.
   */
  sign(id: string, signerTitle: string | null): Promise<AttestationView> {
    return this.units.run(async () => {
      const attestation = await this.attestations.get(id);
      const { requirementId, requirementHash, periodId, startsOn, validTo } = attestation;
      if (attestation.createdBy === tenantContext.actorId()) throw new DomainError('OWN_APPROVAL');
      const requirement = await this.requirements.hold(requirementId);
      if ((await this.signatures.ofAttestations([id])).length > 0) throw new DomainError('ATTESTATION_SIGNED');
      if (requirement.contentHash !== requirementHash) throw new DomainError('CONTENT_CHANGED');
      const today = await this.calendar.today();
      const evidence = await this.attestedPieces(id);
      const validFrom = startsOn ?? today;
      const span = { validFrom, validTo, required: requirement.requiredEvidence, evidence };
      const { roles, authentication } = tenantContext.current();
      await this.signatures.insert({
        ...{ attestationId: id, requirementId, requirementHash, periodId, validFrom, validTo, signerTitle },
        periodDueOn: await this.dueDayOf(periodId, requirementId, today),
        signerRoles: [...(roles ?? [])],
        authenticatedAt: authentication?.at ?? null,
        authenticationMethods: authentication ? [...authentication.methods] : null,
        coveredUntil: await this.coverage(requirementId, span, today),
        contentHash: attestation.contentHash,
      });
      return this.views.read(id);
    });
  }

  /** Takes a signed attestation back, from now on. */
  revoke(id: string, reason: string): Promise<AttestationView> {
    return this.units.run(async () => {
      const { requirementId } = await this.attestations.get(id);
      await this.requirements.hold(requirementId);
      if ((await this.revocations.ofAttestations([id])).length > 0) throw new DomainError('ATTESTATION_REVOKED');
      if ((await this.signatures.ofAttestations([id])).length === 0) throw new DomainError('STATE_FORBIDS');
      await this.revocations.insert({ attestationId: id, reason });
      return this.views.read(id);
    });
  }

  /** The last day that the attestation would cover; throws what stands against it on `today`. */
  private async coverage(requirementId: string, span: Span, today: string): Promise<string> {
    const { validFrom, validTo, required, evidence } = span;
    if (validFrom < today) throw refusal('ATTESTATION_BACKDATED', '/startsOn', `it would start on ${validFrom}`);
    if (validTo < validFrom) throw refusal('VALIDATION_FAILED', '/validTo', 'must not be before the first day');
    await this.refuseTooLong(requirementId, validTo, today);
    const missing = missingEvidence(required, evidence, validFrom);
    if (missing.length > 0) throw new DomainError('EVIDENCE_MISSING', missing);
    const until = coveredUntil(validTo, required, evidence);
    const others = await this.signatures.within(requirementId, { validFrom, coveredUntil: until });
    if (others.length > 0) throw refusal('ATTESTATION_OVERLAPS', '/validTo', `with attestation ${others[0]}`);
    return until;
  }

  private async refuseTooLong(requirementId: string, validTo: string, today: string): Promise<void> {
    await this.planner.ensure(today);
    const outlook = await this.attestations.outlook(requirementId, today);
    if (outlook === null || validTo <= longestValidity(outlook)) return;
    throw refusal('ATTESTATION_TOO_LONG', '/validTo', `it must end on ${longestValidity(outlook)} at the latest`);
  }

  /** Due day of the period that is named; null: none is. */
  private async dueDayOf(periodId: string | null, requirementId: string, today: string): Promise<string | null> {
    if (periodId === null) return null;
    const dueOn = await this.attestations.periodDueOn(periodId, requirementId, today);
    if (dueOn === undefined) throw unknownReference('period of the requirement that has begun', '/periodId');
    return dueOn;
  }

  /** The latest versions of what is named, or of all that serves the requirement; what does not serve it is refused. */
  private async evidenceOf(requirementId: string, named: string[] | undefined): Promise<UsableEvidence[]> {
    const serving = new Set(await this.links.evidenceOf(requirementId));
    const found = await this.versions.usable([...new Set(named ?? serving)]);
    const usable = new Set(found.map(({ evidenceId }) => evidenceId));
    const isMissing = (named ?? []).some((id) => !usable.has(id) || !serving.has(id));
    if (isMissing) throw unknownReference('evidence with a file that serves the requirement', '/evidenceIds');
    return found;
  }

  private async attestedPieces(attestationId: string): Promise<AttestedEvidence[]> {
    const pieces = await this.pieces.ofAttestations([attestationId]);
    const expiries = await this.versions.expiries(pieces.map(({ evidenceVersionId }) => evidenceVersionId));
    return pieces
      .filter(({ evidenceVersionId }) => expiries.has(evidenceVersionId))
      .map(({ kind, evidenceVersionId }) => ({ kind, expiresOn: expiries.get(evidenceVersionId)! }));
  }
}

/** All that is attested, in the form that is hashed. */
function attested(requirement: Requirement, facts: object, evidence: readonly UsableEvidence[]): object {
  const { id, revision, contentHash: hash } = requirement;
  return {
    requirement: { id, revision, contentHash: hash, ...attestedContent(requirement) },
    ...facts,
    evidence: evidence.map(({ evidenceVersionId, kind, sha256 }) => ({ evidenceVersionId, kind, sha256 })),
  };
}

function refusal(
  code: 'ATTESTATION_BACKDATED' | 'ATTESTATION_OVERLAPS' | 'ATTESTATION_TOO_LONG' | 'VALIDATION_FAILED',
  pointer: string,
  message: string,
): DomainError {
  return new DomainError(code, [{ code, message, pointer }]);
}
