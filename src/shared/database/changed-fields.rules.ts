/** The fields of `wanted` whose value differs from `row`, as they were and as they will be. */
export function changedFields(
  row: Record<string, unknown>,
  wanted: Record<string, unknown>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined || isSame(row[name], value)) continue;
    before[name] = row[name];
    after[name] = value;
  }
  return { before, after };
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right);
}
