/**
 * Adjustment reasons (CARC) that by themselves deny nothing: rcm.md §4 E, as of 2026-11-23. A lone CO-45 is a normal
 * payment, PR-1, 2 and 3 are the patient's part.
 */
export const INFORMATIONAL_REASONS: ReadonlySet<string> = new Set(
  '45 253 23 1 2 3 24 104 131 132 144 187 94 100 237'.split(' '),
);

/** What a denial is about. The grouping is our own, by CARC; as of 2026-11-23. */
export const DENIAL_CATEGORIES = {
  registration: '26 27 31 32 33 109 200',
  authorization: '15 39 62 197 198 210 284 296 302',
  coding: '4 5 6 7 11 16 125 146 181 182 199 236',
  medical_necessity: '50 55 56 150 151 152',
  bundling: '97 231 234 B10 B15',
  duplicate: '18 B13',
  timely_filing: '29 164 286',
  coordination_of_benefits: '22 129 136 275 276',
  non_covered: '96 204 49 119',
  documentation: '163 226 227 250 251 252',
  credentialing: 'B7 185 208 242',
} as const;
export type DenialCategory = keyof typeof DENIAL_CATEGORIES;

/** Category by CARC. */
export const CATEGORY_OF_REASON: ReadonlyMap<string, DenialCategory> = new Map(
  (Object.entries(DENIAL_CATEGORIES) as [DenialCategory, string][]).flatMap(([category, reasons]) =>
    reasons.split(' ').map((reason): [string, DenialCategory] => [reason, category]),
  ),
);
