import { Body, Controller, Delete, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { ClaimDetail } from './claim-answer.dto.js';
import { CreateClaimLineDto, UpdateClaimLineDto } from './claim.dto.js';
import { ClaimLinesService } from './claim-lines.service.js';

/** Lines are part of their claim: `If-Match` is the claim's, and the answer is the whole claim. */
@ApiTags('RCM: claims')
@Controller('rcm/claims/:id/lines')
export class ClaimLinesController {
  constructor(private readonly service: ClaimLinesService) {}

  /** Add a line to an editable claim */
  @Post()
  @Allow('claim:write')
  @ApiCreatedResponse({ type: ClaimDetail })
  addClaimLine(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: CreateClaimLineDto,
  ): Promise<JsonText> {
    return this.service.add(id, version, facts);
  }

  /** Change a line of an editable claim */
  @Patch(':lineId')
  @Allow('claim:write')
  @ApiOkResponse({ type: ClaimDetail })
  updateClaimLine(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @IfMatch() version: number,
    @Body() facts: UpdateClaimLineDto,
  ): Promise<JsonText> {
    return this.service.change(id, version, lineId, facts);
  }

  /** Remove a line from an editable claim */
  @Delete(':lineId')
  @Allow('claim:write')
  @ApiOkResponse({ type: ClaimDetail })
  removeClaimLine(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @IfMatch() version: number,
  ): Promise<JsonText> {
    return this.service.remove(id, version, lineId);
  }
}
