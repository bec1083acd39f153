import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditChainRepository } from './audit-chain.repository.js';
import { AuditChainer } from './audit-chainer.js';
import { AuditEvent } from './audit-event.entity.js';
import { AuditEventsController } from './audit-events.controller.js';
import { AuditExportService } from './audit-export.service.js';
import { AuditHeadsWriter } from './audit-heads.writer.js';
import { AuditPageService } from './audit-page.service.js';
import { AuditPagesController } from './audit-pages.controller.js';
import { AuditTrailRepository } from './audit-trail.repository.js';
import { AuditTrailService } from './audit-trail.service.js';
import { CompanyDirectory } from './company-directory.repository.js';

/** The audit trail: reading it, chaining it, verifying it. Events are written by the ground floor itself. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEvent])],
  controllers: [AuditEventsController, AuditPagesController],
  providers: [
    AuditChainRepository,
    AuditChainer,
    AuditExportService,
    AuditHeadsWriter,
    AuditPageService,
    AuditTrailRepository,
    AuditTrailService,
    CompanyDirectory,
  ],
  exports: [AuditTrailService, CompanyDirectory],
})
export class AuditModule {}
