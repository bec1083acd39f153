import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { ClaimEra } from './claim-era.entity.js';
import {
  DecideEraDto,
  EraClaimPaymentPage,
  EraDetail,
  EraPage,
  ListClaimPaymentsQuery,
  ListErasQuery,
  ListProviderAdjustmentsQuery,
  ProviderAdjustmentPage,
} from './era.dto.js';
import { EraDecisionsService } from './era-decisions.service.js';
import { ErasRepository } from './eras.repository.js';
import { ErasService } from './eras.service.js';

@ApiTags('RCM: remittances')
@Controller('rcm/eras')
export class ErasController {
  constructor(
    private readonly service: ErasService,
    private readonly eras: ErasRepository,
    private readonly decisions: EraDecisionsService,
  ) {}

  /** List remittances */
  @Get()
  @Allow('era:read')
  listEras(@Query() query: ListErasQuery): Promise<EraPage> {
    return this.eras.list(query);
  }

  /** Read a remittance with its provider adjustments and findings */
  @Get(':id')
  @Allow('era:read')
  @ShowsPhi('claim_eras')
  readEra(@Param('id', ParseUUIDPipe) id: string): Promise<EraDetail> {
    return this.service.details(id);
  }

  /** List the provider adjustments of a remittance */
  @Get(':id/provider-adjustments')
  @Allow('era:read')
  @ShowsPhi('provider_adjustments')
  listProviderAdjustments(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListProviderAdjustmentsQuery,
  ): Promise<ProviderAdjustmentPage> {
    return this.service.adjustmentsOf(id, query);
  }

  /** List the claim payments of a remittance with lines, adjustments and findings */
  @Get(':id/claim-payments')
  @Allow('era:read')
  @ShowsPhi('claim_payments')
  listClaimPayments(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListClaimPaymentsQuery,
  ): Promise<EraClaimPaymentPage> {
    return this.service.claimPayments(id, query);
  }

  /** Post a held remittance, or accept a conflict as one of its own */
  @Post(':id/release')
  @HttpCode(200)
  @Allow('era:override')
  releaseEra(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason }: DecideEraDto,
  ): Promise<ClaimEra> {
    return this.decisions.release(id, version, reason);
  }

  /** Discard a held remittance or a conflict: it is never posted */
  @Post(':id/discard')
  @HttpCode(200)
  @Allow('era:override')
  discardEra(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason }: DecideEraDto,
  ): Promise<ClaimEra> {
    return this.decisions.discard(id, version, reason);
  }
}
