/** One right that was asked for and cannot be given. */
export interface RightsProblem {
  code: 'RIGHT_NOT_HELD';
  message: string;
}

/**
 * Never above the own rights: what `wanted` has beyond what the giver holds. Also asked of the rights that a person
 * has before a change, so that nobody administers somebody above him.
 */
export function rightsProblems(held: ReadonlySet<string>, wanted: Iterable<string>): RightsProblem[] {
  return [...new Set(wanted)]
    .filter((permission) => !held.has(permission))
    .sort()
    .map((permission) => ({ code: 'RIGHT_NOT_HELD', message: `you do not hold ${permission} yourself` }));
}

/** What a grant of a user's administration depends on. */
export interface Administrator {
  roles: readonly string[];
  status: string;
}

/** An administrator who can act: the role and the status together. */
export function isActiveAdmin(user: Administrator): boolean {
  return user.status === 'active' && user.roles.includes('company_admin');
}

/**
 * Would the company be left without an active administrator? `activeAdminIds` are those of the company now, the
 * changed user among them or not.
 */
export function leavesNoAdmin(activeAdminIds: readonly string[], changed: Administrator & { id: string }): boolean {
  if (isActiveAdmin(changed) || !activeAdminIds.includes(changed.id)) return false;
  return activeAdminIds.length === 1;
}
