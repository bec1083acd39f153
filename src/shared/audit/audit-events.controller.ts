import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../access/allow.decorator.js';
import { AuditEventDetail, AuditEventSummaryPage, ListAuditEventsQuery } from './audit-event.dto.js';
import { AuditTrailService } from './audit-trail.service.js';
import { AuditVerification } from './audit-verification.dto.js';

@ApiTags('Audit trail')
@Controller('audit-events')
export class AuditEventsController {
  constructor(private readonly trail: AuditTrailService) {}

  /** List audit events, the newest first */
  @Get()
  @Allow('audit:read')
  @ShowsPhi('audit_events')
  listAuditEvents(@Query() query: ListAuditEventsQuery): Promise<AuditEventSummaryPage> {
    return this.trail.list(query);
  }

  /** Verify the hash chain of the company's audit trail */
  @Post('verification')
  @HttpCode(200)
  @Allow('audit:verify')
  verifyAuditTrail(): Promise<AuditVerification> {
    return this.trail.verify();
  }

  /** Read an audit event with its details */
  @Get(':id')
  @Allow('audit:read')
  @ShowsPhi('audit_events')
  readAuditEvent(@Param('id', ParseUUIDPipe) id: string): Promise<AuditEventDetail> {
    return this.trail.read(id);
  }
}
