import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import { AppealDocument } from './appeal-document.entity.js';
import { AppealDocumentsService } from './appeal-documents.service.js';
import { AppealPacketService } from './appeal-packet.service.js';
import { AppealDocumentPage, ListAppealDocumentsQuery, UploadAppealDocumentQuery } from './appeal.dto.js';

const BYTES = 'application/octet-stream';
const ZIP = 'application/zip';

@ApiTags('RCM: appeals')
@Controller('rcm/appeals')
export class AppealDocumentsController {
  constructor(
    private readonly service: AppealDocumentsService,
    private readonly packets: AppealPacketService,
    private readonly uploads: Uploads,
  ) {}

  /** List the documents of an appeal */
  @Get(':id/documents')
  @Allow('appeal:read')
  @ShowsPhi('appeal_documents')
  listAppealDocuments(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListAppealDocumentsQuery,
  ): Promise<AppealDocumentPage> {
    return this.service.list(id, query);
  }

  /** Upload a document of an open appeal */
  @Post(':id/documents')
  @Allow('appeal:write')
  @AcceptsUpload('application/pdf', 'text/plain', 'image/png', 'image/jpeg', 'image/tiff')
  uploadAppealDocument(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Query() _query: UploadAppealDocumentQuery,
  ): Promise<AppealDocument> {
    return this.uploads.receive(request, (upload) => this.service.attach(id, upload));
  }

  /** Download a document as it was uploaded */
  @Get(':id/documents/:documentId/content')
  @Allow('appeal:export')
  @ShowsPhi('appeal_documents', 'self')
  @ApiProduces(BYTES)
  @ApiOkResponse({ content: { [BYTES]: { schema: { type: 'string', format: 'binary' } } } })
  @Header('content-type', BYTES)
  async exportAppealDocument(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
  ): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.service.open(id, documentId)));
  }

  /** Download all that an appeal rests on as one archive */
  @Get(':id/packet')
  @Allow('appeal:export')
  @ShowsPhi('claim_appeals', 'self')
  @ApiProduces(ZIP)
  @ApiOkResponse({ content: { [ZIP]: { schema: { type: 'string', format: 'binary' } } } })
  @Header('content-type', ZIP)
  @Header('content-disposition', 'attachment; filename="appeal-packet.zip"')
  async exportAppealPacket(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.packets.pack(id));
  }
}
