/** Why a key cannot have the scope that was asked for. `pointer` is a JSON pointer into the request. */
export interface ScopeProblem {
  code: 'SCOPE_AMBIGUOUS' | 'PERMISSION_NOT_FOR_KEYS';
  message: string;
  pointer: string;
}

/** A key has either roles or single permissions, and none that only people may have (`neverByKey`). */
export function scopeProblems(
  scope: { roles: readonly string[]; permissions: readonly string[] },
  neverByKey: readonly string[],
): ScopeProblem[] {
  const problems: ScopeProblem[] = [];
  if (scope.roles.length > 0 === scope.permissions.length > 0) {
    problems.push({ code: 'SCOPE_AMBIGUOUS', message: 'give either roles or permissions', pointer: '/roles' });
  }
  scope.permissions.forEach((permission, index) => {
    if (!neverByKey.includes(permission)) return;
    const message = `${permission} is for people only`;
    problems.push({ code: 'PERMISSION_NOT_FOR_KEYS', message, pointer: `/permissions/${index}` });
  });
  return problems;
}
