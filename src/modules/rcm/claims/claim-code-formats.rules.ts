/**
 * Formats of the codes on a claim (rcm.md §4 A 7, 8, 11 and §5). Formats only: the lists of CPT, revenue codes and
 * types of bill are licensed; places of service are CMS's and public.
 */

/** Places of service that CMS has assigned. */
const PLACES_OF_SERVICE: ReadonlySet<string> = new Set(
  (
    '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 31 32 33 34 41 42 49 50 51 52 ' +
    '53 54 55 56 57 58 60 61 62 65 66 71 72 81 99'
  ).split(' '),
);

/** CPT (four digits and a digit or category letter) or HCPCS level II (letter A to V and four digits). */
export function isProcedureCode(code: string): boolean {
  return /^(\d{4}[0-9AFTUM]|[A-V]\d{4})$/.test(code);
}

export function isModifier(code: string): boolean {
  return /^[A-Z0-9]{2}$/.test(code);
}

/** ICD-10-CM, with or without its dot; U codes too. */
export function isIcd10Code(code: string): boolean {
  return /^[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/.test(code);
}

/** ICD-9-CM, with or without its dot; for services before October 2015. */
export function isIcd9Code(code: string): boolean {
  return /^(\d{3}(\.?\d{1,2})?|V\d{2}(\.?\d{1,2})?|E\d{3}(\.?\d)?)$/.test(code);
}

export function isPlaceOfService(code: string): boolean {
  return PLACES_OF_SERVICE.has(code);
}

/** The first two digits of a type of bill, as CLM05-1 carries them. */
export function isFacilityOfBill(code: string): boolean {
  return /^\d{2}$/.test(code);
}

/** Whether a type of bill is outpatient, where a line needs a procedure code. */
export function isOutpatientBill(facilityCode: string): boolean {
  return /^(13|14|23|24|34|7\d|83|84|85)$/.test(facilityCode);
}

/** Whether a type of bill is of an inpatient stay: class 1, or a swing bed (8), of a hospital or another institution. */
export function isInpatientBill(facilityCode: string): boolean {
  return /^[124][18]$/.test(facilityCode);
}

export function isRevenueCode(code: string): boolean {
  return /^\d{4}$/.test(code);
}

export function isTaxId(text: string): boolean {
  return /^\d{9}$/.test(text);
}

/** ZIP+4 without a dash. */
export function isFullZip(text: string): boolean {
  return /^\d{9}$/.test(text);
}

/** A street that is a post office box, which a billing provider cannot have. */
export function isPostOfficeBox(street: string): boolean {
  return /\b(P\s*\.?\s*O\s*\.?\s*BOX|POST\s+OFFICE\s+BOX)\b/i.test(street);
}
