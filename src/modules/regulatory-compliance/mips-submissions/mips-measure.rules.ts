import { MIPS_PROGRAMS, type ProgramMeasures } from './mips-programs.codes.js';
import { MIPS_MEASURES, MIPS_STRATA, type MetricType, type MipsCategory } from './mips-measures.codes.js';

/** A measure as the programme knows it in one performance year. */
export interface MipsMeasure {
  measureId: string;
  category: MipsCategory;
  metricType: MetricType;
  /** Collection types it may be sent by; empty: any. */
  methods: readonly string[];
  /** Names of its rates, where it has several. */
  strata: readonly string[];
}

const byYear = new Map<string, ReadonlyMap<string, MipsMeasure>>();

/** The performance years whose measures are known, ascending. */
export const MIPS_YEARS: readonly number[] = Object.keys(MIPS_MEASURES).map(Number);

export function isMipsYear(year: unknown): boolean {
  return MIPS_YEARS.some((known) => known === year);
}

/** The measure of that id in that year; undefined where the year or the measure is not known. Ids keep their case. */
export function mipsMeasure(year: number, measureId: string): MipsMeasure | undefined {
  let measures = byYear.get(String(year));
  if (measures === undefined) byYear.set(String(year), (measures = measuresOf(String(year))));
  return measures.get(measureId);
}

/** Traditional MIPS, where a set names no programme. */
export const TRADITIONAL = 'mips';

/** The programmes of that year; none where the year is not known. */
export function mipsPrograms(year: number): string[] {
  return programsOf(year).map(({ program }) => program);
}

/** Whether a programme of that year takes a measure. */
export function takesMeasure(year: number, program: string, { measureId, category }: MipsMeasure): boolean {
  const found = programsOf(year).find((each) => each.program === program);
  if (found === undefined) return false;
  if (words(found.all).includes(category)) return !words(found.but).includes(measureId);
  return words(found.ids).includes(measureId);
}

function programsOf(year: number): readonly ProgramMeasures[] {
  return Object.hasOwn(MIPS_PROGRAMS, year) ? MIPS_PROGRAMS[year]! : [];
}

function measuresOf(year: string): ReadonlyMap<string, MipsMeasure> {
  const groups = Object.hasOwn(MIPS_MEASURES, year) ? MIPS_MEASURES[year]! : [];
  const strata = Object.hasOwn(MIPS_STRATA, year) ? MIPS_STRATA[year]! : {};
  return new Map(
    groups.flatMap(({ category, metricType, methods, ids }) =>
      ids.split(' ').map((measureId) => {
        const names = Object.hasOwn(strata, measureId) ? words(strata[measureId]!) : [];
        return [measureId, { measureId, category, metricType, methods: words(methods), strata: names }] as const;
      }),
    ),
  );
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
