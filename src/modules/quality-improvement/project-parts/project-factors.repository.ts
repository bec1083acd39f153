import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { ProjectFactor } from './project-factor.entity.js';
import { ProjectPartRepository } from './project-part.repository.js';

@Injectable()
export class ProjectFactorsRepository extends ProjectPartRepository<ProjectFactor> {
  constructor(store: Store) {
    super(store, ProjectFactor);
  }
}
