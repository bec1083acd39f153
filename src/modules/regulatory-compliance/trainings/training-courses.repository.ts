import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListTrainingCoursesQuery } from './training.dto.js';
import { TrainingCourse } from './training-course.entity.js';

const LIST: ListContract = { list: 'training-courses', filters: {}, sorts: ['title', '-createdAt'] };

@Injectable()
export class TrainingCoursesRepository extends TenantRepository<TrainingCourse> {
  constructor(store: Store) {
    super(store, TrainingCourse);
  }

  list(query: ListTrainingCoursesQuery): Promise<Page<TrainingCourse>> {
    return this.page(LIST, query);
  }
}
