import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { STATUSES_IN_WORK } from './policy.codes.js';
import type {
  CreatePolicyDto,
  DraftPolicyVersionDto,
  DuePolicies,
  ListDuePoliciesQuery,
  ListPoliciesQuery,
  PolicyDetails,
  PolicyVersionDetails,
  UpdatePolicyDto,
} from './policy.dto.js';
import { PoliciesRepository } from './policies.repository.js';
import { policyContentHash } from './policy-content.engine.js';
import type { PolicyDocument } from './policy-document.entity.js';
import { PolicyEventsRepository } from './policy-events.repository.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';
import { PolicyVersionsService } from './policy-versions.service.js';

const DAYS_AHEAD = 30;
const MOST_DUE = 200;

/** Policies and the versions that are drafted of them. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly versions: PolicyVersionsRepository,
    private readonly events: PolicyEventsRepository,
    private readonly versionsService: PolicyVersionsService,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  /** A new policy with its first version, a draft. */
  create({ content = null, audienceRoles = [], ...facts }: CreatePolicyDto): Promise<PolicyDetails> {
    return this.units.run(async () => {
      const policy = await this.policies.insert({ ...facts, audienceRoles, latestVersion: 1 });
      await this.draft(policy, { changeKind: 'major', changeSummary: null, content });
      return this.details(policy.id);
    });
  }

  async list(query: ListPoliciesQuery): Promise<Page<PolicyDetails>> {
    const page = await this.policies.list(query);
    return { ...page, items: await this.withVersions(page.items) };
  }

  async details(id: string): Promise<PolicyDetails> {
    const [policy] = await this.withVersions([await this.policies.get(id)]);
    return policy!;
  }

  update(id: string, version: number, facts: UpdatePolicyDto): Promise<PolicyDetails> {
    return this.units.run(async () => {
      await this.policies.update(id, version, facts);
      return this.details(id);
    });
  }

  /** Drafts the next version. POLICY_VERSION_IN_WORK while another is drafted, reviewed or approved. */
  draftNext(policyId: string, facts: DraftPolicyVersionDto): Promise<PolicyVersionDetails> {
    return this.units.run(async () => {
      const policy = await this.policies.hold(policyId);
      const versions = await this.versions.ofPolicies([policyId]);
      if (versions.some(({ status }) => STATUSES_IN_WORK.includes(status)))
        throw new DomainError('POLICY_VERSION_IN_WORK');
      const latestVersion = policy.latestVersion + 1;
      const raised = await this.policies.update(policyId, policy.version, { latestVersion });
      return this.versionsService.details(await this.draft(raised, facts));
    });
  }

  /** Policies in force whose review is due within some days, overdue ones first. */
  async due({ withinDays = DAYS_AHEAD, limit = MOST_DUE }: ListDuePoliciesQuery): Promise<DuePolicies> {
    const today = await this.calendar.today();
    return { items: await this.policies.due(addDays(today, withinDays), today, limit) };
  }

  private async withVersions(policies: PolicyDocument[]): Promise<PolicyDetails[]> {
    const found = await this.versions.ofPolicies(policies.map(({ id }) => id));
    const versions = groupedBy(found, ({ policyId }) => policyId);
    return policies.map((policy) => Object.assign(policy, { versions: versions.get(policy.id) ?? [] }));
  }

  private async draft(policy: PolicyDocument, facts: DraftPolicyVersionDto): Promise<string> {
    const { changeKind, changeSummary = null, content = null } = facts;
    const hash = policyContentHash(policy.title, { changeKind, content, fileSha256: null });
    const version = await this.versions.insert({
      ...{ policyId: policy.id, versionNumber: policy.latestVersion, status: 'draft', contentHash: hash },
      ...{ changeKind, changeSummary, content },
    });
    await this.events.add(version, 'drafted');
    return version.id;
  }
}
