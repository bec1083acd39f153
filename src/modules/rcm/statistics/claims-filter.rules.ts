/** Of which claims a figure is; what is not said does not narrow. */
export interface ClaimsFilter {
  /** First and last day of the period, both in it; each figure says of what day it speaks. */
  from?: string;
  to?: string;
  payerId?: string;
  /** Billing or rendering provider. */
  providerId?: string;
  facilityId?: string;
}

/** Whether the filter names a party, so that sums of the whole company do not answer it. */
export function namesParty({ payerId, providerId, facilityId }: ClaimsFilter): boolean {
  return payerId !== undefined || providerId !== undefined || facilityId !== undefined;
}

// A condition of the whole statement, not of each row: an absent filter costs nothing.
const PARTIES = `($4::uuid IS NULL OR f.payer_id = $4) AND ($6::uuid IS NULL OR f.facility_id = $6)
  AND ($5::uuid IS NULL OR f.billing_provider_id = $5 OR f.rendering_provider_id = $5)`;

/** The claims `f` of the filter's parties; `$1` the company, `$4` to `$6` the parties. */
export const OF_PARTIES = `f.company_id = $1 AND ${PARTIES}`;

/** The claims `f` of the filter of which `day` lies in the period, `$2` to `$3`; a claim without that day does not. */
export function within(day: string): string {
  return `${OF_PARTIES} AND ${day} BETWEEN $2::date AND $3::date`;
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** `$2` to `$6` of a statement with `within`. */
export function parametersOf({ from, to, payerId, providerId, facilityId }: ClaimsFilter): (string | null)[] {
  return [from ?? FIRST_DAY, to ?? LAST_DAY, payerId ?? null, providerId ?? null, facilityId ?? null];
}
