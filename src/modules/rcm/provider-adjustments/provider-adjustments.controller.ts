import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import {
  LinkedProviderAdjustmentPage,
  ListAllProviderAdjustmentsQuery,
  ListProviderAdjustmentBalancesQuery,
  ProviderAdjustmentBalancePage,
} from './provider-adjustment.dto.js';
import { LinkedProviderAdjustmentsService } from './linked-provider-adjustments.service.js';
import { ProviderAdjustmentBalancesRepository } from './provider-adjustment-balances.repository.js';

@ApiTags('RCM: remittances')
@Controller('rcm')
export class ProviderAdjustmentsController {
  constructor(
    private readonly adjustments: LinkedProviderAdjustmentsService,
    private readonly balances: ProviderAdjustmentBalancesRepository,
  ) {}

  /** List provider adjustments (PLB) of all remittances with the claims that they name */
  @Get('provider-adjustments')
  @Allow('era:read')
  @ShowsPhi('provider_adjustments')
  listAllProviderAdjustments(@Query() query: ListAllProviderAdjustmentsQuery): Promise<LinkedProviderAdjustmentPage> {
    return this.adjustments.list(query);
  }

  /** List what provider adjustments add up to, by payer, provider, code and reference */
  @Get('provider-adjustment-balances')
  @Allow('era:read')
  @ShowsPhi('provider_adjustment_balances')
  listProviderAdjustmentBalances(
    @Query() query: ListProviderAdjustmentBalancesQuery,
  ): Promise<ProviderAdjustmentBalancePage> {
    return this.balances.list(query);
  }
}
