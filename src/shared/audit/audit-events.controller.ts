import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../access/allow.decorator.js';
import { AuditEventDetail, AuditEventSummaryPage, ListAuditEventsQuery } from './audit-event.dto.js';
import { AuditExportService } from './audit-export.service.js';
import { ExportAuditEventsQuery } from './audit-page.dto.js';
import { AuditTrailService } from './audit-trail.service.js';
import { AuditVerification } from './audit-verification.dto.js';

const LINES = 'application/jsonl';
const FILE = { type: 'string', format: 'binary' };

@ApiTags('Audit trail')
@Controller('audit-events')
export class AuditEventsController {
  constructor(
    private readonly trail: AuditTrailService,
    private readonly exports: AuditExportService,
  ) {}

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

  /** Export audit events as JSON lines or CSV, the oldest first */
  @Get('export')
  @Allow('audit:export')
  @ShowsPhi('audit_events', 'self')
  @ApiProduces(LINES, 'text/csv')
  @ApiOkResponse({ content: { [LINES]: { schema: FILE }, 'text/csv': { schema: FILE } } })
  async exportAuditEvents(@Query() query: ExportAuditEventsQuery): Promise<StreamableFile> {
    const [type, ending] = query.format === 'csv' ? ['text/csv; charset=utf-8', 'csv'] : [LINES, 'jsonl'];
    const disposition = `attachment; filename="audit-events.${ending}"`;
    return new StreamableFile(await this.exports.export(query), { type, disposition });
  }

  /** Read an audit event with its details */
  @Get(':id')
  @Allow('audit:read')
  @ShowsPhi('audit_events')
  readAuditEvent(@Param('id', ParseUUIDPipe) id: string): Promise<AuditEventDetail> {
    return this.trail.read(id);
  }
}
