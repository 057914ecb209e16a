import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What public/*.js may use of a browser. */
const browser = Object.fromEntries(
  ['document', 'window', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'setTimeout']
    .concat(['clearTimeout', 'requestAnimationFrame', 'fetch', 'FormData', 'URL', 'URLSearchParams', 'Event'])
    .concat([
      'CSS',
      'performance',
      'print',
      'getSelection',
      'HTMLElement',
      'IntersectionObserver',
      'addEventListener',
      'matchMedia',
      'console',
      'atob',
      'btoa',
      'AbortController',
      'PublicKeyCredential',
    ])
    .map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores(['node_modules', 'data', 'coverage', 'dist', 'dist-*']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A number or a flag in a template reads better bare than through String().
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // PostgreSQL counts in strings where SQLite counts in numbers; the types cannot say so.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // Objects here are closures: none of their methods reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // What Prettier leaves alone: how long the lines of a comment are.
    files: ['src/**/*.ts'],
    rules: { 'max-len': ['error', { code: 1000, comments: 100, ignoreUrls: true }] },
  },
  {
    // A plugin or a route of Fastify's is async by contract, whether it waits or not.
    files: ['src/web/**/*.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    // Vitest's matchers (`expect.any`) are typed any.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-misused-spread': 'off' },
  },
  { files: ['src/*.js'], languageOptions: { globals: { process: 'readonly' } } },
  { files: ['public/**/*.js'], languageOptions: { globals: browser, sourceType: 'module' } },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' }, sourceType: 'commonjs' } },
);
