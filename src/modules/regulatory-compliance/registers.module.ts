import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
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

/** The registers of regulatory compliance: submissions to MIPS, and those that HIPAA asks for. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      // MIPS submissions
      MipsSubmission,
      MipsReceipt,
      MipsDecision,
    ]),
  ],
  controllers: [MipsSubmissionsController],
  providers: [
    CompanyCalendar,
    // MIPS submissions
    MipsContent,
    MipsDecisionsRepository,
    MipsReceiptsRepository,
    MipsSubmissionsRepository,
    MipsSubmissionsService,
    { provide: MipsScores, useClass: UnscoredMips },
  ],
})
export class RegistersModule {}
