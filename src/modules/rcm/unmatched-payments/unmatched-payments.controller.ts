import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import { ClaimPayment } from '../eras/claim-payment.entity.js';
import {
  DismissPaymentDto,
  ListUnmatchedPaymentsQuery,
  MatchPaymentDto,
  ReleasePaymentDto,
  UnmatchedPayment,
  UnmatchedPaymentPage,
} from './unmatched-payment.dto.js';
import { UnmatchedPaymentsService } from './unmatched-payments.service.js';

@ApiTags('RCM: remittances')
@Controller('rcm/unmatched-payments')
export class UnmatchedPaymentsController {
  constructor(private readonly service: UnmatchedPaymentsService) {}

  /** List claim payments that wait for a human, with candidate claims */
  @Get()
  @Allow('era:read')
  @ShowsPhi('claim_payments')
  listUnmatchedPayments(@Query() query: ListUnmatchedPaymentsQuery): Promise<UnmatchedPaymentPage> {
    return this.service.list(query);
  }

  /** Read a claim payment that waits for a human, with candidate claims */
  @Get(':id')
  @Allow('era:read')
  @ShowsPhi('claim_payments')
  readUnmatchedPayment(@Param('id', ParseUUIDPipe) id: string): Promise<UnmatchedPayment> {
    return this.service.read(id);
  }

  /** Match a claim payment with a claim and post it */
  @Post(':id/match')
  @HttpCode(200)
  @Allow('era:match')
  matchPayment(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { claimId }: MatchPaymentDto,
  ): Promise<ClaimPayment> {
    return this.service.match(id, version, claimId);
  }

  /** Post a held claim payment as it stands */
  @Post(':id/release')
  @HttpCode(200)
  @Allow('era:override')
  releasePayment(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: ReleasePaymentDto,
  ): Promise<ClaimPayment> {
    return this.service.release(id, version, facts);
  }

  /** Dismiss a claim payment: it is never posted */
  @Post(':id/dismissal')
  @HttpCode(200)
  @Allow('era:match')
  dismissPayment(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason }: DismissPaymentDto,
  ): Promise<ClaimPayment> {
    return this.service.dismiss(id, version, reason);
  }
}
