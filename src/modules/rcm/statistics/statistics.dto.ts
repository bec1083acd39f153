import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { Cents } from '../../../shared/database/fields.decorator.js';
import { IsCalendarDay } from '../../../shared/database/is-calendar-day.decorator.js';
import { CLAIM_STATUSES, type ClaimStatus } from '../claims/claim-status.rules.js';
import type { ClaimsFilter } from './claims-filter.rules.js';
import { KPI_STATUSES, KPI_UNITS, KPIS, type KpiFigure, type KpiStatus, type KpiUnit } from './kpi.rules.js';

const DAY = { type: 'string', format: 'date' } as const;
const ID = { type: 'string', format: 'uuid' } as const;

/** Of which claims; without a day there is no limit on that side. */
export class RcmStatisticsQuery implements ClaimsFilter {
  /** First day of the period. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  from?: string;

  /** Last day of the period. */
  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsCalendarDay()
  to?: string;

  /** Payer. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  payerId?: string;

  /** Rendering or billing provider. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  providerId?: string;

  /** Facility where the service was given. */
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Claims in one state. */
export class StatusTotal {
  /** State. */
  @ApiProperty({ enum: CLAIM_STATUSES })
  status: ClaimStatus;

  /** Claims. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 42 })
  claims: number;

  /** What they charge. */
  @Cents()
  chargeCents: number;
}

/** What a key figure is measured against. */
export class KpiTarget {
  /** On which side of the target is good. */
  @ApiProperty({ enum: ['above', 'below'] })
  comparison: 'above' | 'below';

  /** In the figure's unit. */
  @ApiProperty({ type: 'number', example: 95 })
  value: number;
}

/** A key figure with how it came about. */
export class Kpi implements KpiFigure {
  /** Two decimals; null when it cannot be computed. */
  @ApiProperty({ type: 'number', nullable: true, example: 96.4 })
  value: number | null;

  /** What the formula divides. */
  @ApiProperty({ type: 'number', nullable: true, example: 964 })
  numerator: number | null;

  /** What the formula divides by. */
  @ApiProperty({ type: 'number', nullable: true, example: 1000 })
  denominator: number | null;

  /** Unit of value and target. */
  @ApiProperty({ enum: KPI_UNITS })
  unit: KpiUnit;

  /** How it is computed. */
  @ApiProperty({ type: 'string', example: 'payments ÷ (charges − contractual adjustments)' })
  formula: string;

  /** What it is measured against; null without a target. */
  @ApiProperty({ type: KpiTarget, nullable: true })
  target: KpiTarget | null;

  /** Where the value stands against the target. */
  @ApiProperty({ enum: KPI_STATUSES })
  status: KpiStatus;

  /** Why there is no value. */
  @ApiProperty({ type: 'string', nullable: true, example: null })
  reason: string | null;
}

export class RcmKpis {
  @ApiProperty({ type: Kpi, description: KPIS.denialRate.formula })
  denialRate: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.denialRateByCharge.formula })
  denialRateByCharge: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.firstPassResolutionRate.formula })
  firstPassResolutionRate: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.cleanClaimRate.formula })
  cleanClaimRate: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.netCollectionRate.formula })
  netCollectionRate: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.daysInReceivables.formula })
  daysInReceivables: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.appealRate.formula })
  appealRate: Kpi;

  @ApiProperty({ type: Kpi, description: KPIS.appealSuccessRate.formula })
  appealSuccessRate: Kpi;
}

/** Money from the ledger, of claims by their first day of service. Key figures say themselves what they are of. */
export class RcmStatistics {
  /** Claims by state. */
  @ApiProperty({ type: [StatusTotal] })
  byStatus: StatusTotal[];

  /** Claims of all states. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 260 })
  claims: number;

  /** Charges of claims that have gone out. */
  @Cents({ signed: true })
  chargeCents: number;

  /** Payments. */
  @Cents({ signed: true })
  paidCents: number;

  /** Contractual adjustments. */
  @Cents({ signed: true })
  contractualCents: number;

  /** Still owed: the sum of the balances. */
  @Cents({ signed: true })
  outstandingCents: number;

  /** Charges ÷ claims that have gone out, in whole cents; null without any. */
  @ApiProperty({ type: 'integer', nullable: true, example: 18_250 })
  averageChargeCents: number | null;

  /** Key figures. */
  @ApiProperty({ type: RcmKpis })
  kpis: RcmKpis;
}
