import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type {
  ListOutstandingQuery,
  ListPolicyAcknowledgementsQuery,
  OutstandingAcknowledgements,
} from './policy.dto.js';
import type { PolicyAcknowledgement } from './policy-acknowledgement.entity.js';
import { PolicyAcknowledgementsRepository } from './policy-acknowledgements.repository.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';

/** So many are listed at most: narrow by policy or person. */
const MOST_OUTSTANDING = 1000;

/** Who has read which policy, and who has not. */
@Injectable()
export class PolicyAcknowledgementsService {
  constructor(
    private readonly acknowledgements: PolicyAcknowledgementsRepository,
    private readonly versions: PolicyVersionsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  /** The caller has read the version in force. STATE_FORBIDS for any other, POLICY_ACKNOWLEDGED for the second time. */
  acknowledge(policyVersionId: string): Promise<PolicyAcknowledgement> {
    return this.units.run(async () => {
      const { policyId, versionNumber, contentHash, status } = await this.versions.get(policyVersionId);
      if (status !== 'effective')
        throw new DomainError('STATE_FORBIDS', [], 'only the version in force is acknowledged');
      if (await this.acknowledgements.has(policyVersionId, tenantContext.actorId()))
        throw new DomainError('POLICY_ACKNOWLEDGED');
      return this.acknowledgements.insert({ policyId, policyVersionId, versionNumber, contentHash });
    });
  }

  list(query: ListPolicyAcknowledgementsQuery): Promise<Page<PolicyAcknowledgement>> {
    return this.acknowledgements.list(query);
  }

  /** Who has to acknowledge what. */
  async outstanding(query: ListOutstandingQuery): Promise<OutstandingAcknowledgements> {
    const asOf = await this.calendar.asOf(query.asOf);
    const rows = await this.acknowledgements.outstanding(query, asOf, MOST_OUTSTANDING + 1);
    return { items: rows.slice(0, MOST_OUTSTANDING), hasMore: rows.length > MOST_OUTSTANDING };
  }

  /** What the caller has to acknowledge. */
  mine(): Promise<OutstandingAcknowledgements> {
    return this.outstanding({ userId: tenantContext.actorId() });
  }
}
