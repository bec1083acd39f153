import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { ClaimDetail } from '../claims/claim-answer.dto.js';
import { ClaimFamily, CreateClaimVersionDto } from './claim-version.dto.js';
import { ClaimVersionsService } from './claim-versions.service.js';

@ApiTags('RCM: claims')
@Controller('rcm/claims/:id')
export class ClaimVersionsController {
  constructor(private readonly service: ClaimVersionsService) {}

  /** List all versions of a claim with what is owed of them */
  @Get('versions')
  @Allow('claim:read')
  @ShowsPhi('claims')
  listClaimVersions(@Param('id', ParseUUIDPipe) id: string): Promise<ClaimFamily> {
    return this.service.family(id);
  }

  /** Begin a correction of a claim that has gone out */
  @Post('corrections')
  @Allow('claim:write')
  @ApiCreatedResponse({ type: ClaimDetail })
  createClaimCorrection(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: CreateClaimVersionDto,
  ): Promise<JsonText> {
    return this.service.correct(id, facts);
  }

  /** Begin a void bill of a claim that has gone out */
  @Post('voids')
  @Allow('claim:write')
  @ApiCreatedResponse({ type: ClaimDetail })
  createClaimVoid(@Param('id', ParseUUIDPipe) id: string, @Body() facts: CreateClaimVersionDto): Promise<JsonText> {
    return this.service.void(id, facts);
  }
}
