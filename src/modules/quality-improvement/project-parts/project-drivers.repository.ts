import { Injectable } from '@nestjs/common';
import { Store } from '../../../shared/database/store.js';
import { ProjectDriver } from './project-driver.entity.js';
import { ProjectPartRepository } from './project-part.repository.js';

@Injectable()
export class ProjectDriversRepository extends ProjectPartRepository<ProjectDriver> {
  constructor(store: Store) {
    super(store, ProjectDriver);
  }
}
