import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { refusal } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type {
  CreateTrainingCourseDto,
  ListTrainingDutiesQuery,
  RecordTrainingDto,
  TrainingDutyView,
} from './training.dto.js';
import type { TrainingCourse } from './training-course.entity.js';
import { TrainingCoursesRepository } from './training-courses.repository.js';
import { TrainingDutiesRepository } from './training-duties.repository.js';
import type { TrainingRecord } from './training-record.entity.js';
import { TrainingRecordsRepository } from './training-records.repository.js';
import { validUntil } from './training.rules.js';

/** Courses that the workforce must take, and who has taken them. */
@Injectable()
export class TrainingsService {
  constructor(
    private readonly courses: TrainingCoursesRepository,
    private readonly records: TrainingRecordsRepository,
    private readonly duties: TrainingDutiesRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  createCourse(said: CreateTrainingCourseDto): Promise<TrainingCourse> {
    return this.courses.insert({ ...said, firstDueDays: said.firstDueDays ?? 30, isRetired: false });
  }

  /** Records a training; how long it counts is the course's. */
  record(said: RecordTrainingDto): Promise<TrainingRecord> {
    return this.units.run(async () => {
      const [course] = await this.courses.allOf([said.courseId]);
      if (course === undefined) throw refusal('REFERENCE_NOT_FOUND', 'there is no such course', '/courseId');
      if (said.completedOn > (await this.calendar.today()))
        throw refusal('VALIDATION_FAILED', 'it cannot be completed in the future', '/completedOn', 'DAY_IMPOSSIBLE');
      return this.records.insert({ ...said, validUntil: validUntil(said.completedOn, course.validMonths) });
    });
  }

  /** Takes back what was recorded in error; STATE_FORBIDS when it was before. */
  void(id: string, reason: string): Promise<TrainingRecord> {
    return this.records.updateIf(id, { voidedAt: null }, { voidedAt: this.clock.now(), voidReason: reason });
  }

  async listDuties(query: ListTrainingDutiesQuery): Promise<Page<TrainingDutyView>> {
    return this.duties.list(query, await this.calendar.today());
  }
}
