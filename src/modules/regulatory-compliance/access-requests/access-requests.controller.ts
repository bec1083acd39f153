import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AccessRequestDetails,
  AccessRequestViewPage,
  DenyAccessRequestDto,
  ExtendAccessRequestDto,
  FulfilAccessRequestDto,
  ListAccessRequestsQuery,
  ReceiveAccessRequestDto,
  ReviewDenialDto,
  UpdateAccessRequestDto,
  WithdrawAccessRequestDto,
} from './access-request.dto.js';
import { AccessRequestsService } from './access-requests.service.js';

@ApiTags('Compliance: access requests')
@Controller('regulatory-compliance/access-requests')
export class AccessRequestsController {
  constructor(private readonly service: AccessRequestsService) {}

  /** List requests of individuals with their clocks */
  @Get()
  @Allow('access-request:read')
  @ShowsPhi('access_requests')
  listAccessRequests(@Query() query: ListAccessRequestsQuery): Promise<AccessRequestViewPage> {
    return this.service.list(query);
  }

  /** Take in a request for access or for an accounting of disclosures */
  @Post()
  @Allow('access-request:write')
  receiveAccessRequest(@Body() facts: ReceiveAccessRequestDto): Promise<AccessRequestDetails> {
    return this.service.receive(facts);
  }

  /** Read a request with the reviews of its denial */
  @Get(':id')
  @Allow('access-request:read')
  @ShowsPhi('access_requests')
  readAccessRequest(@Param('id', ParseUUIDPipe) id: string): Promise<AccessRequestDetails> {
    return this.service.details(id);
  }

  /** Change an open request */
  @Patch(':id')
  @Allow('access-request:write')
  updateAccessRequest(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateAccessRequestDto,
  ): Promise<AccessRequestDetails> {
    return this.service.update(id, version, facts);
  }

  /** Extend the term, once, with a written reason */
  @Post(':id/extension')
  @HttpCode(200)
  @Allow('access-request:write')
  extendAccessRequest(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExtendAccessRequestDto,
  ): Promise<AccessRequestDetails> {
    return this.service.extend(id, reason);
  }

  /** Record that a request was fulfilled */
  @Post(':id/fulfilment')
  @HttpCode(200)
  @Allow('access-request:decide')
  fulfilAccessRequest(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: FulfilAccessRequestDto,
  ): Promise<AccessRequestDetails> {
    return this.service.fulfil(id, facts);
  }

  /** Deny access on grounds */
  @Post(':id/denial')
  @HttpCode(200)
  @Allow('access-request:decide')
  denyAccessRequest(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: DenyAccessRequestDto,
  ): Promise<AccessRequestDetails> {
    return this.service.deny(id, facts);
  }

  /** Record that the individual has withdrawn the request */
  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('access-request:write')
  withdrawAccessRequest(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawAccessRequestDto,
  ): Promise<AccessRequestDetails> {
    return this.service.withdraw(id, reason);
  }

  /** Review the denial that somebody else has given */
  @Post(':id/review')
  @HttpCode(200)
  @Allow('access-request:review')
  reviewAccessDenial(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() facts: ReviewDenialDto,
  ): Promise<AccessRequestDetails> {
    return this.service.review(id, facts);
  }
}
