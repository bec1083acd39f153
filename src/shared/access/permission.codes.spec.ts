import {
  ALL_PERMISSIONS,
  EMERGENCY_PERMISSIONS,
  NEVER_BY_KEY,
  permissionsOf,
  permissionsOfKey,
  ROLES,
} from './permission.codes.js';

// Acts that change nothing that anybody else sees.
const HARMLESS_ACTS = ['read', 'verify', 'export', 'download', 'search'];

it.each(ALL_PERMISSIONS.map((permission) => [permission]))(
  '%s is well named and held by the administrator',
  (permission) => {
    expect(permission).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*:[a-z]+(-[a-z]+)*$/);
    // He gives roles, and nobody gives what he does not hold: what he lacks, nobody could be given.
    expect(permissionsOf(['company_admin']).has(permission)).toBe(true);
  },
);

it.each(ROLES.map((role) => [role]))('%s reads what it writes', (role) => {
  const held = permissionsOf([role]);
  const blind = [...held]
    .map((permission) => permission.split(':')[0]!)
    .filter((thing) => (ALL_PERMISSIONS as readonly string[]).includes(`${thing}:read`))
    .filter((thing) => !(held as ReadonlySet<string>).has(`${thing}:read`) && thing !== 'emergency-access');
  expect(blind).toEqual([]);
});

it('the auditor reads everything and writes nothing', () => {
  const held = permissionsOf(['auditor']);
  expect([...held].filter((permission) => !HARMLESS_ACTS.includes(permission.split(':')[1]!))).toEqual([]);
  const reads = ALL_PERMISSIONS.filter((permission) => permission.endsWith(':read'));
  expect(reads.filter((permission) => !held.has(permission))).toEqual([]);
});

it.each([
  ['nobody', [], 0],
  ['an unknown role', ['emperor'], 0],
  ['a word of Object.prototype', ['constructor'], 0],
  ['the administrator', ['company_admin'], ALL_PERMISSIONS.length],
])('%s has as many permissions as are theirs', (_, roles, count) => {
  expect(permissionsOf(roles).size).toBe(count);
});

it('a key never has what is for people only', () => {
  const strongest = permissionsOfKey({ roles: [...ROLES], permissions: [...ALL_PERMISSIONS] });
  expect(NEVER_BY_KEY.filter((permission) => strongest.has(permission))).toEqual([]);
  expect(strongest.size).toBe(ALL_PERMISSIONS.length - NEVER_BY_KEY.length);
  expect([...permissionsOfKey({ roles: [], permissions: ['claim:read', 'moon:land'] })]).toEqual(['claim:read']);
});

it('an emergency opens reading of records, nothing else', () => {
  expect(EMERGENCY_PERMISSIONS).toEqual(expect.arrayContaining(['patient:read', 'claim:read', 'era:read']));
  expect(EMERGENCY_PERMISSIONS.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
  for (const closed of ['user:read', 'api-key:read', 'audit:read', 'emergency-access:read'] as const) {
    expect(EMERGENCY_PERMISSIONS).not.toContain(closed);
  }
});
