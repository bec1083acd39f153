import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, unknownReference } from '../../../shared/errors/domain-error.js';
import { LinksRepository } from '../../../shared/links/links.repository.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import { ProjectsRepository } from '../projects/projects.repository.js';
import type {
  BestPracticeDetail,
  CreateBestPracticeDto,
  LinkBestPracticeDto,
  MoveBestPracticeDto,
} from './best-practice.dto.js';
import type { BestPractice } from './best-practice.entity.js';
import { canMove, stampsOf } from './best-practice.rules.js';
import { BestPracticesRepository } from './best-practices.repository.js';

const KIND = 'best_practices';

@Injectable()
export class BestPracticesService {
  constructor(
    private readonly practices: BestPracticesRepository,
    private readonly projects: ProjectsRepository,
    private readonly links: LinksRepository,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<BestPracticeDetail> {
    const [practice, links] = [await this.practices.get(id), await this.links.linksOf(KIND, id)];
    return Object.assign(practice, { links });
  }

  /** Links it with a project; the same again changes nothing. Throws NOT_FOUND, REFERENCE_NOT_FOUND. */
  linkProject(id: string, { projectId, reason }: LinkBestPracticeDto): Promise<BestPracticeDetail> {
    return this.units.run(async () => {
      await this.practices.get(id);
      const [project] = await this.projects.allOf([projectId]);
      if (project === undefined) throw unknownReference('project', '/projectId');
      const to = { toKind: 'quality_improvement_projects', toId: projectId };
      await this.links.link({ fromKind: KIND, fromId: id, ...to, reason: reason ?? 'best practice' });
      return this.details(id);
    });
  }

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
