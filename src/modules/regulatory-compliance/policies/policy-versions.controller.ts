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
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import { EVIDENCE_MEDIA_TYPES } from '../evidence/media-type.rules.js';
import {
  PolicyNoteDto,
  PolicyReasonDto,
  PolicyVersionDetails,
  PublishPolicyDto,
  UpdatePolicyVersionDto,
  UploadPolicyFileQuery,
} from './policy.dto.js';
import { PolicyAcknowledgement } from './policy-acknowledgement.entity.js';
import { PolicyAcknowledgementsService } from './policy-acknowledgements.service.js';
import { PolicyFilesService } from './policy-files.service.js';
import { PolicyVersionsService } from './policy-versions.service.js';

const OCTETS = 'application/octet-stream';
/** Parsed as bodies by the server: they come as octets or in a form. */
const UPLOADED = EVIDENCE_MEDIA_TYPES.filter((type) => !type.endsWith('json'));

@ApiTags('Compliance: policies')
@Controller('regulatory-compliance/policy-versions')
export class PolicyVersionsController {
  constructor(
    private readonly service: PolicyVersionsService,
    private readonly files: PolicyFilesService,
    private readonly acknowledgements: PolicyAcknowledgementsService,
    private readonly uploads: Uploads,
  ) {}

  /** Read a version of a policy with its approval and history */
  @Get(':id')
  @Allow('policy:read')
  readPolicyVersion(@Param('id', ParseUUIDPipe) id: string): Promise<PolicyVersionDetails> {
    return this.service.details(id);
  }

  /** Change a version that is not in force; its review and approval begin again */
  @Patch(':id')
  @Allow('policy:write')
  updatePolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePolicyVersionDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.edit(id, version, facts);
  }

  /** Give a version that is not in force its file */
  @Post(':id/file')
  @Allow('policy:write')
  @AcceptsUpload(...UPLOADED)
  uploadPolicyFile(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Query() _query: UploadPolicyFileQuery,
  ): Promise<PolicyVersionDetails> {
    return this.uploads.receive(request, (upload) => this.files.set(id, upload));
  }

  /** Download the file of a version, verified as it is read */
  @Get(':id/file')
  @Allow('policy:read')
  @ApiProduces(OCTETS)
  @ApiOkResponse({ content: { [OCTETS]: { schema: { type: 'string', format: 'binary' } } } })
  async downloadPolicyFile(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { content } = await this.files.download(id);
    return new StreamableFile(Readable.from(content), { type: OCTETS, disposition: 'attachment' });
  }

  /** Put a draft up for review */
  @Post(':id/submission')
  @HttpCode(200)
  @Allow('policy:write')
  submitPolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: PolicyNoteDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.submit(id, note ?? null);
  }

  /** Return a version under review to its authors */
  @Post(':id/return')
  @HttpCode(200)
  @Allow('policy:approve')
  returnPolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: PolicyReasonDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.returnToDraft(id, note);
  }

  /** Approve a version that others have written */
  @Post(':id/approval')
  @HttpCode(200)
  @Allow('policy:approve')
  approvePolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: PolicyNoteDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.approve(id, note ?? null);
  }

  /** Let an approved version take effect; the one before is superseded */
  @Post(':id/publication')
  @HttpCode(200)
  @Allow('policy:approve')
  publishPolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: PublishPolicyDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.publish(id, facts);
  }

  /** Say that the version in force was reviewed and stays */
  @Post(':id/review')
  @HttpCode(200)
  @Allow('policy:approve')
  reviewPolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: PublishPolicyDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.review(id, facts);
  }

  /** Archive a version that is, or was, in force */
  @Post(':id/archiving')
  @HttpCode(200)
  @Allow('policy:approve')
  archivePolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: PolicyReasonDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.archive(id, note);
  }

  /** Acknowledge the version in force */
  @Post(':id/acknowledgement')
  @Allow('policy:acknowledge')
  acknowledgePolicyVersion(@Param('id', ParseUUIDPipe) id: string): Promise<PolicyAcknowledgement> {
    return this.acknowledgements.acknowledge(id);
  }
}
