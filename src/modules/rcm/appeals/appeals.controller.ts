import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { AppealPreparationService } from './appeal-preparation.service.js';
import {
  AcknowledgeAppealDto,
  AppealPage,
  AppealRecoveryPage,
  CreateAppealDto,
  DecideAppealDto,
  FileAppealDto,
  FileAppealLateDto,
  ListAppealRecoveriesQuery,
  ListAppealsQuery,
  UpdateAppealDto,
} from './appeal.dto.js';
import { AppealsRepository } from './appeals.repository.js';
import { AppealsService } from './appeals.service.js';
import { ClaimAppeal } from './claim-appeal.entity.js';

@ApiTags('RCM: appeals')
@Controller('rcm/appeals')
export class AppealsController {
  constructor(
    private readonly preparation: AppealPreparationService,
    private readonly service: AppealsService,
    private readonly appeals: AppealsRepository,
  ) {}

  /** List appeals, by deadline and then by money */
  @Get()
  @Allow('appeal:read')
  @ShowsPhi('claim_appeals')
  listAppeals(@Query() query: ListAppealsQuery): Promise<AppealPage> {
    return this.appeals.list(query);
  }

  /** Begin an appeal of a claim */
  @Post()
  @Allow('appeal:write')
  createAppeal(@Body() facts: CreateAppealDto): Promise<ClaimAppeal> {
    return this.preparation.begin(facts);
  }

  /** Read an appeal */
  @Get(':id')
  @Allow('appeal:read')
  @ShowsPhi('claim_appeals')
  readAppeal(@Param('id', ParseUUIDPipe) id: string): Promise<ClaimAppeal> {
    return this.appeals.get(id);
  }

  /** Change an open appeal */
  @Patch(':id')
  @Allow('appeal:write')
  updateAppeal(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateAppealDto,
  ): Promise<ClaimAppeal> {
    return this.preparation.update(id, version, facts);
  }

  /** File an appeal in time */
  @Post(':id/filing')
  @HttpCode(200)
  @Allow('appeal:file')
  fileAppeal(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: FileAppealDto,
  ): Promise<ClaimAppeal> {
    return this.service.file(id, version, facts);
  }

  /** File an appeal after its deadline, for good cause */
  @Post(':id/late-filing')
  @HttpCode(200)
  @Allow('appeal:file-late')
  fileAppealLate(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: FileAppealLateDto,
  ): Promise<ClaimAppeal> {
    return this.service.fileLate(id, version, facts);
  }

  /** Say that the payer has the appeal */
  @Post(':id/receipt')
  @HttpCode(200)
  @Allow('appeal:write')
  acknowledgeAppeal(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: AcknowledgeAppealDto,
  ): Promise<ClaimAppeal> {
    return this.service.acknowledge(id, version, facts);
  }

  /** Resolve an appeal: the payer's decision, or its withdrawal */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('appeal:resolve')
  decideAppeal(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: DecideAppealDto,
  ): Promise<ClaimAppeal> {
    return this.service.decide(id, version, facts);
  }

  /** List what remittances have paid on the claim since the appeal was filed */
  @Get(':id/recoveries')
  @Allow('appeal:read')
  listAppealRecoveries(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListAppealRecoveriesQuery,
  ): Promise<AppealRecoveryPage> {
    return this.service.recoveriesOf(id, query);
  }
}
