import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import type { JsonText } from '../../../shared/http/json-text.js';
import { ClaimDetail, ClaimRowPage, ClaimValidation } from './claim-answer.dto.js';
import { CreateClaimDto, OverrideFilingDto, ReplaceDiagnosesDto, UpdateClaimDto, VoidClaimDto } from './claim.dto.js';
import { ClaimDetailRepository } from './claim-detail.repository.js';
import { ClaimListRepository } from './claim-list.repository.js';
import { InstitutionalFactsDto } from './institutional-facts.dto.js';
import { ListClaimsQuery, SearchClaimsDto, SearchClaimsQuery } from './claim-query.dto.js';
import { ClaimValidationService } from './claim-validation.service.js';
import { ClaimsService } from './claims.service.js';

@ApiTags('RCM: claims')
@Controller('rcm/claims')
export class ClaimsController {
  constructor(
    private readonly service: ClaimsService,
    private readonly validation: ClaimValidationService,
    private readonly details: ClaimDetailRepository,
    private readonly claims: ClaimListRepository,
  ) {}

  /** List claims */
  @Get()
  @Allow('claim:read')
  @ShowsPhi('claims', 'self')
  @ApiOkResponse({ type: ClaimRowPage })
  listClaims(@Query() query: ListClaimsQuery): Promise<JsonText> {
    return this.claims.list(query);
  }

  /** Search claims by their numbers too */
  @Post('search')
  @HttpCode(200)
  @Allow('claim:read')
  @ShowsPhi('claims', 'self')
  @ApiOkResponse({ type: ClaimRowPage })
  searchClaims(@Query() query: SearchClaimsQuery, @Body() wanted: SearchClaimsDto): Promise<JsonText> {
    return this.claims.list({ ...query, ...wanted });
  }

  /** Enter a claim */
  @Post()
  @ExampleWithout('servedFromOn', 'servedToOn', 'admittedOn')
  @Allow('claim:write')
  @ApiCreatedResponse({ type: ClaimDetail })
  createClaim(@Body() facts: CreateClaimDto): Promise<JsonText> {
    return this.service.create(facts);
  }

  /** Read a claim with lines, events, payments, findings and balance */
  @Get(':id')
  @Allow('claim:read')
  @ShowsPhi('claims', 'self')
  @ApiOkResponse({ type: ClaimDetail })
  readClaim(@Param('id', ParseUUIDPipe) id: string): Promise<JsonText> {
    return this.details.show(id);
  }

  /** Change an editable claim */
  @Patch(':id')
  @Allow('claim:write')
  @ApiOkResponse({ type: ClaimDetail })
  updateClaim(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateClaimDto,
  ): Promise<JsonText> {
    return this.service.update(id, version, facts);
  }

  /** Replace the diagnoses of an editable claim */
  @Put(':id/diagnoses')
  @Allow('claim:write')
  @ApiOkResponse({ type: ClaimDetail })
  replaceClaimDiagnoses(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: ReplaceDiagnosesDto,
  ): Promise<JsonText> {
    return this.service.replaceDiagnoses(id, version, facts);
  }

  /** Read what an institutional claim says beyond a professional one */
  @Get(':id/institutional-facts')
  @Allow('claim:read')
  @ShowsPhi('claims')
  async readInstitutionalFacts(@Param('id', ParseUUIDPipe) id: string): Promise<InstitutionalFactsDto> {
    return (await this.service.institutionalFacts(id)) as InstitutionalFactsDto;
  }

  /** Replace what an editable institutional claim says beyond a professional one */
  @Put(':id/institutional-facts')
  @Allow('claim:write')
  @ApiOkResponse({ type: ClaimDetail })
  replaceInstitutionalFacts(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: InstitutionalFactsDto,
  ): Promise<JsonText> {
    return this.service.replaceInstitutionalFacts(id, version, facts);
  }

  /** Validate an editable claim by all rules */
  @Post(':id/validation')
  @HttpCode(200)
  @Allow('claim:write')
  validateClaim(@Param('id', ParseUUIDPipe) id: string): Promise<ClaimValidation> {
    return this.validation.validate(id);
  }

  /** Let a claim go although its timely-filing limit has passed */
  @Post(':id/filing-override')
  @HttpCode(200)
  @Allow('claim:override')
  @ApiOkResponse({ type: ClaimDetail })
  overrideClaimFiling(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: OverrideFilingDto,
  ): Promise<JsonText> {
    return this.service.overrideFiling(id, version, facts.reason);
  }

  /** Void a claim that has not gone out */
  @Post(':id/void')
  @HttpCode(200)
  @Allow('claim:write')
  @ApiOkResponse({ type: ClaimDetail })
  voidClaim(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: VoidClaimDto,
  ): Promise<JsonText> {
    return this.service.void(id, version, facts.reason);
  }
}
