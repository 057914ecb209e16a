/**
 * Imports run one way: main → commands → app → web → domain rooms → what they stand on → problem.
 * What a room may import is written here; all else is refused. test/arrows.test.ts runs this file.
 */

/** Files that every room may import. */
const leaves = ['problem.ts', 'config.ts', 'secret.ts', 'context.ts', 'root.ts'];

/** Rooms that know no study, no invitee and no page. */
const ground = ['mail/', 'questionnaire/', 'statistics/', 'database/'];

const domain = ['access/', 'export/', 'fieldwork/', 'response/', 'results/', 'study/'];

/** A room or file under src, and what it may import beside itself. */
const mayImport = {
  'golfslag.js': ['build.js', 'main.ts'],
  'build.js': [],
  'main.ts': ['commands/', ...leaves],
  'commands/': ['app.ts', ...domain, ...ground, ...leaves],
  'app.ts': ['web/', ...leaves],
  'web/': [...domain, ...ground, ...leaves],

  'export/': ['response/', 'results/', 'fieldwork/', 'study/', ...ground, ...leaves],
  'response/': ['fieldwork/', 'results/tally.ts', 'study/', ...ground, ...leaves],
  'results/': ['fieldwork/approached.ts', 'fieldwork/waves.ts', 'study/', ...ground, ...leaves],
  'fieldwork/': ['study/', ...ground, ...leaves],
  'access/': ['fieldwork/address.ts', 'study/', ...ground, ...leaves],
  'study/': [...ground, ...leaves],

  'mail/': ['questionnaire/', 'problem.ts', 'config.ts', 'secret.ts'],
  'database/': leaves,
  'questionnaire/': [],
  'statistics/': [],

  'context.ts': ['database/', 'mail/', 'config.ts', 'secret.ts'],
  'config.ts': ['problem.ts'],
  'secret.ts': ['problem.ts'],
  'problem.ts': [],
  'root.ts': [],
};

const escaped = (path) => path.replaceAll('.', '\\.');
const under = (...places) => `^src/(${places.map(escaped).join('|')})`;

const arrows = Object.entries(mayImport).map(([room, others]) => ({
  name: `arrow-of-${room.replace('/', '')}`,
  comment: `${room} may import ${others.join(', ') || 'nothing but itself'}`,
  severity: 'error',
  from: { path: under(room) },
  to: { path: '^src/', pathNot: under(room, ...others) },
}));

const known = Object.keys(mayImport);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'unknown-room',
      comment: 'A new room needs its line in mayImport',
      severity: 'error',
      from: { path: '^src/', pathNot: under(...known) },
      to: {},
    },
    {
      name: 'pure',
      comment: 'questionnaire and statistics import zod and themselves: no clock, no random, no I/O',
      severity: 'error',
      from: { path: under('questionnaire/', 'statistics/') },
      to: { path: '.', pathNot: ['^src/', '^node_modules/zod/'] },
    },
    {
      name: 'one-room-knows-the-driver',
      comment: 'Only database/ and migrations know SQLite from PostgreSQL',
      severity: 'error',
      from: { pathNot: ['^src/database/', '^migrations/'] },
      to: { path: ['^node_modules/(@types/)?(better-sqlite3|pg|pg-cursor)/', '^(node:)?sqlite$'] },
    },
    {
      name: 'migrations-through-the-database',
      severity: 'error',
      from: { path: '^src/', pathNot: under('database/', 'commands/') },
      to: { path: '^migrations/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration describes its own past: what it imports from src would change under it',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'installed-in-production',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
