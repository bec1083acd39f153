/** A filing limit is a number with its unit, or neither. */
export function filingLimitProblems(payer: {
  filingLimitCount?: number | null;
  filingLimitUnit?: string | null;
}): { code: string; message: string; pointer: string }[] {
  const hasCount = isSaid(payer.filingLimitCount);
  const hasUnit = isSaid(payer.filingLimitUnit);
  if (hasCount === hasUnit) return [];
  const pointer = hasCount ? '/filingLimitUnit' : '/filingLimitCount';
  return [{ code: 'FILING_LIMIT_INCOMPLETE', message: 'a filing limit needs both its number and its unit', pointer }];
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}
