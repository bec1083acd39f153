import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { npiProblems } from '../providers/provider.rules.js';
import type { CreateFacilityDto, UpdateFacilityDto } from './facility.dto.js';
import type { Facility } from './facility.entity.js';
import { FacilitiesRepository } from './facilities.repository.js';

@Injectable()
export class FacilitiesService {
  constructor(
    private readonly facilities: FacilitiesRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** Throws DUPLICATE when the NPI is known. */
  register(facts: CreateFacilityDto): Promise<Facility> {
    refuseWrongNpi(facts);
    return this.facilities.insert(facts);
  }

  /** Changes a facility that still has `version`. An NPI that stays as imported is not judged. */
  update(id: string, version: number, facts: UpdateFacilityDto): Promise<Facility> {
    return this.units.run(async () => {
      const facility = await this.facilities.get(id);
      if (facts.npi !== facility.npi) refuseWrongNpi(facts);
      return this.facilities.update(id, version, facts);
    });
  }
}

function refuseWrongNpi(facts: { npi?: string | null }): void {
  const problems = npiProblems(facts);
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
