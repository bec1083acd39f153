import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { CreateCoverageDto, UpdateCoverageDto } from './coverage.dto.js';
import type { Coverage } from './coverage.entity.js';
import { coverageProblems } from './coverage.rules.js';
import { CoveragesRepository } from './coverages.repository.js';

@Injectable()
export class CoveragesService {
  constructor(
    private readonly coverages: CoveragesRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** Throws REFERENCE_NOT_FOUND for an unknown patient or payer, DUPLICATE for the same card of the same patient. */
  register(facts: CreateCoverageDto): Promise<Coverage> {
    refuseImpossible(facts);
    return this.coverages.insert(facts);
  }

  /** Changes a coverage that still has `version`. */
  update(id: string, version: number, facts: UpdateCoverageDto): Promise<Coverage> {
    return this.units.run(async () => {
      const coverage = await this.coverages.get(id);
      refuseImpossible({ ...coverage, ...facts });
      return this.coverages.update(id, version, facts);
    });
  }
}

function refuseImpossible(facts: Parameters<typeof coverageProblems>[0]): void {
  const problems = coverageProblems(facts);
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
