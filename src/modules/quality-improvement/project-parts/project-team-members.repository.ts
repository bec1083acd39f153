import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { ProjectTeamMember } from './project-team-member.entity.js';
import { ProjectPartRepository } from './project-part.repository.js';

@Injectable()
export class ProjectTeamMembersRepository extends ProjectPartRepository<ProjectTeamMember> {
  constructor(store: Store) {
    super(store, ProjectTeamMember);
  }
}
