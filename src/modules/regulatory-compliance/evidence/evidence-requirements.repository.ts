import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { EvidenceRequirement } from './evidence-requirement.entity.js';

/** Which evidence serves which requirement. Append-only. */
@Injectable()
export class EvidenceRequirementsRepository extends TenantRepository<EvidenceRequirement> {
  constructor(store: Store) {
    super(store, EvidenceRequirement);
  }

  async requirementsOf(evidenceId: string): Promise<string[]> {
    return (await this.find({ evidenceId }, { id: 'ASC' })).map(({ requirementId }) => requirementId);
  }

  async evidenceOf(requirementId: string): Promise<string[]> {
    return (await this.find({ requirementId }, { id: 'ASC' })).map(({ evidenceId }) => evidenceId);
  }
}
