import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { CoveragesRepository } from '../coverages/coverages.repository.js';
import type { CreatePatientDto, ListPatientsQuery, SearchPatientsDto, UpdatePatientDto } from './patient.dto.js';
import type { Patient } from './patient.entity.js';
import { patientProblems } from './patient.rules.js';
import { PatientsRepository } from './patients.repository.js';

@Injectable()
export class PatientsService {
  constructor(
    private readonly patients: PatientsRepository,
    private readonly coverages: CoveragesRepository,
    private readonly clock: Clock,
  ) {}

  register(facts: CreatePatientDto): Promise<Patient> {
    this.refuseImpossible(facts);
    return this.patients.insert(facts);
  }

  /** Changes a patient who still has `version`. */
  update(id: string, version: number, facts: UpdatePatientDto): Promise<Patient> {
    this.refuseImpossible(facts);
    return this.patients.update(id, version, facts);
  }

  /** Patients who match all that is given. Throws VALIDATION_FAILED when nothing is. */
  async search(wanted: SearchPatientsDto, query: ListPatientsQuery): Promise<Page<Patient>> {
    const isEmpty = Object.values(wanted).every((value) => value === undefined);
    if (isEmpty) {
      const message = 'give a name, a date of birth or a member id';
      throw new DomainError('VALIDATION_FAILED', [{ code: 'SEARCH_EMPTY', message, pointer: '' }]);
    }
    const { memberId } = wanted;
    const insuredIds = memberId === undefined ? undefined : await this.coverages.patientIdsOfMember(memberId);
    return this.patients.search(wanted, insuredIds, query);
  }

  private refuseImpossible(facts: { bornOn?: string | null }): void {
    const problems = patientProblems(facts, this.clock.today());
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
  }
}
