import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { PlanOfActionService } from './plan-of-action.service.js';

const DOCUMENT = { type: 'object', additionalProperties: true, description: 'OSCAL 1.1 JSON' } as const;

@ApiTags('Compliance: controls')
@Controller('regulatory-compliance/plan-of-action')
export class PlanOfActionController {
  constructor(private readonly service: PlanOfActionService) {}

  /** Export the findings as an OSCAL plan of action and milestones */
  @Get('oscal')
  @Allow('control:export')
  @ApiOkResponse({ content: { 'application/json': { schema: DOCUMENT } } })
  exportPlanOfAction(): Promise<object> {
    return this.service.export();
  }
}
