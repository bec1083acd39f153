import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import {
  EraClaimPaymentPage,
  EraDetail,
  EraPage,
  ListClaimPaymentsQuery,
  ListErasQuery,
  ListProviderAdjustmentsQuery,
  ProviderAdjustmentPage,
} from './era.dto.js';
import { ErasRepository } from './eras.repository.js';
import { ErasService } from './eras.service.js';

@ApiTags('RCM: remittances')
@Controller('rcm/eras')
export class ErasController {
  constructor(
    private readonly service: ErasService,
    private readonly eras: ErasRepository,
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
}
