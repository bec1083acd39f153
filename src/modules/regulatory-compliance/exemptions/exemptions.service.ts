import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { contentHash } from '../content-hash.engine.js';
import { RequirementsRepository } from '../requirements/requirements.repository.js';
import { ExemptionDecisionsRepository } from './exemption-decisions.repository.js';
import type { ExemptionDetails, ListExemptionsQuery, RequestExemptionDto } from './exemption.dto.js';
import type { Exemption } from './exemption.entity.js';
import { ExemptionsRepository } from './exemptions.repository.js';

/** Exemptions: asked for by one person, decided by another, over the content that was asked for. */
@Injectable()
export class ExemptionsService {
  constructor(
    private readonly exemptions: ExemptionsRepository,
    private readonly decisions: ExemptionDecisionsRepository,
    private readonly requirements: RequirementsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  /** Asks to treat a requirement as not applicable, from today on at the earliest. */
  request(said: RequestExemptionDto): Promise<ExemptionDetails> {
    return this.units.run(async () => {
      const today = await this.calendar.today();
      const { requirementId, reason, validTo = null, validFrom = today } = said;
      refuseDays(validFrom, validTo, today);
      const requirement = await this.requirements.byId(requirementId);
      if (requirement === null) throw unknownReference('requirement', '/requirementId');
      const requirementHash = requirement.contentHash;
      const facts = { requirementId, reason, validFrom, validTo, requirementHash };
      const exemption = await this.exemptions.insert({ ...facts, contentHash: contentHash(facts) });
      return Object.assign(exemption, { decisions: [] });
    });
  }

  list(query: ListExemptionsQuery): Promise<Page<Exemption>> {
    return this.exemptions.list(query);
  }

  async details(id: string): Promise<ExemptionDetails> {
    const exemption = await this.exemptions.get(id);
    return Object.assign(exemption, { decisions: await this.decisions.ofExemption(id) });
  }

  /** Approves or refuses. OWN_APPROVAL for who asked, CONTENT_CHANGED when the requirement has changed since. */
  decide(id: string, kind: 'approved' | 'refused', reason: string | null): Promise<ExemptionDetails> {
    return this.units.run(async () => {
      const exemption = await this.exemptions.get(id);
      if (exemption.createdBy === tenantContext.actorId()) throw new DomainError('OWN_APPROVAL');
      const requirement = await this.requirements.hold(exemption.requirementId);
      if ((await this.decisions.ofExemption(id)).length > 0) throw new DomainError('EXEMPTION_DECIDED');
      if (kind === 'approved' && requirement.contentHash !== exemption.requirementHash)
        throw new DomainError('CONTENT_CHANGED');
      await this.decisions.insert({ exemptionId: id, kind, reason, contentHash: exemption.contentHash });
      return this.details(id);
    });
  }

  /** Takes an approved exemption back, from now on. */
  revoke(id: string, reason: string): Promise<ExemptionDetails> {
    return this.units.run(async () => {
      const { requirementId, contentHash: hash } = await this.exemptions.get(id);
      await this.requirements.hold(requirementId);
      const kinds = (await this.decisions.ofExemption(id)).map(({ kind }) => kind);
      if (!kinds.includes('approved') || kinds.includes('revoked')) throw new DomainError('STATE_FORBIDS');
      await this.decisions.insert({ exemptionId: id, kind: 'revoked', reason, contentHash: hash });
      return this.details(id);
    });
  }
}

function refuseDays(validFrom: string, validTo: string | null, today: string): void {
  const isBackdated = validFrom < today;
  if (!isBackdated && (validTo === null || validTo >= validFrom)) return;
  const problem = isBackdated
    ? { code: 'EXEMPTION_BACKDATED', message: 'an exemption starts today at the earliest', pointer: '/validFrom' }
    : { code: 'PERIOD_REVERSED', message: 'validTo must not be before validFrom', pointer: '/validTo' };
  throw new DomainError('VALIDATION_FAILED', [problem]);
}
