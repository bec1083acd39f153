import { Injectable } from '@nestjs/common';
import type { Facts } from '../../../shared/database/tenant.repository.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type { PolicyEventKind, PolicyVersionStatus } from './policy.codes.js';
import type { PolicyVersionDetails, PublishPolicyDto, UpdatePolicyVersionDto } from './policy.dto.js';
import { PoliciesRepository } from './policies.repository.js';
import { policyContentHash } from './policy-content.engine.js';
import { PolicyEventsRepository } from './policy-events.repository.js';
import { approvalOf, authorsOf, canMovePolicy, isEditable, nextReview } from './policy-lifecycle.rules.js';
import type { PolicyVersion } from './policy-version.entity.js';
import { PolicyVersionsRepository } from './policy-versions.repository.js';

interface Move {
  to: PolicyVersionStatus;
  event: PolicyEventKind;
  note: string | null;
  facts?: Facts<PolicyVersion>;
}

/** Versions of policies from draft to archive. The approval is of a content hash, and ends with it. */
@Injectable()
export class PolicyVersionsService {
  constructor(
    private readonly versions: PolicyVersionsRepository,
    private readonly events: PolicyEventsRepository,
    private readonly policies: PoliciesRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  async details(id: string): Promise<PolicyVersionDetails> {
    const version = await this.versions.get(id);
    const events = await this.events.ofVersion(id);
    const found = approvalOf(events, version.contentHash);
    const approval = found && {
      ...{ approvedBy: found.act.createdBy, approvedAt: found.act.createdAt },
      ...{ contentHash: found.act.contentHash, isLapsed: found.isLapsed },
    };
    return Object.assign(version, { approval, events });
  }

  /** Changes what is not in force yet. Where the content changes, review and approval begin again. */
  edit(id: string, version: number, facts: UpdatePolicyVersionDto | FileFacts): Promise<PolicyVersionDetails> {
    return this.units.run(async () => {
      const found = await this.hold(id);
      if (!isEditable(found.status))
        throw new DomainError('STATE_FORBIDS', [], `a version that is ${found.status} is not changed: draft another`);
      const { title } = await this.policies.get(found.policyId);
      const contentHash = policyContentHash(title, { ...found, ...said(facts) });
      const isChanged = contentHash !== found.contentHash;
      const status = isChanged ? 'draft' : found.status;
      if (found.versionNumber === 1 && 'changeKind' in facts && facts.changeKind === 'minor') throw firstIsMajor();
      const edited = await this.versions.update(id, version, { ...facts, contentHash, status });
      if (isChanged) await this.events.add(edited, 'edited');
      return this.details(id);
    });
  }

  /** Puts a draft up for review. POLICY_CONTENT_MISSING when there is nothing to read. */
  submit(id: string, note: string | null): Promise<PolicyVersionDetails> {
    return this.move(id, { to: 'under_review', event: 'submitted', note }, ({ content, fileSha256 }) => {
      if (content === null && fileSha256 === null) throw new DomainError('POLICY_CONTENT_MISSING');
    });
  }

  returnToDraft(id: string, note: string): Promise<PolicyVersionDetails> {
    return this.move(id, { to: 'draft', event: 'returned', note });
  }

  /** Approves what somebody else has written. OWN_APPROVAL for any of its authors. */
  approve(id: string, note: string | null): Promise<PolicyVersionDetails> {
    return this.move(id, { to: 'approved', event: 'approved', note }, async () => {
      const authors = authorsOf(await this.events.ofVersion(id));
      if (authors.includes(tenantContext.actorId())) throw new DomainError('OWN_APPROVAL');
    });
  }

  /** Lets an approved version take effect today; the one before is superseded in the same step. */
  publish(id: string, { note, reviewDueOn }: PublishPolicyDto): Promise<PolicyVersionDetails> {
    return this.units.run(async () => {
      const effectiveOn = await this.calendar.today();
      const review = reviewDueOn ?? nextReview(effectiveOn);
      if (review <= effectiveOn) throw reviewInThePast();
      const facts = { effectiveOn, reviewDueOn: review };
      return this.move(id, { to: 'effective', event: 'published', note: note ?? null, facts }, async (version) => {
        const approval = approvalOf(await this.events.ofVersion(id), version.contentHash);
        if (approval === null || approval.isLapsed) throw new DomainError('APPROVAL_LAPSED');
        await this.supersede(version.policyId);
      });
    });
  }

  archive(id: string, note: string): Promise<PolicyVersionDetails> {
    return this.move(id, { to: 'archived', event: 'archived', note });
  }

  /** Says that the version in force was reviewed and stays; it is due again a year from today, or on the day that is said. */
  review(id: string, { note, reviewDueOn }: PublishPolicyDto): Promise<PolicyVersionDetails> {
    return this.units.run(async () => {
      const version = await this.hold(id);
      if (version.status !== 'effective')
        throw new DomainError('STATE_FORBIDS', [], 'only what is in force is reviewed');
      const today = await this.calendar.today();
      const due = reviewDueOn ?? nextReview(today);
      if (due <= today) throw reviewInThePast();
      await this.versions.update(id, version.version, { reviewDueOn: due });
      await this.events.add(version, 'reviewed', note ?? null, due);
      return this.details(id);
    });
  }

  private async supersede(policyId: string): Promise<void> {
    const inForce = await this.versions.inForce(policyId);
    if (inForce === null) return;
    await this.versions.update(inForce.id, inForce.version, { status: 'superseded' });
    await this.events.add(inForce, 'superseded');
  }

  private move(
    id: string,
    { to, event, note, facts }: Move,
    check: (version: PolicyVersion) => Promise<void> | void = () => undefined,
  ): Promise<PolicyVersionDetails> {
    return this.units.run(async () => {
      const version = await this.hold(id);
      if (!canMovePolicy(version.status, to) || (event === 'returned' && version.status !== 'under_review'))
        throw new DomainError('STATE_FORBIDS', [], `a version does not go from ${version.status} to ${to}`);
      await check(version);
      await this.versions.update(id, version.version, { ...facts, status: to });
      await this.events.add(version, event, note, facts?.reviewDueOn ?? null);
      return this.details(id);
    });
  }

  /** The version as it is once its policy is held. */
  private async hold(id: string): Promise<PolicyVersion> {
    const { policyId } = await this.versions.get(id);
    await this.policies.hold(policyId);
    return this.versions.get(id);
  }
}

/** The file of a version, once its bytes are kept. */
export interface FileFacts {
  fileBlobId: string;
  fileSha256: string;
  fileMediaType: string;
  fileName: string | null;
}

/** What was said, without what was left out. */
function said(facts: object): object {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function firstIsMajor(): DomainError {
  const message = 'the first version is a major change';
  return new DomainError('VALIDATION_FAILED', [{ code: 'FIRST_IS_MAJOR', message, pointer: '/changeKind' }]);
}

function reviewInThePast(): DomainError {
  const message = 'reviewDueOn must be after today';
  return new DomainError('VALIDATION_FAILED', [{ code: 'REVIEW_IN_THE_PAST', message, pointer: '/reviewDueOn' }]);
}
