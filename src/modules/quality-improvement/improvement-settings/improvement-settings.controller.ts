import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ImprovementThresholds, SetImprovementSettingsDto } from './improvement-settings.dto.js';
import { ImprovementSettingsService } from './improvement-settings.service.js';

@ApiTags('Quality improvement: projects')
@Controller('quality-improvement/settings')
export class ImprovementSettingsController {
  constructor(private readonly service: ImprovementSettingsService) {}

  /** Read from where on denials are worth a project */
  @Get()
  @Allow('improvement-project:read')
  readImprovementSettings(): Promise<ImprovementThresholds> {
    return this.service.current();
  }

  /** Set from where on denials are worth a project */
  @Put()
  @Allow('improvement-project:write')
  setImprovementSettings(@Body() facts: SetImprovementSettingsDto): Promise<ImprovementThresholds> {
    return this.service.set(facts);
  }
}
