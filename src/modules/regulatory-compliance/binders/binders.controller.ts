import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { BinderPage, ListBindersQuery } from './binder.dto.js';
import { BindersService } from './binders.service.js';

const ZIP = 'application/zip';

@ApiTags('Compliance: binders')
@Controller('regulatory-compliance')
export class BindersController {
  constructor(private readonly service: BindersService) {}

  /** Download the audit binder of a report: report, evidence, records and audit trail, with their hashes */
  @Get('reports/:id/binder')
  @Allow('binder:export')
  @ShowsPhi('compliance_reports', 'self')
  @ApiProduces(ZIP)
  @ApiOkResponse({ content: { [ZIP]: { schema: { type: 'string', format: 'binary' } } } })
  async downloadBinder(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const disposition = `attachment; filename="binder-${id}.zip"`;
    return new StreamableFile(await this.service.pack(id), { type: ZIP, disposition });
  }

  /** List binders that were handed out, the newest first */
  @Get('binders')
  @Allow('binder:read')
  listBinders(@Query() query: ListBindersQuery): Promise<BinderPage> {
    return this.service.list(query);
  }
}
