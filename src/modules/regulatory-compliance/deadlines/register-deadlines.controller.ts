import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ListRegisterDeadlinesQuery, RegisterDeadlinePage } from './register-deadline.dto.js';
import { RegisterDeadlinesService } from './register-deadlines.service.js';

@ApiTags('Compliance: registers')
@Controller('regulatory-compliance/register-deadlines')
export class RegisterDeadlinesController {
  constructor(private readonly service: RegisterDeadlinesService) {}

  /** List what falls due in the registers; names no patient */
  @Get()
  @Allow('register-deadline:read')
  listRegisterDeadlines(@Query() query: ListRegisterDeadlinesQuery): Promise<RegisterDeadlinePage> {
    return this.service.list(query);
  }
}
