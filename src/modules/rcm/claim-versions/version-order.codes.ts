/**
 * SQL: the place of a claim (`alias`) among the versions of its family, as a number. It is the claim's own, but before
 * that of what replaces it: a replacement may have been imported before the claim whose place it takes (ADR 66).
 */
export function versionOrder(alias: string): string {
  return `least(${alias}.number, (SELECT min(n.number) - 1 FROM claims n
    WHERE n.company_id = ${alias}.company_id AND n.replaces_id = ${alias}.id))`;
}
