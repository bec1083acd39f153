import { Code, Text } from '../../../shared/database/fields.decorator.js';

/** How the next payer is billed. */
export class CreateSecondaryClaimDto {
  /** SBR05: why Medicare pays after another (12 working aged, 43 disability, …); of Medicare as the next payer only. */
  @Code({ max: 3, pattern: /^[0-9A-Z]{1,3}$/, nullable: true, example: '12' })
  insuranceTypeCode?: string | null;

  /** Note, for the claim's history. */
  @Text({ max: 1000, nullable: true, example: 'Crossover did not reach the supplemental plan' })
  reason?: string | null;
}
