import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { AnswersWithJob } from '../../../shared/jobs/answers-with-job.decorator.js';
import { Job } from '../../../shared/jobs/job.entity.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import {
  FindingPage,
  ListX12FilesQuery,
  ListX12FindingsQuery,
  ListX12SetsQuery,
  UploadX12FileQuery,
  X12FileDetails,
  X12FilePage,
  X12SetPage,
} from './x12-file.dto.js';
import { X12FilesRepository } from './x12-files.repository.js';
import { X12FilesService } from './x12-files.service.js';

const X12 = 'application/edi-x12';

@ApiTags('RCM: X12 files')
@Controller('rcm/x12-files')
export class X12FilesController {
  constructor(
    private readonly service: X12FilesService,
    private readonly files: X12FilesRepository,
    private readonly uploads: Uploads,
  ) {}

  /** List imported files */
  @Get()
  @Allow('x12-file:read')
  @ShowsPhi('x12_files')
  listX12Files(@Query() query: ListX12FilesQuery): Promise<X12FilePage> {
    return this.files.list(query);
  }

  /** Upload an interchange file and import it */
  @Post()
  @Allow('x12-file:import')
  @AcceptsUpload(X12, 'text/plain')
  @AnswersWithJob()
  uploadX12File(@Req() request: FastifyRequest, @Query() _query: UploadX12FileQuery): Promise<Job> {
    return this.uploads.receive(request, ({ content, fileName, fields }) =>
      this.service.receive({ content, fileName, disposition: fields.disposition }),
    );
  }

  /** Read a file with its first sets and findings */
  @Get(':id')
  @Allow('x12-file:read')
  @ShowsPhi('x12_files')
  readX12File(@Param('id', ParseUUIDPipe) id: string): Promise<X12FileDetails> {
    return this.service.details(id);
  }

  /** List a file's transaction sets */
  @Get(':id/sets')
  @Allow('x12-file:read')
  listX12Sets(@Param('id', ParseUUIDPipe) id: string, @Query() query: ListX12SetsQuery): Promise<X12SetPage> {
    return this.service.setsOf(id, query);
  }

  /** List the findings of a file and its sets */
  @Get(':id/findings')
  @Allow('x12-file:read')
  @ShowsPhi('findings')
  listX12Findings(@Param('id', ParseUUIDPipe) id: string, @Query() query: ListX12FindingsQuery): Promise<FindingPage> {
    return this.service.findingsOf(id, query);
  }

  /** Import a file again whose job failed or was cancelled */
  @Post(':id/import')
  @Allow('x12-file:import')
  @AnswersWithJob()
  importX12FileAgain(@Param('id', ParseUUIDPipe) id: string): Promise<Job> {
    return this.service.importAgain(id);
  }

  /** Download a file as it was received */
  @Get(':id/content')
  @Allow('x12-file:export')
  @ShowsPhi('x12_files', 'self')
  @ApiProduces(X12)
  @ApiOkResponse({ content: { [X12]: { schema: { type: 'string', format: 'binary' } } } })
  @Header('content-type', X12)
  async exportX12File(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.service.export(id)));
  }
}
