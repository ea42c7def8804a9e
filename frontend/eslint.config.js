import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const rooms = [
  'organisation',
  'campaigns',
  'registration',
  'evaluation',
  'recognition',
  'reporting',
  'documents',
  'integration',
  'access',
  'search',
];

/** Who may import whom: the frontend half of the house rules. A refusal says how to mend it. */
const wall = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const toFeatures = {
  regex: '(^@/features/|^(\\.\\./)+features/)',
  message: 'The kit (ui, api, i18n) knows no room: hand the thing in as a prop from the feature.',
};
const toApp = {
  regex: '(^@/app(/|$)|^(\\.\\./)+app(/|$))',
  message: 'Only app puts rooms together: move the shared part to ui, api or i18n.',
};

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  ...tseslint.configs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['*.mjs'], rules: { 'no-console': 'off' } },
  { files: ['**/*.test.{ts,tsx}'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  wall(['src/{ui,api,i18n}/**'], [toFeatures, toApp]),
  ...rooms.map((room) =>
    wall(
      [`src/features/${room}/**`],
      [
        toApp,
        {
          regex: `(^@/features/(?!${room}(/|$))|^(\\.\\./)+(features/)?(${rooms.filter((r) => r !== room).join('|')})(/|$))`,
          message: 'A room never imports another room: move what both need to ui or api.',
        },
      ],
    ),
  ),
);
