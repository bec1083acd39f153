import { Injectable } from '@nestjs/common';
import type { ListContract, Page } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import type { ListTrainingsQuery } from './training.dto.js';
import { TrainingRecord } from './training-record.entity.js';

const LIST: ListContract = {
  list: 'training-records',
  filters: { courseId: ['courseId', 'equals'], userId: ['userId', 'equals'] },
  sorts: ['-completedOn', '-createdAt'],
};

@Injectable()
export class TrainingRecordsRepository extends TenantRepository<TrainingRecord> {
  constructor(store: Store) {
    super(store, TrainingRecord);
  }

  list(query: ListTrainingsQuery): Promise<Page<TrainingRecord>> {
    return this.page(LIST, query);
  }
}
