import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { AcceptsUpload } from '../../../shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../shared/uploads/uploads.js';
import {
  AcceptMipsDto,
  EnterMipsSubmissionDto,
  ListMipsSubmissionsQuery,
  MipsSubmissionDetails,
  MipsSubmissionPage,
  RejectMipsDto,
  ReplaceMipsContentDto,
  SubmitMipsDto,
  UploadMipsSubmissionQuery,
  WithdrawMipsDto,
} from './mips-submission.dto.js';
import { MipsSubmissionsService } from './mips-submissions.service.js';

const QPP = { type: 'object', additionalProperties: true, description: 'QPP JSON of one submission' } as const;

@ApiTags('Compliance: MIPS submissions')
@Controller('regulatory-compliance/mips-submissions')
export class MipsSubmissionsController {
  constructor(
    private readonly service: MipsSubmissionsService,
    private readonly uploads: Uploads,
  ) {}

  /** List MIPS submissions */
  @Get()
  @Allow('mips-submission:read')
  listMipsSubmissions(@Query() query: ListMipsSubmissionsQuery): Promise<MipsSubmissionPage> {
    return this.service.list(query);
  }

  /** Enter a MIPS submission as QPP JSON */
  @Post()
  @Allow('mips-submission:write')
  enterMipsSubmission(@Body() { qpp, correctsId }: EnterMipsSubmissionDto): Promise<MipsSubmissionDetails> {
    return this.service.enter(qpp, correctsId ?? null);
  }

  /** Upload a MIPS submission as a file of QPP JSON */
  @Post('uploads')
  @Allow('mips-submission:write')
  @AcceptsUpload('application/json')
  uploadMipsSubmission(
    @Req() request: FastifyRequest,
    @Query() { correctsId }: UploadMipsSubmissionQuery,
  ): Promise<MipsSubmissionDetails> {
    return this.uploads.receive(request, ({ content }) => this.service.upload(content, correctsId ?? null));
  }

  /** Read a MIPS submission with its problems, score, receipt and decision */
  @Get(':id')
  @Allow('mips-submission:read')
  readMipsSubmission(@Param('id', ParseUUIDPipe) id: string): Promise<MipsSubmissionDetails> {
    return this.service.details(id);
  }

  /** Read the QPP JSON of a MIPS submission */
  @Get(':id/qpp')
  @Allow('mips-submission:read')
  @ApiOkResponse({ content: { 'application/json': { schema: QPP } } })
  readMipsSubmissionContent(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.service.qpp(id);
  }

  /** Replace the content of a MIPS submission that has not gone out */
  @Patch(':id')
  @Allow('mips-submission:write')
  updateMipsSubmission(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { qpp }: ReplaceMipsContentDto,
  ): Promise<MipsSubmissionDetails> {
    return this.service.replace(id, version, qpp);
  }

  /** Validate a draft, with all its problems at once */
  @Post(':id/validation')
  @HttpCode(200)
  @Allow('mips-submission:write')
  validateMipsSubmission(@Param('id', ParseUUIDPipe) id: string): Promise<MipsSubmissionDetails> {
    return this.service.validate(id);
  }

  /** Submit what somebody else has entered: freezes it and gives a receipt */
  @Post(':id/submission')
  @HttpCode(200)
  @Allow('mips-submission:submit')
  submitMipsSubmission(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() attested: SubmitMipsDto,
  ): Promise<MipsSubmissionDetails> {
    return this.service.submit(id, version, attested);
  }

  /** Enter that CMS has accepted a submission */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Allow('mips-submission:decide')
  acceptMipsSubmission(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() answer: AcceptMipsDto,
  ): Promise<MipsSubmissionDetails> {
    return this.service.decide(id, { ...answer, kind: 'accepted', reason: null });
  }

  /** Enter that CMS has rejected a submission */
  @Post(':id/rejection')
  @HttpCode(200)
  @Allow('mips-submission:decide')
  rejectMipsSubmission(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() answer: RejectMipsDto,
  ): Promise<MipsSubmissionDetails> {
    return this.service.decide(id, { ...answer, kind: 'rejected' });
  }

  /** Withdraw a submission that has not gone out */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('mips-submission:write')
  withdrawMipsSubmission(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawMipsDto,
  ): Promise<MipsSubmissionDetails> {
    return this.service.withdraw(id, reason);
  }
}
