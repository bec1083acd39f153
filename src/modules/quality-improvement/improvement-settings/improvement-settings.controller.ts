import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ImprovementSettingsInForce, SetImprovementSettingsDto } from './improvement-settings.dto.js';
import { ImprovementSettingsService } from './improvement-settings.service.js';

@ApiTags('Quality improvement: projects')
@Controller('quality-improvement/settings')
export class ImprovementSettingsController {
  constructor(private readonly service: ImprovementSettingsService) {}

  /** Read from where on denials are worth a project, and the rules of charts */
  @Get()
  @Allow('improvement-project:read')
  readImprovementSettings(): Promise<ImprovementSettingsInForce> {
    return this.service.current();
  }

  /** Set from where on denials are worth a project, and the rules of charts */
  @Put()
  @Allow('improvement-project:write')
  setImprovementSettings(@Body() facts: SetImprovementSettingsDto): Promise<ImprovementSettingsInForce> {
    return this.service.set(facts);
  }
}
