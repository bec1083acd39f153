import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', '**/*.cjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: a name is said once, where it is made.' },
      ],
      'max-depth': ['error', 4],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.rules.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Date', message: 'Rules get the day as a parameter.' }],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Rules know no chance.' }],
    },
  },
  { files: ['ormconfig.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/cli/**/*.ts', 'bench/**/*', 'test/**/*', 'scripts/**/*'], rules: { 'no-console': 'off' } },
);
