import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { ProviderAdjustment } from '../eras/provider-adjustment.entity.js';
import { ProviderAdjustmentBalance } from './provider-adjustment-balance.entity.js';
import { ADJUSTMENT_BALANCE_STATES } from './provider-adjustment-balance.rules.js';

/** What both lists are narrowed by. */
class ProviderAdjustmentsOf extends ListQuery {
  /** PLB03-1: WO, FB, L6, 72, CS, … */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 3 })
  @IsOptional()
  @IsString()
  @Length(1, 3)
  reasonCode?: string;

  /** PLB03-2, exactly. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 50 })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  reference?: string;

  /** PLB01: NPI or tax id of the provider. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 80 })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  providerIdentifier?: string;
}

export class ListAllProviderAdjustmentsQuery extends ProviderAdjustmentsOf {
  /** Of this remittance. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  eraId?: string;
}

export class ListProviderAdjustmentBalancesQuery extends ProviderAdjustmentsOf {
  /** open, settled, taken, unexplained or final. */
  @ApiPropertyOptional({ enum: ADJUSTMENT_BALANCE_STATES })
  @IsOptional()
  @IsIn(ADJUSTMENT_BALANCE_STATES)
  state?: string;

  /** TRN03 of the remittances. */
  @ApiPropertyOptional({ type: 'string', minLength: 1, maxLength: 20 })
  @IsOptional()
  @IsString()
  @Length(1, 20)
  payerIdentifier?: string;
}

const ID = { type: 'string', format: 'uuid', nullable: true } as const;

/** A provider adjustment with the claim that its reference names. */
export class LinkedProviderAdjustment extends ProviderAdjustment {
  /** Claim payment with the reference as the payer's number (CLP07): the reversal where there is one, else the last. */
  @ApiProperty(ID)
  claimPaymentId: string | null;

  /** Its claim. */
  @ApiProperty(ID)
  claimId: string | null;
}

export class LinkedProviderAdjustmentPage extends pageOf(LinkedProviderAdjustment) {}
export class ProviderAdjustmentBalancePage extends pageOf(ProviderAdjustmentBalance) {}
