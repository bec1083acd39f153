import { Injectable } from '@nestjs/common';
import type { Page } from '../../shared/database/page.js';
import type {
  AsOfQuery,
  CreateRequirementDto,
  ListRequirementsQuery,
  RequirementView,
  UpdateRequirementDto,
} from './requirements/requirement.dto.js';
import { RequirementsService } from './requirements/requirements.service.js';

/** Regulatory compliance as other modules see it: one service that only passes on to those of the aggregates. */
@Injectable()
export class RegulatoryComplianceService {
  constructor(private readonly requirements: RequirementsService) {}

  createRequirement(facts: CreateRequirementDto): Promise<RequirementView> {
    return this.requirements.create(facts);
  }

  updateRequirement(id: string, version: number, facts: UpdateRequirementDto): Promise<RequirementView> {
    return this.requirements.update(id, version, facts);
  }

  /** The requirement as it stood on a day. */
  requirement(id: string, query: AsOfQuery): Promise<RequirementView> {
    return this.requirements.read(id, query);
  }

  listRequirements(query: ListRequirementsQuery): Promise<Page<RequirementView>> {
    return this.requirements.list(query);
  }

  overdueRequirements(query: ListRequirementsQuery): Promise<Page<RequirementView>> {
    return this.requirements.overdue(query);
  }
}
