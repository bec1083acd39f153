import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { AnswersWithJob } from '../../../shared/jobs/answers-with-job.decorator.js';
import { Job } from '../../../shared/jobs/job.entity.js';
import { ClaimClosingService } from './claim-closing.service.js';

@ApiTags('RCM: claims')
@Controller('rcm/claims')
export class ClaimClosingController {
  constructor(private readonly service: ClaimClosingService) {}

  /** Close all claims that a payer has decided, that owe nothing and have nothing open */
  @Post('closing')
  @Allow('claim:close')
  @AnswersWithJob()
  closeSettledClaims(): Promise<Job> {
    return this.service.request();
  }
}
