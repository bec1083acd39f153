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
export function namesParty(filter: ClaimsFilter): boolean {
  return partiesOf(filter).length > 0;
}

/**
 * The claims `f` of the company (`$1`) and of the parties that the filter names, whose parameters begin at `$next`. What
 * is not named is not in the statement: the planner would think that it narrows.
 */
export function ofParties(filter: ClaimsFilter, next: number): string {
  const named = { payerId: filter.payerId, facilityId: filter.facilityId, providerId: filter.providerId };
  let parameter = next;
  const condition = (text: (value: string) => string, value: string | undefined): string =>
    value === undefined ? '' : ` AND ${text(`$${parameter++}::uuid`)}`;
  return `f.company_id = $1${condition((value) => `f.payer_id = ${value}`, named.payerId)}${condition(
    (value) => `f.facility_id = ${value}`,
    named.facilityId,
  )}${condition((value) => `${value} IN (f.billing_provider_id, f.rendering_provider_id)`, named.providerId)}`;
}

/**
 * Whether a claim id is one of the parties'. IS TRUE keeps the planner from a join: it looks the ids up in a hash of
 * them, where a plan for unknown values takes a nested loop that is ten times slower over a million postings.
 */
export function isOfParties(claimId: string, filter: ClaimsFilter, next: number): string {
  return `(${claimId} IN (SELECT f.claim_id FROM claim_figures f WHERE ${ofParties(filter, next)})) IS TRUE`;
}

/** The values of `ofParties`, in its order. */
export function partiesOf({ payerId, facilityId, providerId }: ClaimsFilter): string[] {
  return [payerId, facilityId, providerId].filter((id) => id !== undefined);
}

/** The claims of the parties as `of_parties`, read once for a statement that asks for them more than once. */
export function partyClaims(filter: ClaimsFilter, next: number): string {
  return `of_parties AS MATERIALIZED (SELECT f.claim_id, f.balance_cents FROM claim_figures f WHERE ${ofParties(filter, next)})`;
}

/** Whether a claim id is among `of_parties`, by a hash of them as with `isOfParties`. */
export function isAmong(claimId: string): string {
  return `(${claimId} IN (SELECT o.claim_id FROM of_parties o)) IS TRUE`;
}

/** Whether the filter has a first or a last day. */
export function namesPeriod({ from, to }: ClaimsFilter): boolean {
  return from !== undefined || to !== undefined;
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** `$2` and `$3`, the period. */
export function daysOf({ from, to }: ClaimsFilter): [string, string] {
  return [from ?? FIRST_DAY, to ?? LAST_DAY];
}

/** `$2` and on: the period, then the parties. */
export function parametersOf(filter: ClaimsFilter): string[] {
  return [...daysOf(filter), ...partiesOf(filter)];
}
