import type { Program, RequirementStatus } from '../requirements/requirement.codes.js';

/** Requirements of one programme, mandatory or not, in one status. */
export interface StatusCount {
  program: Program;
  isMandatory: boolean;
  status: RequirementStatus;
  requirements: number;
}

/** Compliant ones among those that apply: what is not applicable has left the denominator. */
export interface ComplianceRate {
  compliant: number;
  applicable: number;
  /** Null when nothing applies. */
  ratePercent: number | null;
}

/** The rate over these counts, in percent with one decimal. */
export function complianceRate(counts: readonly StatusCount[]): ComplianceRate {
  const sum = (rows: readonly StatusCount[]): number => rows.reduce((total, row) => total + row.requirements, 0);
  const applicable = sum(counts.filter(({ status }) => status !== 'not_applicable'));
  const compliant = sum(counts.filter(({ status }) => status === 'compliant'));
  return { compliant, applicable, ratePercent: applicable === 0 ? null : percent(compliant, applicable) };
}

/** Whole tenths, so that 2 of 3 is 66.7 and never 100 unless all are. */
export function percent(part: number, whole: number): number {
  const tenths = Math.round((part * 1000) / whole);
  return (part < whole ? Math.min(tenths, 999) : tenths) / 10;
}
