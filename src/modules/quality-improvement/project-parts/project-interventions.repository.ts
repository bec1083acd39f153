import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { ProjectIntervention } from './project-intervention.entity.js';
import { ProjectPartRepository } from './project-part.repository.js';

@Injectable()
export class ProjectInterventionsRepository extends ProjectPartRepository<ProjectIntervention> {
  constructor(store: Store) {
    super(store, ProjectIntervention);
  }
}
