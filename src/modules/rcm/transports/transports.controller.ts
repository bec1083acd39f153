import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { ListQuery } from '../../../shared/http/list.dto.js';
import { AnswersWithJob } from '../../../shared/jobs/answers-with-job.decorator.js';
import { Job } from '../../../shared/jobs/job.entity.js';
import {
  CreateTransportDto,
  ListTransportFilesQuery,
  TransportFilePage,
  TransportPage,
  UpdateTransportDto,
} from './transport.dto.js';
import { Transport } from './transport.entity.js';
import { TransportsRepository } from './transports.repository.js';
import { TransportsService } from './transports.service.js';

@ApiTags('RCM: transports')
@Controller('rcm/transports')
export class TransportsController {
  constructor(
    private readonly service: TransportsService,
    private readonly transports: TransportsRepository,
  ) {}

  /** List transports */
  @Get()
  @Allow('transport:read')
  listTransports(@Query() query: ListQuery): Promise<TransportPage> {
    return this.transports.list(query);
  }

  /** Set up how files travel to a trading partner */
  @Post()
  @Allow('transport:write')
  createTransport(@Body() facts: CreateTransportDto): Promise<Transport> {
    return this.service.create(facts);
  }

  /** Read a transport; its secret is never shown */
  @Get(':id')
  @Allow('transport:read')
  readTransport(@Param('id', ParseUUIDPipe) id: string): Promise<Transport> {
    return this.transports.get(id);
  }

  /** Change a transport */
  @Patch(':id')
  @Allow('transport:write')
  updateTransport(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateTransportDto,
  ): Promise<Transport> {
    return this.service.update(id, version, facts);
  }

  /** Run a transport now: send what waits, take what is there */
  @Post(':id/transport-runs')
  @Allow('transport:run')
  @AnswersWithJob()
  runTransport(@Param('id', ParseUUIDPipe) id: string): Promise<Job> {
    return this.service.run(id);
  }

  /** List the files that travelled, the newest first */
  @Get(':id/files')
  @Allow('transport:read')
  listTransportFiles(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListTransportFilesQuery,
  ): Promise<TransportFilePage> {
    return this.service.filesOf(id, query);
  }
}
