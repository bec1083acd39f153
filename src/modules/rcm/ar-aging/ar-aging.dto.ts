import { ApiProperty } from '@nestjs/swagger';
import { Cents } from '../../../shared/database/fields.decorator.js';
import type { AgeBucket, Aging } from './ar-aging.rules.js';

/** What is owed of one age. */
export class ArAgingBucket implements AgeBucket {
  /** Youngest. */
  @ApiProperty({ type: 'integer', example: 31 })
  fromDays: number;

  /** Oldest; null: no end. */
  @ApiProperty({ type: 'integer', nullable: true, example: 60 })
  toDays: number | null;

  /** Claims. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 14 })
  claims: number;

  /** Owed by the insurance: the balance without the patient's part. */
  @Cents()
  insuranceCents: number;

  /** Owed by patients: of each claim the smaller of its balance and the patient responsibility of its latest standing payment. */
  @Cents()
  patientCents: number;

  /** Both. */
  @Cents()
  cents: number;
}

class ArAgingTotals implements Aging {
  /** Five: 0–30, 31–60, 61–90, 91–120 and over 120 days. */
  @ApiProperty({ type: [ArAgingBucket] })
  buckets: ArAgingBucket[];

  /** What is owed; credits are not taken off. */
  @Cents()
  owedCents: number;

  /** Of it, by insurances. */
  @Cents()
  insuranceCents: number;

  /** Of it, by patients. */
  @Cents()
  patientCents: number;

  /** Paid too much, on claims whose balance is below zero; a credit has no age. */
  @Cents()
  creditCents: number;

  /** Claims with a credit. */
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  creditClaims: number;

  /** Owed without credits: the sum of the balances, `outstandingCents` of the statistics. */
  @Cents({ signed: true })
  balanceCents: number;

  /** Of what is owed, older than 90 days, in percent; null where nothing is owed. */
  @ApiProperty({ type: 'number', nullable: true, example: 12.5 })
  over90Percent: number | null;
}

export class ArAgingOfPayer extends ArAgingTotals {
  /** Payer of the claims; the patient's part stands under it too. */
  @ApiProperty({ type: 'string', format: 'uuid' })
  payerId: string;

  /** Its name. */
  @ApiProperty({ type: 'string', example: 'Aetna' })
  payerName: string;
}

/**
 * Balances by age. Age counts from the last day of service (a stay: the discharge) to today where the company is; a
 * claim without a day of service counts from the first of its charges.
 */
export class ArAging extends ArAgingTotals {
  /** The day on which the ages were counted. */
  @ApiProperty({ type: 'string', format: 'date' })
  agedOn: string;

  /** The greatest amount first. */
  @ApiProperty({ type: [ArAgingOfPayer] })
  byPayer: ArAgingOfPayer[];
}
