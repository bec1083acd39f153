import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  AgreementView,
  AgreementViewPage,
  CreateAgreementDto,
  ListAgreementsQuery,
  TerminateAgreementDto,
  UpdateAgreementDto,
} from './business-associate.dto.js';
import { BusinessAssociatesService } from './business-associates.service.js';

@ApiTags('Compliance: business associates')
@Controller('regulatory-compliance/business-associate-agreements')
export class BusinessAssociateAgreementsController {
  constructor(private readonly service: BusinessAssociatesService) {}

  /** List agreements, those that expire within some days too */
  @Get()
  @Allow('business-associate:read')
  listAgreements(@Query() query: ListAgreementsQuery): Promise<AgreementViewPage> {
    return this.service.listAgreements(query);
  }

  /** Add an agreement, or renew one */
  @Post()
  @Allow('business-associate:write')
  createAgreement(@Body() facts: CreateAgreementDto): Promise<AgreementView> {
    return this.service.agree(facts);
  }

  /** Read an agreement */
  @Get(':id')
  @Allow('business-associate:read')
  readAgreement(@Param('id', ParseUUIDPipe) id: string): Promise<AgreementView> {
    return this.service.readAgreement(id);
  }

  /** Change what needs no new agreement */
  @Patch(':id')
  @Allow('business-associate:write')
  updateAgreement(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateAgreementDto,
  ): Promise<AgreementView> {
    return this.service.updateAgreement(id, version, facts);
  }

  /** Terminate an agreement early */
  @Post(':id/termination')
  @HttpCode(200)
  @Allow('business-associate:write')
  terminateAgreement(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: TerminateAgreementDto,
  ): Promise<AgreementView> {
    return this.service.terminate(id, version, facts);
  }
}
