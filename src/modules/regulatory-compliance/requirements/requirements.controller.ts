import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AsOfQuery,
  CreateRequirementDto,
  InstalledRequirements,
  ListOverdueRequirementsQuery,
  ListRequirementPeriodsQuery,
  ListRequirementsQuery,
  RequirementPeriodViewPage,
  RequirementView,
  RequirementViewPage,
  UpdateRequirementDto,
} from './requirement.dto.js';
import { RequirementsService } from './requirements.service.js';

@ApiTags('Compliance: requirements')
@Controller('regulatory-compliance/requirements')
export class RequirementsController {
  constructor(private readonly service: RequirementsService) {}

  /** List requirements with their status on a day */
  @Get()
  @Allow('requirement:read')
  listRequirements(@Query() query: ListRequirementsQuery): Promise<RequirementViewPage> {
    return this.service.list(query);
  }

  /** Add a requirement */
  @Post()
  @Allow('requirement:write')
  createRequirement(@Body() facts: CreateRequirementDto): Promise<RequirementView> {
    return this.service.create(facts);
  }

  /** Install the default requirements that are missing */
  @Post('defaults')
  @Allow('requirement:write')
  installDefaultRequirements(): Promise<InstalledRequirements> {
    return this.service.installDefaults();
  }

  /** List requirements whose last period was missed */
  @Get('overdue')
  @Allow('requirement:read')
  listOverdueRequirements(@Query() query: ListOverdueRequirementsQuery): Promise<RequirementViewPage> {
    return this.service.overdue(query);
  }

  /** Read a requirement with its status on a day */
  @Get(':id')
  @Allow('requirement:read')
  readRequirement(@Param('id', ParseUUIDPipe) id: string, @Query() query: AsOfQuery): Promise<RequirementView> {
    return this.service.read(id, query);
  }

  /** Change a requirement */
  @Patch(':id')
  @Allow('requirement:write')
  updateRequirement(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateRequirementDto,
  ): Promise<RequirementView> {
    return this.service.update(id, version, facts);
  }

  /** List the periods of a requirement, missed ones among them */
  @Get(':id/periods')
  @Allow('requirement:read')
  listRequirementPeriods(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequirementPeriodsQuery,
  ): Promise<RequirementPeriodViewPage> {
    return this.service.periodsOf(id, query);
  }
}
