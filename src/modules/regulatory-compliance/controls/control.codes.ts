/** Addressable: to be assessed, and then met or documented why not (45 CFR 164.306(d)(3)). */
export const DESIGNATIONS = ['required', 'addressable'] as const;
export type Designation = (typeof DESIGNATIONS)[number];

export const COVERAGES = ['full', 'partial'] as const;
export type Coverage = (typeof COVERAGES)[number];

export const CONTROL_RELATIONS = ['parent', 'equivalent'] as const;
export type ControlRelationKind = (typeof CONTROL_RELATIONS)[number];

export const CATALOG_KINDS = ['catalog', 'profile'] as const;
export type CatalogKind = (typeof CATALOG_KINDS)[number];
