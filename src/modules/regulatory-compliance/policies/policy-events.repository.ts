import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { PolicyEventKind } from './policy.codes.js';
import { PolicyEvent } from './policy-event.entity.js';

/** What happened to versions of policies. Append-only. */
@Injectable()
export class PolicyEventsRepository extends TenantRepository<PolicyEvent> {
  constructor(store: Store) {
    super(store, PolicyEvent);
  }

  ofVersion(policyVersionId: string): Promise<PolicyEvent[]> {
    return this.find({ policyVersionId }, { sequence: 'ASC' });
  }

  /** Adds the next event of a version whose policy is held. */
  async add(
    { id, contentHash }: { id: string; contentHash: string },
    kind: PolicyEventKind,
    note: string | null = null,
    reviewDueOn: string | null = null,
  ): Promise<void> {
    const sequence = (await this.ofVersion(id)).length + 1;
    await this.insert({ policyVersionId: id, sequence, kind, contentHash, note, reviewDueOn });
  }
}
