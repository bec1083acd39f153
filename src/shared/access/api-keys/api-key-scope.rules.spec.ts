import { scopeProblems } from './api-key-scope.rules.js';

it.each<[string, string[], string[], string[]]>([
  ['roles alone', ['billing'], [], []],
  ['permissions alone', [], ['claim:read'], []],
  ['neither', [], [], ['SCOPE_AMBIGUOUS /roles']],
  ['both', ['billing'], ['claim:read'], ['SCOPE_AMBIGUOUS /roles']],
  ['one for people only', [], ['claim:read', 'user:write'], ['PERMISSION_NOT_FOR_KEYS /permissions/1']],
  [
    'all that is wrong',
    ['billing'],
    ['user:write'],
    ['SCOPE_AMBIGUOUS /roles', 'PERMISSION_NOT_FOR_KEYS /permissions/0'],
  ],
])('a key with %s', (_, roles, permissions, expected) => {
  const problems = scopeProblems({ roles, permissions }, ['user:write']);
  expect(problems.map((problem) => `${problem.code} ${problem.pointer}`)).toEqual(expected);
});
