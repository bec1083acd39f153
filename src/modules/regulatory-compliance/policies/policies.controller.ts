import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreatePolicyDto,
  DraftPolicyVersionDto,
  DuePolicies,
  ListDuePoliciesQuery,
  ListOutstandingQuery,
  ListPoliciesQuery,
  ListPolicyAcknowledgementsQuery,
  OutstandingAcknowledgements,
  PolicyAcknowledgementPage,
  PolicyDetails,
  PolicyDetailsPage,
  PolicyVersionDetails,
  UpdatePolicyDto,
} from './policy.dto.js';
import { PoliciesService } from './policies.service.js';
import { PolicyAcknowledgementsService } from './policy-acknowledgements.service.js';

@ApiTags('Compliance: policies')
@Controller('regulatory-compliance/policies')
export class PoliciesController {
  constructor(
    private readonly service: PoliciesService,
    private readonly acknowledgements: PolicyAcknowledgementsService,
  ) {}

  /** List policies with their versions */
  @Get()
  @Allow('policy:read')
  listPolicies(@Query() query: ListPoliciesQuery): Promise<PolicyDetailsPage> {
    return this.service.list(query);
  }

  /** Add a policy with the draft of its first version */
  @Post()
  @Allow('policy:write')
  createPolicy(@Body() facts: CreatePolicyDto): Promise<PolicyDetails> {
    return this.service.create(facts);
  }

  /** List policies whose review is due or overdue */
  @Get('due-for-review')
  @Allow('policy-follow-up:read')
  listDuePolicies(@Query() query: ListDuePoliciesQuery): Promise<DuePolicies> {
    return this.service.due(query);
  }

  /** List acknowledgements */
  @Get('acknowledgements')
  @Allow('policy-follow-up:read')
  listPolicyAcknowledgements(@Query() query: ListPolicyAcknowledgementsQuery): Promise<PolicyAcknowledgementPage> {
    return this.acknowledgements.list(query);
  }

  /** List who has not acknowledged which policy */
  @Get('outstanding-acknowledgements')
  @Allow('policy-follow-up:read')
  listOutstandingAcknowledgements(@Query() query: ListOutstandingQuery): Promise<OutstandingAcknowledgements> {
    return this.acknowledgements.outstanding(query);
  }

  /** List the policies that you have to acknowledge */
  @Get('outstanding-acknowledgements/mine')
  @Allow('policy:acknowledge')
  listMyOutstandingAcknowledgements(): Promise<OutstandingAcknowledgements> {
    return this.acknowledgements.mine();
  }

  /** Read a policy with its versions */
  @Get(':id')
  @Allow('policy:read')
  readPolicy(@Param('id', ParseUUIDPipe) id: string): Promise<PolicyDetails> {
    return this.service.details(id);
  }

  /** Change category, owner or audience of a policy */
  @Patch(':id')
  @Allow('policy:write')
  updatePolicy(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdatePolicyDto,
  ): Promise<PolicyDetails> {
    return this.service.update(id, version, facts);
  }

  /** Draft the next version of a policy */
  @Post(':id/versions')
  @Allow('policy:write')
  draftPolicyVersion(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: DraftPolicyVersionDto,
  ): Promise<PolicyVersionDetails> {
    return this.service.draftNext(id, facts);
  }
}
