import { ApiProperty } from '@nestjs/swagger';
import { Cents } from '../../../shared/database/fields.decorator.js';
import { DENIAL_CATEGORIES } from '../adjustment-codes/adjustment-code.codes.js';
import type { AnalysedCategory, DenialAmounts, DenialGroup } from './denial-analysis.rules.js';

/** Sums of denials. Each reason on each line is one denial. */
export class DenialTotals implements DenialAmounts {
  /** Denials. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 12 })
  denials: number;

  /** Denied amount. */
  @Cents()
  deniedCents: number;

  /** What of it could be appealed by the codes of its day. */
  @Cents()
  appealableCents: number;

  /** What nobody has closed yet. */
  @Cents()
  openCents: number;

  /** What of the open amount can be appealed. */
  @Cents()
  openAppealableCents: number;
}

class DenialGroupTotals extends DenialTotals implements DenialGroup {
  /** Of all the money denied, in percent; null where nothing is. */
  @ApiProperty({ type: 'number', nullable: true, example: 37.5 })
  sharePercent: number | null;
}

export class DenialsOfCategory extends DenialGroupTotals {
  /** What the denials are about; `other` where nobody has said. */
  @ApiProperty({ enum: DENIAL_CATEGORIES })
  category: AnalysedCategory;
}

export class DenialsOfReason extends DenialGroupTotals {
  /** CARC. */
  @ApiProperty({ type: 'string', example: '197' })
  reasonCode: string;

  /** What it means, in our words or the company's; null for a code that nobody has described. */
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'No authorization, notification or certification in advance',
  })
  wording: string | null;
}

export class DenialsOfPayer extends DenialGroupTotals {
  /** Payer. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  payerId: string;

  /** Its name. */
  @ApiProperty({ type: 'string', example: 'Aetna' })
  payerName: string;
}

export class DenialsOfMonth extends DenialGroupTotals {
  /** Month of the denials. */
  @ApiProperty({ type: 'string', pattern: '^\\d{4}-\\d{2}$', example: '2026-03' })
  month: string;
}

/**
 * Denials by the day of the denial (the payment date of its remittance). What the payer reversed or was entered in error
 * is left out; what was denied, paid later and is closed stays in: it was denied.
 */
export class DenialAnalysis extends DenialTotals {
  /** The greatest amount first. */
  @ApiProperty({ type: [DenialsOfCategory] })
  byCategory: DenialsOfCategory[];

  /** The greatest amount first. */
  @ApiProperty({ type: [DenialsOfReason] })
  byReason: DenialsOfReason[];

  /** The greatest amount first. */
  @ApiProperty({ type: [DenialsOfPayer] })
  byPayer: DenialsOfPayer[];

  /** In order of time; a month without denials is not there. */
  @ApiProperty({ type: [DenialsOfMonth] })
  byMonth: DenialsOfMonth[];
}
