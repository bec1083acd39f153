import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
import { AuditFinding } from './findings/audit-finding.entity.js';
import { AuditFindingEvent } from './findings/audit-finding-event.entity.js';
import { RegulatoryComplianceService } from './regulatory-compliance.service.js';
import { Requirement } from './requirements/requirement.entity.js';
import { RequirementPeriod } from './requirements/requirement-period.entity.js';
import { RequirementPeriodsRepository } from './requirements/requirement-periods.repository.js';
import { RequirementPlanner } from './requirements/requirement-planner.service.js';
import { RequirementStandingsRepository } from './requirements/requirement-standings.repository.js';
import { RequirementsController } from './requirements/requirements.controller.js';
import { RequirementsRepository } from './requirements/requirements.repository.js';
import { RequirementsService } from './requirements/requirements.service.js';

/** Regulatory compliance: requirements, attestations, evidence, controls. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      // requirements and what their status needs
      Requirement,
      RequirementPeriod,
      AuditFinding,
      AuditFindingEvent,
    ]),
  ],
  controllers: [
    // requirements
    RequirementsController,
  ],
  providers: [
    // requirements
    CompanyCalendar,
    RequirementPeriodsRepository,
    RequirementPlanner,
    RequirementStandingsRepository,
    RequirementsRepository,
    RequirementsService,
    // the door
    RegulatoryComplianceService,
  ],
  exports: [RegulatoryComplianceService],
})
export class RegulatoryComplianceModule {}
