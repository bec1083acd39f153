import { lineControlNumberOf } from './claim.rules.js';

interface EnteredLine {
  procedureCode?: string | null;
  revenueCode?: string | null;
  chargeCents: number;
  units?: number | null;
  unitCode?: string | null;
  servedFromOn?: string | null;
  servedToOn?: string | null;
  controlNumber?: string | null;
  placeOfServiceCode?: string | null;
  modifiers?: string[];
  diagnosisPointers?: number[];
}

export type NewLine = Required<EnteredLine> & { lineNumber: number; unitCode: string; controlNumber: string };

/** A line as it is stored: numbered, in units unless said otherwise, with a control number that the payer can return. */
export function newLine(entered: EnteredLine, lineNumber: number, patientControlNumber: string): NewLine {
  return {
    procedureCode: entered.procedureCode ?? null,
    revenueCode: entered.revenueCode ?? null,
    chargeCents: entered.chargeCents,
    units: entered.units ?? null,
    servedFromOn: entered.servedFromOn ?? null,
    servedToOn: entered.servedToOn ?? null,
    placeOfServiceCode: entered.placeOfServiceCode ?? null,
    lineNumber,
    modifiers: entered.modifiers ?? [],
    diagnosisPointers: entered.diagnosisPointers ?? [],
    unitCode: entered.unitCode ?? 'UN',
    controlNumber: entered.controlNumber ?? lineControlNumberOf(patientControlNumber, lineNumber),
  };
}

/** The number of the next line: never one that a removed line had while a later one stands. */
export function nextLineNumber(lines: readonly { lineNumber: number }[]): number {
  return Math.max(0, ...lines.map(({ lineNumber }) => lineNumber)) + 1;
}
