import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import {
  CreateEvidenceDto,
  DisposalDto,
  EvidenceDetails,
  EvidencePage,
  EvidenceVerification,
  HoldReasonDto,
  LinkRequirementDto,
  ListEvidenceQuery,
  UpdateEvidenceDto,
  UploadEvidenceQuery,
} from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceVersion } from './evidence-version.entity.js';
import { EVIDENCE_MEDIA_TYPES } from './media-type.rules.js';

const OCTETS = 'application/octet-stream';

@ApiTags('Compliance: evidence')
@Controller('regulatory-compliance/evidence')
export class EvidenceController {
  constructor(
    private readonly service: EvidenceService,
    private readonly uploads: Uploads,
  ) {}

  /** List evidence */
  @Get()
  @Allow('evidence:read')
  listEvidence(@Query() query: ListEvidenceQuery): Promise<EvidencePage> {
    return this.service.list(query);
  }

  /** Add a piece of evidence; its file follows as a version */
  @Post()
  @Allow('evidence:write')
  createEvidence(@Body() facts: CreateEvidenceDto): Promise<EvidenceDetails> {
    return this.service.create(facts);
  }

  /** Read a piece of evidence with its versions, requirements and holds */
  @Get(':id')
  @Allow('evidence:read')
  readEvidence(@Param('id', ParseUUIDPipe) id: string): Promise<EvidenceDetails> {
    return this.service.details(id);
  }

  /** Change title, description or retention of a piece of evidence */
  @Patch(':id')
  @Allow('evidence:write')
  updateEvidence(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateEvidenceDto,
  ): Promise<EvidenceDetails> {
    return this.service.update(id, version, facts);
  }

  /** Upload a file as the next version */
  @Post(':id/versions')
  @Allow('evidence:write')
  @AcceptsUpload(...EVIDENCE_MEDIA_TYPES)
  uploadEvidenceVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Query() _query: UploadEvidenceQuery,
  ): Promise<EvidenceVersion> {
    return this.uploads.receive(request, (upload) => this.service.addVersion(id, upload));
  }

  /** Download a version, verified as it is read */
  @Get(':id/versions/:versionId/content')
  @Allow('evidence:download')
  @ShowsPhi('evidence_versions', 'self')
  @ApiProduces(OCTETS)
  @ApiConflictResponse()
  @ApiOkResponse({ content: { [OCTETS]: { schema: { type: 'string', format: 'binary' } } } })
  async downloadEvidenceVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('versionId', ParseUUIDPipe) versionId: string,
  ): Promise<StreamableFile> {
    const { content, version } = await this.service.download(id, versionId);
    return new StreamableFile(Readable.from(content), { type: OCTETS, disposition: dispositionOf(version.fileName) });
  }

  /** Read a version again and hold it against its hash */
  @Post(':id/versions/:versionId/verification')
  @HttpCode(200)
  @Allow('evidence:download')
  verifyEvidenceVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('versionId', ParseUUIDPipe) versionId: string,
  ): Promise<EvidenceVerification> {
    return this.service.verify(id, versionId);
  }

  /** Let a piece of evidence serve one more requirement */
  @Post(':id/requirements')
  @Allow('evidence:write')
  linkEvidenceToRequirement(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { requirementId }: LinkRequirementDto,
  ): Promise<EvidenceDetails> {
    return this.service.link(id, requirementId);
  }

  /** Set a legal hold */
  @Post(':id/hold')
  @HttpCode(200)
  @Allow('evidence:hold')
  holdEvidence(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: HoldReasonDto): Promise<EvidenceDetails> {
    return this.service.setHold(id, true, reason);
  }

  /** Release a legal hold */
  @Post(':id/hold-release')
  @HttpCode(200)
  @Allow('evidence:hold')
  releaseEvidence(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: HoldReasonDto): Promise<EvidenceDetails> {
    return this.service.setHold(id, false, reason);
  }

  /** Dispose of evidence whose retention has ended */
  @Post(':id/disposal')
  @HttpCode(200)
  @Allow('evidence:dispose')
  disposeOfEvidence(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason }: DisposalDto,
  ): Promise<EvidenceDetails> {
    return this.service.dispose(id, version, reason);
  }
}

/** RFC 6266: the name in its extended form, so that any letters survive. */
function dispositionOf(fileName: string | null): string {
  return fileName === null ? 'attachment' : `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
