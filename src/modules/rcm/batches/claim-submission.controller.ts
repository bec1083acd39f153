import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { SingleSubmission, SubmitClaimDto } from './claim-submission.dto.js';
import { ClaimSubmissionService } from './claim-submission.service.js';

@ApiTags('RCM: claims')
@Controller('rcm/claims')
export class ClaimSubmissionController {
  constructor(private readonly submission: ClaimSubmissionService) {}

  /** Submit a claim to its payer */
  @Post(':id/submission')
  @HttpCode(200)
  @ExampleWithout('tradingPartnerId')
  @Allow('claim:submit')
  submitClaim(@Param('id', ParseUUIDPipe) id: string, @Body() wanted: SubmitClaimDto): Promise<SingleSubmission> {
    return this.submission.submitOne(id, wanted);
  }
}
