import { isActiveAdmin, leavesNoAdmin, rightsProblems } from './rights.rules.js';

describe('rights that can be given', () => {
  it.each<[string, string[], string[], string[]]>([
    ['nothing', [], [], []],
    ['nothing by somebody who holds something', ['claim:read'], [], []],
    ['what the giver holds', ['claim:read', 'claim:write'], ['claim:read'], []],
    ['all that the giver holds', ['claim:read', 'claim:write'], ['claim:write', 'claim:read'], []],
    ['one more than the giver holds', ['claim:read'], ['claim:read', 'claim:write'], ['claim:write']],
    ['only what the giver lacks', ['claim:read'], ['user:write', 'era:read'], ['era:read', 'user:write']],
    ['by somebody without rights', [], ['claim:read'], ['claim:read']],
    ['the same right twice', [], ['claim:read', 'claim:read'], ['claim:read']],
  ])('%s', (_, held, wanted, refused) => {
    const problems = rightsProblems(new Set(held), wanted);
    expect(problems.map((problem) => problem.message)).toEqual(refused.map((r) => `you do not hold ${r} yourself`));
  });
});

it.each([
  [['company_admin'], 'active', true],
  [['billing', 'company_admin'], 'active', true],
  [['company_admin'], 'inactive', false],
  [['billing'], 'active', false],
  [[], 'active', false],
])('roles %j, %s: an active administrator: %s', (roles, status, expected) => {
  expect(isActiveAdmin({ roles, status })).toBe(expected);
});

describe('a company keeps an active administrator', () => {
  it.each<[string, string[], string, string[], 'active' | 'inactive', boolean]>([
    ['the only one loses the role', ['a'], 'a', ['billing'], 'active', true],
    ['the only one loses all roles', ['a'], 'a', [], 'active', true],
    ['the only one is deactivated', ['a'], 'a', ['company_admin'], 'inactive', true],
    ['the only one keeps the role beside another', ['a'], 'a', ['company_admin', 'billing'], 'active', false],
    ['one of two loses the role', ['a', 'b'], 'a', ['billing'], 'active', false],
    ['one of two is deactivated', ['a', 'b'], 'b', ['company_admin'], 'inactive', false],
    ['somebody else is deactivated', ['a'], 'c', ['billing'], 'inactive', false],
    ['an inactive administrator loses the role', ['a'], 'c', ['billing'], 'inactive', false],
    ['a company without any gets none', [], 'c', ['billing'], 'active', false],
  ])('%s', (_, admins, id, roles, status, expected) => {
    expect(leavesNoAdmin(admins, { id, roles, status })).toBe(expected);
  });
});
