import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { ExampleWithout } from '../../../shared/http/example-without.decorator.js';
import {
  ExemptionApprovalDto,
  ExemptionDetails,
  ExemptionPage,
  ExemptionRefusalDto,
  ListExemptionsQuery,
  RequestExemptionDto,
} from './exemption.dto.js';
import { ExemptionsService } from './exemptions.service.js';

@ApiTags('Compliance: exemptions')
@Controller('regulatory-compliance/exemptions')
export class ExemptionsController {
  constructor(private readonly service: ExemptionsService) {}

  /** List exemptions */
  @Get()
  @Allow('exemption:read')
  listExemptions(@Query() query: ListExemptionsQuery): Promise<ExemptionPage> {
    return this.service.list(query);
  }

  /** Ask to treat a requirement as not applicable */
  @Post()
  @ExampleWithout('validFrom')
  @Allow('exemption:request')
  requestExemption(@Body() facts: RequestExemptionDto): Promise<ExemptionDetails> {
    return this.service.request(facts);
  }

  /** Read an exemption with its decisions */
  @Get(':id')
  @Allow('exemption:read')
  readExemption(@Param('id', ParseUUIDPipe) id: string): Promise<ExemptionDetails> {
    return this.service.details(id);
  }

  /** Approve an exemption that somebody else has asked for */
  @Post(':id/approval')
  @HttpCode(200)
  @Allow('exemption:decide')
  approveExemption(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExemptionApprovalDto,
  ): Promise<ExemptionDetails> {
    return this.service.decide(id, 'approved', reason ?? null);
  }

  /** Refuse an exemption that somebody else has asked for */
  @Post(':id/refusal')
  @HttpCode(200)
  @Allow('exemption:decide')
  refuseExemption(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExemptionRefusalDto,
  ): Promise<ExemptionDetails> {
    return this.service.decide(id, 'refused', reason);
  }

  /** Revoke an approved exemption */
  @Post(':id/revocation')
  @HttpCode(200)
  @Allow('exemption:decide')
  revokeExemption(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ExemptionRefusalDto,
  ): Promise<ExemptionDetails> {
    return this.service.revoke(id, reason);
  }
}
