/**
 * Imports run one way: main → commands → app → web → the folders of the domain → results → study → database → the grounds.
 * What a folder may import is written here; all else is refused. test/arrows.test.ts runs this file.
 */

/** Files that every folder may import. */
const leaves = [
  'problem.ts',
  'plain-errors.ts',
  'system-error.ts',
  'config.ts',
  'secret.ts',
  'context.ts',
  'memoize.ts',
  'event-loop.ts',
  'thread.ts',
  'root.ts',
  'views.ts',
];

/** Folders that know no study, no invitee and no page. */
const ground = ['mail/', 'files/', 'language/', 'questionnaire/', 'statistics/'];

/** What a folder of the domain stands on. */
const floor = ['study/', 'database/', ...ground, ...leaves];

/** A folder or file under src, and what it may import beside itself. */
const mayImport = {
  'golfslag.js': ['build.js', 'main.ts'],
  'build.js': [],
  'main.ts': ['commands/', ...leaves],
  'commands/': [
    'app.ts',
    'codebook/',
    'tables/',
    'publication/',
    'response/',
    'bundle/',
    'export/',
    'backup/',
    'report/',
    'readers/',
    'fieldwork/',
    'access/',
    'results/',
    ...floor,
  ],
  'app.ts': ['web/', ...leaves],
  'web/': [
    'codebook/',
    'tables/',
    'publication/',
    'presentation/',
    'response/',
    'bundle/',
    'export/',
    'report/',
    'readers/',
    'fieldwork/',
    'access/',
    'results/',
    ...floor,
  ],

  'codebook/': ['publication/', 'presentation/', 'export/', ...floor],
  'tables/': ['publication/', 'presentation/', 'results/', ...floor],
  'publication/': ['access/', 'fieldwork/', 'results/', ...floor],
  'presentation/': ['publication/', 'fieldwork/', 'results/', 'study/', 'language/', 'questionnaire/', 'statistics/'],
  'bundle/': ['codebook/', 'report/', 'export/', 'publication/', 'access/', 'results/', ...floor],
  'export/': ['results/', ...floor],
  'backup/': ['response/', 'fieldwork/', 'access/', 'results/', ...floor],
  'response/': ['fieldwork/', 'results/', ...floor],
  'report/': ['publication/', 'presentation/', 'fieldwork/', 'results/', ...floor],
  'readers/': floor,
  'fieldwork/': floor,
  'access/': floor,
  'results/': floor,
  'study/': ['database/', ...ground, ...leaves],

  'database/': leaves,
  'mail/': ['language/', 'problem.ts', 'config.ts', 'secret.ts', 'memoize.ts'],
  'files/': ['language/', 'plain-errors.ts'],
  'questionnaire/': ['language/'],
  'language/': ['memoize.ts'],
  'statistics/': ['questionnaire/random.ts'],

  'context.ts': ['database/', 'mail/', 'config.ts', 'secret.ts'],
  'config.ts': ['problem.ts', 'plain-errors.ts', 'secret-files.ts'],
  'secret-files.ts': ['problem.ts'],
  'secret.ts': ['problem.ts', 'system-error.ts'],
  'problem.ts': [],
  'plain-errors.ts': [],
  'system-error.ts': [],
  'memoize.ts': [],
  'event-loop.ts': [],
  'thread.ts': [],
  'thread-task.ts': ['thread.ts'],
  'root.ts': [],
  'views.ts': ['root.ts', 'memoize.ts'],
};

/** The audiences of the web: none imports another, and what they share is in plugins, which imports none of them. */
const audiences = ['account', 'api', 'public', 'respondent', 'results', 'staff'];

const escaped = (path) => path.replaceAll('.', '\\.');
const under = (...places) => `^src/(${places.map(escaped).join('|')})`;

const arrows = Object.entries(mayImport).map(([room, others]) => ({
  name: `arrow-of-${room.replace('/', '')}`,
  comment: `${room} may import ${others.join(', ') || 'nothing but itself'}`,
  severity: 'error',
  from: { path: under(room) },
  to: { path: '^src/', pathNot: under(room, ...others) },
}));

const insideWeb = [
  {
    name: 'plugins-serve-every-audience',
    comment: 'What every page needs knows none of them',
    severity: 'error',
    from: { path: '^src/web/plugins/' },
    to: { path: '^src/web/', pathNot: '^src/web/plugins/' },
  },
  ...audiences.map((audience) => ({
    name: `web-${audience}-alone`,
    comment: 'An audience imports plugins and itself, never another audience',
    severity: 'error',
    from: { path: `^src/web/${audience}/` },
    to: { path: '^src/web/', pathNot: ['^src/web/plugins/', `^src/web/${audience}/`] },
  })),
];

/** Where the schemas of results and fieldwork are, with what is computed of them: these files read nothing. */
const shapes =
  '^src/(results/(anchor-base|anchors|comparison|core-outcomes|figure|trend|verdict|whole-percent|words-figures)|fieldwork/(dispositions|figures))[.]ts$';

const known = Object.keys(mayImport);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    ...insideWeb,
    {
      name: 'figures-through-publication',
      comment:
        'Pages, API, files and commands get figures through publication alone: types aside, what they import of results reads nothing',
      severity: 'error',
      from: { path: under('web/', 'commands/', 'tables/', 'export/', 'bundle/', 'report/') },
      // No figures: a recount says whether the tallies are right, the history how questions were asked.
      to: {
        path: ['^src/results/', '^src/fieldwork/(fieldwork|cells|completed-days)'],
        pathNot: ['^src/results/(recount|history)[.]ts$', shapes],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'answers-are-not-read-by-pages',
      comment: 'Whole responses are read by results, and by export once a wave is closed: never by a page or a command',
      severity: 'error',
      from: { path: under('web/', 'commands/', 'tables/', 'report/', 'presentation/', 'publication/') },
      to: { path: '^src/study/responses' },
    },
    {
      name: 'shapes-read-nothing',
      comment: 'The API takes the schemas of results from these files, so they know no context and no database',
      severity: 'error',
      from: { path: shapes },
      to: { path: under('database/', 'context.ts') },
    },
    {
      name: 'presentation-reads-nothing',
      comment: 'Presentation is told everything: it knows no context and no database',
      severity: 'error',
      from: { path: under('presentation/') },
      to: { path: under('database/', 'context.ts') },
    },
    {
      name: 'unknown-folder',
      comment: 'A new folder needs its line in mayImport',
      severity: 'error',
      from: { path: '^src/', pathNot: under(...known) },
      to: {},
    },
    {
      name: 'pure',
      comment: 'questionnaire and statistics import zod, language and themselves: no clock, no random, no I/O',
      severity: 'error',
      from: { path: under('questionnaire/', 'statistics/') },
      to: { path: '.', pathNot: ['^src/', '^node_modules/zod/'] },
    },
    {
      name: 'one-folder-knows-the-driver',
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
      comment: 'An optional peer is installed by who wants it: src/report/pdf/compiler.ts says so where it is missing',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
