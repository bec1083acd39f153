import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { ClaimDetail } from '../claims/claim-answer.dto.js';
import { CreateSecondaryClaimDto } from './secondary-claim.dto.js';
import { SecondaryClaimsService } from './secondary-claims.service.js';

@ApiTags('RCM: claims')
@Controller('rcm/claims/:id/secondary-claims')
export class SecondaryClaimsController {
  constructor(private readonly service: SecondaryClaimsService) {}

  /** Build the claim to the next payer from what the payer before has decided */
  @Post()
  @Allow('claim:write')
  @ApiCreatedResponse({ type: ClaimDetail })
  createSecondaryClaim(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: CreateSecondaryClaimDto,
  ): Promise<JsonText> {
    return this.service.create(id, facts);
  }
}
