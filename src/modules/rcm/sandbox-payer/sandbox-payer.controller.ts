import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { AnswersWithJob } from '../../../shared/jobs/answers-with-job.decorator.js';
import { Job } from '../../../shared/jobs/job.entity.js';
import { RunSandboxPayerDto } from './sandbox-payer.dto.js';
import { SandboxPayerService } from './sandbox-payer.service.js';

@ApiTags('RCM: sandbox payer')
@Controller('rcm/sandbox-payer')
export class SandboxPayerController {
  constructor(private readonly service: SandboxPayerService) {}

  /** Let the sandbox payer answer a claim file: acknowledgements and remittances, imported as if they had come */
  @Post('runs')
  @ExampleWithout('x12FileId')
  @Allow('sandbox-payer:run')
  @AnswersWithJob()
  runSandboxPayer(@Body() asked: RunSandboxPayerDto): Promise<Job> {
    return this.service.run(asked);
  }
}
