import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { CreateBestPracticeDto, MoveBestPracticeDto } from './best-practice.dto.js';
import type { BestPractice } from './best-practice.entity.js';
import { canMove, stampsOf } from './best-practice.rules.js';
import { BestPracticesRepository } from './best-practices.repository.js';

@Injectable()
export class BestPracticesService {
  constructor(
    private readonly practices: BestPracticesRepository,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  propose(facts: CreateBestPracticeDto): Promise<BestPractice> {
    return this.practices.insert({ ...facts, status: 'proposed' });
  }

  /** Throws STATE_FORBIDS for a move that is not in the table, VERSION_STALE. */
  move(id: string, version: number, { status, reason }: MoveBestPracticeDto): Promise<BestPractice> {
    return this.units.run(async () => {
      const practice = await this.practices.get(id);
      if (!canMove(practice.status, status)) {
        throw new DomainError('STATE_FORBIDS', [], `a practice does not go from ${practice.status} to ${status}`);
      }
      if (reason) this.units.note({ reason });
      return this.practices.update(id, version, { status, ...stampsOf(practice, status, await this.days.today()) });
    });
  }
}
