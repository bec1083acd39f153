export const KPI_NAMES = [
  'compliance_percent',
  'overdue_requirements',
  'findings_closed_within_90_days_percent',
  'mips_composite',
] as const;
export type KpiName = (typeof KPI_NAMES)[number];

interface Target {
  words: string;
  isMet: (value: number) => boolean;
  /** Why there may be no value. */
  without: string;
}

const TARGETS: Record<KpiName, Target> = {
  compliance_percent: {
    words: 'above 95 percent',
    isMet: (value) => value > 95,
    without: 'no mandatory requirement applies',
  },
  overdue_requirements: { words: 'below 5', isMet: (value) => value < 5, without: 'no requirements' },
  findings_closed_within_90_days_percent: {
    words: 'above 90 percent',
    isMet: (value) => value > 90,
    without: 'no finding is closed or 90 days old',
  },
  mips_composite: { words: 'above 75', isMet: (value) => value > 75, without: 'no MIPS submission has been scored' },
};

export interface Kpi {
  kpi: KpiName;
  value: number | null;
  target: string;
  isMet: boolean | null;
  reason: string | null;
}

/** The key figure held against its target; without a value it says why, and is neither met nor missed. */
export function kpi(name: KpiName, value: number | null): Kpi {
  const { words, isMet, without } = TARGETS[name];
  if (value === null) return { kpi: name, value, target: words, isMet: null, reason: without };
  return { kpi: name, value, target: words, isMet: isMet(value), reason: null };
}

/** Part of the whole in percent with one decimal, never 100 unless it is all; null for nothing of nothing. */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const tenths = Math.round((part * 1000) / whole);
  return (part < whole ? Math.min(tenths, 999) : tenths) / 10;
}
