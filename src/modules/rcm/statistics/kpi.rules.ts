/** The key figures of the revenue cycle and what they are measured against (rcm.md §1). */

export const KPI_STATUSES = ['on_target', 'off_target', 'no_target', 'not_computable'] as const;
export type KpiStatus = (typeof KPI_STATUSES)[number];
export const KPI_UNITS = ['percent', 'days'] as const;
export type KpiUnit = (typeof KPI_UNITS)[number];

/** Days in A/R looks at the charges of so many days. */
export const RECEIVABLE_DAYS = 90;

/** Better above, or below, a value. */
export interface Target {
  comparison: 'above' | 'below';
  value: number;
}

interface KpiDefinition {
  unit: KpiUnit;
  /** How it is computed, in words; the same words are the documentation. */
  formula: string;
  /** Null: none is set. */
  target: Target | null;
}

export const KPIS = {
  denialRate: {
    unit: 'percent',
    formula: 'claims whose first adjudication was a denial ÷ claims first adjudicated in the period',
    target: { comparison: 'below', value: 5 },
  },
  denialRateByCharge: {
    unit: 'percent',
    formula:
      'charges of claims whose first adjudication was a denial ÷ charges of claims first adjudicated in the period',
    target: { comparison: 'below', value: 5 },
  },
  firstPassResolutionRate: {
    unit: 'percent',
    formula:
      'claims of which the first remittance denied no line (paid, or all the patient’s part) ÷ claims first adjudicated in the period',
    target: { comparison: 'above', value: 90 },
  },
  cleanClaimRate: {
    unit: 'percent',
    formula:
      'claims without an error at their first validation and never rejected ÷ claims validated or imported, by first day of service',
    target: { comparison: 'above', value: 95 },
  },
  netCollectionRate: {
    unit: 'percent',
    formula: 'payments ÷ (charges − contractual adjustments), by first day of service',
    target: { comparison: 'above', value: 95 },
  },
  daysInReceivables: {
    unit: 'days',
    formula: 'open balance ÷ (charges of the last 90 days ÷ 90), at the end of the period',
    target: { comparison: 'below', value: 30 },
  },
  appealRate: {
    unit: 'percent',
    formula: 'claims on which an appeal was filed ÷ claims with a denial of the period',
    target: null,
  },
  appealSuccessRate: {
    unit: 'percent',
    formula:
      'appeals in which the payer gave in, in whole or in part ÷ appeals that the payer decided in the period (withdrawn ones are not decided)',
    target: { comparison: 'above', value: 60 },
  },
} as const satisfies Record<string, KpiDefinition>;
export type KpiName = keyof typeof KPIS;

/** A key figure as it is answered. */
export interface KpiFigure extends KpiDefinition {
  /** Two decimals; null when it cannot be computed. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  status: KpiStatus;
  /** Why there is no value. */
  reason: string | null;
}

/** The figure of two numbers; never a guess where there is nothing to divide by. */
export function kpi(name: KpiName, numerator: number, denominator: number): KpiFigure {
  const { unit, formula, target } = KPIS[name] as KpiDefinition;
  const parts = { unit, formula, target, numerator, denominator };
  if (denominator <= 0) return { ...parts, value: null, status: 'not_computable', reason: emptyReason(denominator) };
  const value = rounded((numerator / denominator) * (unit === 'percent' ? 100 : 1));
  return { ...parts, value, status: judged(value, target), reason: null };
}

/** Two decimals, half away from zero. */
export function rounded(value: number): number {
  return Math.sign(value) * (Math.round((Math.abs(value) + Number.EPSILON) * 100) / 100);
}

function judged(value: number, target: Target | null): KpiStatus {
  if (target === null) return 'no_target';
  const isMet = target.comparison === 'above' ? value > target.value : value < target.value;
  return isMet ? 'on_target' : 'off_target';
}

function emptyReason(denominator: number): string {
  return denominator === 0 ? 'there is nothing to divide by in this period' : 'the denominator is negative';
}
