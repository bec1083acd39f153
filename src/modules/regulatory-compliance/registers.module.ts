import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
import { RegisterDeadlinesController } from './deadlines/register-deadlines.controller.js';
import { RegisterDeadlinesRepository } from './deadlines/register-deadlines.repository.js';
import { RegisterDeadlinesService } from './deadlines/register-deadlines.service.js';
import { RegisterFiguresRepository } from './statistics/register-figures.repository.js';
import { RegisterStatistics } from './statistics/register-statistics.service.js';
import { ComplianceRegistersService } from './compliance-registers.service.js';
import { MipsContent } from './mips-submissions/mips-content.reader.js';
import { MipsDecision } from './mips-submissions/mips-decision.entity.js';
import { MipsDecisionsRepository } from './mips-submissions/mips-decisions.repository.js';
import { MipsReceipt } from './mips-submissions/mips-receipt.entity.js';
import { MipsReceiptsRepository } from './mips-submissions/mips-receipts.repository.js';
import { MipsScores } from './mips-submissions/mips-scores.port.js';
import { MipsSubmission } from './mips-submissions/mips-submission.entity.js';
import { MipsSubmissionsController } from './mips-submissions/mips-submissions.controller.js';
import { MipsSubmissionsRepository } from './mips-submissions/mips-submissions.repository.js';
import { MipsSubmissionsService } from './mips-submissions/mips-submissions.service.js';
import { UnscoredMips } from './mips-submissions/unscored-mips.adapter.js';
import { BreachAssessment } from './security-incidents/breach-assessment.entity.js';
import { BreachAssessmentsRepository } from './security-incidents/breach-assessments.repository.js';
import { BreachConfirmation } from './security-incidents/breach-confirmation.entity.js';
import { BreachConfirmationsRepository } from './security-incidents/breach-confirmations.repository.js';
import { BreachNotice } from './security-incidents/breach-notice.entity.js';
import { BreachNoticesRepository } from './security-incidents/breach-notices.repository.js';
import { BreachResidents } from './security-incidents/breach-residents.entity.js';
import { BreachResidentsRepository } from './security-incidents/breach-residents.repository.js';
import { IncidentEvent } from './security-incidents/incident-event.entity.js';
import { IncidentEventsRepository } from './security-incidents/incident-events.repository.js';
import { IncidentViews } from './security-incidents/incident-views.service.js';
import { SecurityIncident } from './security-incidents/security-incident.entity.js';
import { SecurityIncidentsController } from './security-incidents/security-incidents.controller.js';
import { SecurityIncidentsRepository } from './security-incidents/security-incidents.repository.js';
import { SecurityIncidentsService } from './security-incidents/security-incidents.service.js';
import { BusinessAssociateAgreement } from './business-associates/business-associate-agreement.entity.js';
import { BusinessAssociateAgreementsController } from './business-associates/business-associate-agreements.controller.js';
import { BusinessAssociateAgreementsRepository } from './business-associates/business-associate-agreements.repository.js';
import { BusinessAssociate } from './business-associates/business-associate.entity.js';
import { BusinessAssociatesController } from './business-associates/business-associates.controller.js';
import { BusinessAssociatesRepository } from './business-associates/business-associates.repository.js';
import { BusinessAssociatesService } from './business-associates/business-associates.service.js';
import { TrainingCourse } from './trainings/training-course.entity.js';
import { TrainingCoursesRepository } from './trainings/training-courses.repository.js';
import { TrainingDutiesRepository } from './trainings/training-duties.repository.js';
import { TrainingRecord } from './trainings/training-record.entity.js';
import { TrainingRecordsRepository } from './trainings/training-records.repository.js';
import { TrainingsController } from './trainings/trainings.controller.js';
import { TrainingsService } from './trainings/trainings.service.js';
import { Disclosure } from './disclosures/disclosure.entity.js';
import { DisclosuresController } from './disclosures/disclosures.controller.js';
import { DisclosuresRepository } from './disclosures/disclosures.repository.js';
import { DisclosuresService } from './disclosures/disclosures.service.js';
import { AccessRequest } from './access-requests/access-request.entity.js';
import { AccessRequestsController } from './access-requests/access-requests.controller.js';
import { AccessRequestsRepository } from './access-requests/access-requests.repository.js';
import { AccessRequestsService } from './access-requests/access-requests.service.js';
import { AccessReview } from './access-requests/access-review.entity.js';
import { AccessReviewsRepository } from './access-requests/access-reviews.repository.js';

/** The registers of regulatory compliance: submissions to MIPS, and those that HIPAA asks for. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      // MIPS submissions
      MipsSubmission,
      MipsReceipt,
      MipsDecision,
      // incidents
      BreachAssessment,
      BreachConfirmation,
      BreachNotice,
      BreachResidents,
      IncidentEvent,
      SecurityIncident,
      // business associates
      BusinessAssociateAgreement,
      BusinessAssociate,
      // trainings
      TrainingCourse,
      TrainingRecord,
      // disclosures
      Disclosure,
      // access requests
      AccessRequest,
      AccessReview,
    ]),
  ],
  controllers: [
    RegisterDeadlinesController,
    // MIPS submissions
    MipsSubmissionsController,
    // incidents
    SecurityIncidentsController,
    // business associates
    BusinessAssociateAgreementsController,
    BusinessAssociatesController,
    // trainings
    TrainingsController,
    // disclosures
    DisclosuresController,
    // access requests
    AccessRequestsController,
  ],
  providers: [
    CompanyCalendar,
    RegisterDeadlinesRepository,
    RegisterDeadlinesService,
    ComplianceRegistersService,
    RegisterFiguresRepository,
    RegisterStatistics,
    // MIPS submissions
    MipsContent,
    MipsDecisionsRepository,
    MipsReceiptsRepository,
    MipsSubmissionsRepository,
    MipsSubmissionsService,
    { provide: MipsScores, useClass: UnscoredMips },
    // incidents
    BreachAssessmentsRepository,
    BreachConfirmationsRepository,
    BreachNoticesRepository,
    BreachResidentsRepository,
    IncidentEventsRepository,
    IncidentViews,
    SecurityIncidentsRepository,
    SecurityIncidentsService,
    // business associates
    BusinessAssociateAgreementsRepository,
    BusinessAssociatesRepository,
    BusinessAssociatesService,
    // trainings
    TrainingCoursesRepository,
    TrainingDutiesRepository,
    TrainingRecordsRepository,
    TrainingsService,
    // disclosures
    DisclosuresRepository,
    DisclosuresService,
    // access requests
    AccessRequestsRepository,
    AccessRequestsService,
    AccessReviewsRepository,
  ],
  // For the door of the module, its statistics and the reminders.
  exports: [ComplianceRegistersService, RegisterDeadlinesRepository, RegisterStatistics],
})
export class RegistersModule {}
