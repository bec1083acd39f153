import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import {
  BatchClaimRowPage,
  BatchDetail,
  BatchReasonDto,
  ClaimBatchPage,
  ListBatchClaimsQuery,
  ListBatchesQuery,
} from './batch.dto.js';
import { BatchSendingService } from './batch-sending.service.js';
import { BatchesRepository } from './batches.repository.js';
import { BatchesService } from './batches.service.js';
import { ClaimBatch } from './claim-batch.entity.js';
import { ClaimSubmission, SubmitClaimsDto } from './claim-submission.dto.js';
import { ClaimSubmissionService } from './claim-submission.service.js';

const X12 = 'application/edi-x12';

/** The example is the widest filter: its ids would name nobody's records. */
const NARROW = [
  'claimIds',
  'tradingPartnerId',
  ...['patientId', 'payerId', 'providerId', 'servedFrom', 'servedTo'].map((field) => `filter.${field}`),
];

@ApiTags('RCM: batches')
@Controller('rcm/batches')
export class BatchesController {
  constructor(
    private readonly service: BatchesService,
    private readonly submission: ClaimSubmissionService,
    private readonly sending: BatchSendingService,
    private readonly batches: BatchesRepository,
  ) {}

  /** List batches */
  @Get()
  @Allow('batch:read')
  listBatches(@Query() query: ListBatchesQuery): Promise<ClaimBatchPage> {
    return this.batches.list(query);
  }

  /** Submit many claims: accepted ones are queued in batches, refused ones come back with their problems */
  @Post()
  @HttpCode(200)
  @ExampleWithout(...NARROW)
  @Allow('claim:submit')
  @ApiOkResponse({ type: ClaimSubmission })
  submitClaims(@Body() wanted: SubmitClaimsDto): Promise<ClaimSubmission> {
    return this.submission.submitMany(wanted);
  }

  /** Read a batch and its file's way out */
  @Get(':id')
  @Allow('batch:read')
  readBatch(@Param('id', ParseUUIDPipe) id: string): Promise<BatchDetail> {
    return this.service.details(id);
  }

  /** List a batch's claims in file order */
  @Get(':id/claims')
  @Allow('batch:read')
  @ShowsPhi('claim_batch_claims')
  listBatchClaims(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListBatchClaimsQuery,
  ): Promise<BatchClaimRowPage> {
    return this.service.claimsOf(id, query);
  }

  /** Download the file of a batch */
  @Get(':id/content')
  @Allow('x12-file:export')
  @ShowsPhi('claim_batches', 'self')
  @ApiProduces(X12)
  @ApiOkResponse({ content: { [X12]: { schema: { type: 'string', format: 'binary' } } } })
  @Header('content-type', X12)
  async exportBatch(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(Readable.from((await this.service.export(id)).content));
  }

  /** Say that the file of a batch was taken to its partner by hand */
  @Post(':id/sending')
  @HttpCode(200)
  @Allow('batch:send')
  sendBatch(@Param('id', ParseUUIDPipe) id: string): Promise<ClaimBatch> {
    return this.sending.markSent(id, 'manual');
  }

  /** Send the file of a batch again: the same bytes */
  @Post(':id/resending')
  @HttpCode(200)
  @Allow('batch:send')
  resendBatch(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: BatchReasonDto): Promise<BatchDetail> {
    return this.service.resend(id, reason);
  }

  /** Take back a batch that has not gone out */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('batch:send')
  withdrawBatch(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: BatchReasonDto): Promise<ClaimBatch> {
    return this.service.withdraw(id, reason);
  }
}
