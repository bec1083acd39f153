import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
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
    private readonly days: CompanyDays,
  ) {}

  async register(facts: CreatePatientDto): Promise<Patient> {
    await this.refuseImpossible(facts);
    return this.patients.insert(facts);
  }

  /** Changes a patient who still has `version`. */
  async update(id: string, version: number, facts: UpdatePatientDto): Promise<Patient> {
    await this.refuseImpossible(facts);
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

  private async refuseImpossible(facts: { bornOn?: string | null }): Promise<void> {
    const problems = patientProblems(facts, await this.days.today());
    if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
  }
}
