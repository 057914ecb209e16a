import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { commands } from '../../src/commands/index.js';
import { openCommandContext } from '../../src/commands/command-context.js';
import { addDays, localDay } from '../../src/language/local-day.js';
import { outOfOffice } from '../support/bounce-reports.js';
import { freshFolder } from '../support/folder.js';
import { copyStudy } from '../study/copied-study.js';
import { freshInstallation, golfslag, json, serve } from './cli.js';

const list = 'email,name,group,bureau\nzoe@example.nl,Zoë,ex-client,blcc\njan@bedrijf.nl,Jan,employer,careercoach\n';

/** What the made-up answers say of the figure that the study re-measures. */
const truthOfLate = { group: 'ex-client', question: 'XC_INITIATIEF', code: 3, percent: expect.closeTo(52, 9) };

describe('the command line', () => {
  it('does each step of a wave, and gives one JSON document for each', { timeout: 180_000 }, async () => {
    const environment = await freshInstallation();
    const study = await copyStudy();
    study.edit('study.yaml', 'bureauInFiles: false', 'bureauInFiles: true');
    const folder = await freshFolder();
    const [file, returned, out, copy] = ['list.csv', 'returned.eml', 'out.csv', 'backup.sqlite'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    writeFileSync(file, list);
    writeFileSync(returned, outOfOffice('onderzoek@golfslag.example'));
    const [soon, later] = [28, 35].map((days) => addDays(localDay(new Date()), days)) as [string, string];
    const counts = { queued: 0, accepted: 0, failed: 0, unknown: 0 };
    const steps: [words: string[], document: unknown][] = [
      [
        ['migrate'],
        {
          applied: [
            ...['0001-first-tables', '0002-sending', '0003-results', '0004-columns', '0005-planned-end'],
            ...['0006-letters-by-group', '0007-readers', '0008-refusals', '0009-stripes', '0010-response-index'],
            ...['0011-erased', '0012-withdrawal', '0013-study-loaded', '0014-asked', '0015-snapshots'],
            '0016-mailed-to-accounts',
            '0018-asked-once',
            '0019-letter-texts',
            '0022-held-lists',
            '0023-planned-days',
            '0024-event-order',
            '0025-sampling-frame',
            '0026-expectations',
            '0027-passkeys',
            '0028-first-sign-in',
          ],
        },
      ],
      [['study', 'check', study.folder], { problems: [] }],
      [
        ['study', 'load', study.folder],
        {
          study: 'loopbaanadvies',
          questionnaires: ['ex-client', 'employer'].map((group) => ({ group, version: 1, changed: true })),
          lettersLeft: [],
        },
      ],
      [['wave', 'add', '2026', '--from', '2015'], { wave: '2026', status: 'prepared' }],
      [['wave', 'open', '2026', '--until', soon], { wave: '2026', status: 'open', until: soon }],
      [['wave', 'until', '2026', later], { wave: '2026', status: 'open', until: later }],
      [['invitees', 'import', file, '--wave', '2026'], { added: 2, updated: 0, rejected: [], remarks: [] }],
      [
        ['invite', '--wave', '2026', '--bureau', 'blcc'],
        { queued: 1, skipped: { completed: 0, optedOut: 0, bounced: 0, softBounced: 0, hostRefuses: 0, tooSoon: 0 } },
      ],
      [['outbox'], { ...counts, queued: 1, hosts: [] }],
      [['outbox', '--wait'], { ...counts, accepted: 1, hosts: [] }],
      [['bounces', 'read', returned], { read: 1, hard: 0, soft: 0, complaints: 0, named: 0, unknown: 0, ignored: 1 }],
      [
        ['fieldwork', '--wave', '2026'],
        {
          wave: '2026',
          waits: { nl: expect.any(String), en: expect.any(String) },
          cells: expect.objectContaining({ length: 8 }),
          rates: {
            'ex-client': expect.objectContaining({ RR1: 0, RR2: null, COOP1: null, e: null }),
            employer: expect.objectContaining({ RR1: 0, RR5: null, e: null }),
          },
          days: [],
          letterChanges: [],
          frame: [],
        },
      ],
      [
        ['statistics', 'wilson', '--input', '{"x":0,"n":27,"conf":0.95}'],
        { estimate: 0, lower: 0, upper: expect.closeTo(0.124555029741867, 9) },
      ],
      [
        ['account', 'add', 'noor@bureau.example', '--role', 'staff', '--role', 'partner', '--bureau', 'blcc'],
        {
          ...{ email: 'noor@bureau.example', roles: ['staff', 'partner'], bureau: 'blcc' },
          signInUrl: expect.stringMatching(/^http:\/\/localhost:3000\/aanmelden\/[\w-]{22}$/),
          mailed: false,
        },
      ],
      [
        ['token', 'add', '--role', 'coordinator', '--name', 'rapport'],
        {
          id: expect.stringMatching(/^[0-9a-f]{8}$/),
          token: expect.stringMatching(/^golfslag_[\w-]{22}$/),
        },
      ],
      [['wave', 'close', '2026'], { wave: '2026', status: 'closed', until: later }],
      [
        ['wave', 'list'],
        {
          waves: [
            { wave: '2015', kind: 'baseline', status: 'published' },
            { wave: '2026', kind: 'fieldwork', status: 'closed', until: later },
          ],
        },
      ],
      [
        ['export', '--wave', '2026', '--group', 'employer', '--format', 'csv', '--out', out],
        { rows: 0, bytes: expect.any(Number), datapackage: out.replace(/\.csv$/, '.datapackage.json') },
      ],
      [['bundle', '--wave', '2026', '--out', `${out}.zip`], { files: expect.any(Number), bytes: expect.any(Number) }],
      [['wave', 'add', '2020'], { wave: '2020', status: 'prepared' }],
      [
        ['demo', '--respondents', '3', '--seed', '7'],
        { wave: 'demo', responses: 3, truth: expect.arrayContaining([truthOfLate]) },
      ],
      [
        ['snapshot', 'add', '--wave', 'demo'],
        {
          snapshot: expect.stringMatching(/Z$/),
          groups: [
            { group: 'ex-client', n: 2 },
            { group: 'employer', n: 1 },
          ],
          notCompared: [],
          mailed: { sent: 0, failed: 0, unknown: 0, waiting: 0 },
        },
      ],
      [
        ['disclosure', 'audit', '--wave', 'demo'],
        {
          viewers: expect.arrayContaining([{ viewer: 'public', hidden: 0, derivable: [] }]),
          remains: expect.any(String),
        },
      ],
      [
        ['tables', '--wave', 'demo', '--format', 'csv', '--out', `${out}.tables`],
        { tables: expect.any(Number), bytes: expect.any(Number) },
      ],
      [
        ['codebook', '--wave', 'demo', '--group', 'ex-client', '--format', 'html', '--out', `${out}.html`],
        { questions: expect.any(Number), variables: expect.any(Number), bytes: expect.any(Number) },
      ],
      [
        ['report', '--wave', 'demo', '--against', '2015', '--format', 'html', '--out', `${out}.html`],
        { bytes: expect.any(Number) },
      ],
      [['backup', copy], { bytes: expect.any(Number) }],
      [['restore', copy], { bytes: expect.any(Number) }],
      [
        ['doctor'],
        {
          checks: [
            'configuration',
            'database',
            'backup',
            'study',
            'privacy page',
            'secret',
            'tallies',
            'tokens',
            'retention',
            'exported files',
            'letters',
            'disk',
            'mail',
            'sender',
            'address',
            'clock',
            'node',
          ].map((name) => ({
            name,
            ok: true,
            advice: expect.stringMatching(/\.$/),
          })),
        },
      ],
    ];
    for (const [words, document] of steps)
      expect([words, await json(environment, ...words)]).toEqual([words, document]);
    expect(readFileSync(out, 'utf8')).toMatch(/^WAVE,BUREAU,VERSION,OG_ROL/);
    expect(readdirSync(join(environment.DATA_DIR, 'mail'))).toHaveLength(1);

    const ofEmployers = ['--group', 'employer'];
    await json(environment, 'export', '--wave', 'demo', ...ofEmployers, '--format', 'csv', '--out', out);
    const real = readFileSync(out, 'utf8')
      .split('\r\n')
      .map((line) => line.slice(line.indexOf(',') + 1));
    writeFileSync(out, real.join('\r\n'));
    expect(await json(environment, 'responses', 'import', out, '--wave', '2020', ...ofEmployers)).toEqual({
      ...{ added: 1, notAsked: [], missing: {}, rejected: [] },
    });
  });

  test('is all tried here or in another test of this folder', () => {
    const served = ['serve', 'study schema'];
    const tried = [
      ...served,
      'migrate',
      'study check',
      'study load',
      'wave add',
      'wave open',
      'wave until',
      'wave close',
      'wave list',
    ];
    const others = [
      'bounces read',
      'invitees import',
      'invitees mark',
      'invite',
      'remind',
      'plan show',
      'plan on',
      'plan off',
      'stop',
      'resume',
      'outbox',
      'letter list',
      'letter again',
      'letter preview',
      'fieldwork',
      'statistics',
      'account add',
      'account list',
      'account remove',
      'account reset',
      'token add',
      'token list',
      'token revoke',
      'log',
      'responses import',
      'retention',
      'person export',
      'person erase',
      'demo',
      'snapshot add',
      'disclosure audit',
      'codebook',
      'tables',
      'report',
      'export',
      'bundle',
      'backup',
      'restore',
      'copy',
      'hide-order',
      'doctor',
      'readers',
      'readers mail',
    ];
    expect(commands.map(({ name }) => name).sort()).toEqual([...tried, ...others].sort());
  });

  it('gives a document also where it refuses a file, and the sentence apart', { timeout: 30_000 }, async () => {
    const environment = await freshInstallation();
    const { folder, edit } = await copyStudy();
    edit('ex-client.yaml', 'in: [2, 3]', 'in: [2, 33]');
    const { status, stdout, stderr } = await golfslag(environment, 'study', 'check', folder, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [{ file: 'ex-client.yaml', message: 'question XC_INITIATIEF has no code 33' }],
    });
    expect([status, stderr]).toEqual([1, 'There is 1 problem; nothing was stored.\n']);
    expect(readdirSync(environment.DATA_DIR)).toEqual([]);
  });
});

describe('a server', () => {
  it('prepares an empty database once when two start at the same moment, and shows the samples at every start', async () => {
    const environment = await freshInstallation();
    const servers = await Promise.all([serve(environment), serve(environment)]);
    const ended = await Promise.all(servers.map((server) => server.stop()));
    const again = await (await serve(environment)).stop();
    const links = [...ended, again].map(({ stdout }) => stdout.match(/\/i\/[\w-]{22,23}$/gm));
    expect(links[0]).toHaveLength(2);
    expect(links).toEqual([links[0], links[0], links[0]]);
  });

  it('shows the coordinator a fresh way in at every start, and in production none', { timeout: 60_000 }, async () => {
    const environment = await freshInstallation();
    const wayIn = /^ {2}coordinator: \S+(\/aanmelden\/[\w-]{22})$/m;
    const [server, other] = [await serve(environment), await serve(environment)];
    for (const { url, shown } of [server, other]) {
      const path = wayIn.exec(shown())?.[1] ?? '';
      const { status, headers } = await fetch(`${url}${path}`, { method: 'POST', redirect: 'manual' });
      expect([status, headers.get('location')]).toEqual([303, '/results']);
    }
    expect(wayIn.exec(server.shown())?.[1]).not.toBe(wayIn.exec(other.shown())?.[1]);
    const production = await serve(await freshInstallation({ NODE_ENV: 'production' }));
    expect((await production.stop()).stdout).not.toMatch(/aanmelden|\/i\//);
  });
});

describe('wrong usage ends with 2, a refusal with 1: one sentence on stderr and nothing on stdout', () => {
  test.each<[status: number, words: string[], sentence: RegExp, environment?: Record<string, string>]>([
    [2, ['wave', 'open'], /^SLUG is needed\. Usage: golfslag wave open SLUG \[--until UNTIL\] \[--json\]\n$/],
    [1, ['wave', 'open', '2026', '--json'], /^There is no wave "2026"\. See `golfslag wave list`\.\n$/],
    [1, ['wave', 'list'], /^SECRET must [^\n]+\.\n$/, { NODE_ENV: 'production', SECRET: '' }],
    [
      1,
      ['wave', 'list'],
      /^PostgreSQL at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)\. Is it running, and is DATABASE_URL right\?\n$/,
      { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/x' },
    ],
    [
      1,
      ['migrate'],
      /^The database \/proc\/golfslag\.sqlite cannot be opened: [^\n]+\.\n$/,
      { DATABASE_URL: 'sqlite:/proc/golfslag.sqlite' },
    ],
  ])('%i: %j', { timeout: 30_000 }, async (status, words, sentence, environment = {}) => {
    const ended = await golfslag(await freshInstallation(environment), ...words);
    expect(ended).toEqual({ status, stdout: '', stderr: expect.stringMatching(sentence) });
    expect(ended.stderr).not.toMatch(/geheim|^\s+at /m);
  });
});

describe('a command refuses', () => {
  test.each<[name: string, words: string[], code: string, sentence: RegExp]>([
    [
      'invite',
      [],
      'usage',
      /^--wave is needed\. Usage: golfslag invite --wave WAVE \[--group GROUP\] \[--bureau BUREAU\] \[--json\]$/,
    ],
    ['invite', ['--wave', '2026'], 'unknown-wave', /^There is no wave "2026"/],
    ['wave list', ['--colour'], 'usage', /^There is no option --colour\. Usage: golfslag wave list \[--json\]$/],
    ['wave list', ['2026'], 'usage', /^It takes no arguments, only options\./],
    ['wave add', ['2026'], 'no-study', /^No study is loaded\. Load one with/],
    [
      'account add',
      ['noor@bureau.example'],
      'usage',
      /^--role is needed\. Usage: golfslag account add EMAIL --role ROLE \[--role ROLE\] \[--bureau BUREAU\] \[--json\]$/,
    ],
    [
      'account add',
      ['noor@bureau.example', '--role', 'staff', '--role', 'boss'],
      'usage',
      /^--role must be coordinator, staff or partner, not boss\. `/,
    ],
    ['account add', ['noor@bureau.example', '--role', 'partner'], 'usage', /^A partner belongs to a bureau/],
    ['invitees mark', ['--wave', '2026', '--to', 'a@b.nl'], 'usage', /^Say how to mark it: --deliverable/],
    [
      'invitees mark',
      ['--wave', '2026', '--to', 'a@b.nl', '--deliverable'],
      'unknown-wave',
      /^There is no wave "2026"/,
    ],
    ['resume', [], 'usage', /^Say what goes on: --wave WAVE, or --host DOMAIN\.$/],
    ['resume', ['--wave', '2026', '--host', 'b.nl'], 'usage', /^Say what goes on/],
    ['resume', ['--host', 'b.nl'], 'host-not-waiting', /^Sending to "b\.nl" does not wait\./],
    ['account add', ['noor', '--role', 'coordinator'], 'input', /^"noor" is not an e-mail address\.$/],
    ['token add', [], 'usage', /^Say whose token it is: --bureau SLUG or --role coordinator\.$/],
    ['token add', ['--bureau', 'blcc', '--role', 'coordinator'], 'usage', /^Say whose token it is/],
    ['person erase', ['zoe'], 'usage', /^EMAIL must be an e-mail address/],
    ['token revoke', ['deadbeef'], 'unknown-token', /^There is no token "deadbeef"\. See `golfslag token list`\.$/],
    ['account remove', ['nobody@bureau.example'], 'unknown-account', /^nobody@bureau\.example has no account\./],
    ['account reset', ['nobody@bureau.example'], 'unknown-account', /^nobody@bureau\.example has no account\./],
    ['token add', ['--role', 'staff'], 'usage', /^--role must be coordinator, not staff\./],
    ['export', ['--wave', '2026', '--group', 'employer', '--out', 'x'], 'usage', /^--format is needed/],
    [
      'export',
      ['--wave', '2026', '--group', 'employer', '--out', 'x', '--format', 'sas'],
      'usage',
      /^--format must be csv, csv-excel, xlsx, sav, dta, json, parquet, datapackage or ddi, not sas\./,
    ],
    ['serve', ['--port', '70000'], 'usage', /^--port must be a whole number from 0 to 65535, not 70000\./],
    ['fieldwork', ['--wave', '2027'], 'unknown-wave', /^There is no wave "2027"/],
    [
      'statistics',
      ['mean', '--input', '{}'],
      'usage',
      /^NAME must be aapor, wilson, [^\n]+ or sample_size, not mean\. `golfslag statistics --help` explains it\.$/,
    ],
    ['statistics', ['wilson', '--input', '{'], 'input', /^--input is no JSON\.$/],
    ['statistics', ['wilson', '--input', '[]'], 'input', /^--input: [^\n]+\.$/],
    ['statistics', ['wilson', '--input', '{"x":4,"n":3,"conf":0.9}'], 'input', /^x: give n or less\.$/],
    ['statistics', ['wilson', '--input', '{"x":1,"n":3,"conf":0.9,"y":1}'], 'input', /^y: [^\n]+\.$/],
    ['statistics', ['aapor', '--input', '{"I":-1}'], 'input', /^I: [^\n]+\.$/],
    ['invitees import', ['nowhere.csv', '--wave', '2026'], 'file', /^nowhere\.csv cannot be read\. Is it there\?$/],
    [
      'responses import',
      ['nowhere.csv', '--wave', '2020', '--group', 'employer'],
      'file',
      /^nowhere\.csv cannot be read\. Is it there\?$/,
    ],
    ['responses import', ['x.csv', '--wave', '2020'], 'usage', /^--group is needed/],
    ['wave open', ['2026', '--until', '18/12'], 'usage', /^--until must be a date such as 2026-12-18, not 18\/12\./],
    ['wave until', ['2026', ''], 'usage', /^DATE must be a date such as 2026-12-18, not ""\./],
    ['wave until', ['2026', '2026-12-18', 'now'], 'usage', /^"now" is one too many\. Usage: /],
    [
      'plan on',
      ['--wave', '2026', '--start', '2026-02-30'],
      'usage',
      /^--start must be a date such as [^\n]+, not 2026-02-30\./,
    ],
    ['invite', ['--wave'], 'usage', /^--wave needs a value\. Usage: /],
    ['invite', ['--wave', '--group', 'employer'], 'usage', /^--wave needs a value\. Usage: /],
    ['invite', ['--wave', '2026', '--wave', '2027'], 'usage', /^--wave is given twice\. Usage: /],
    [
      'invite',
      ['--wave', '2026', '--grop', 'employer'],
      'usage',
      /^There is no option --grop\. Did you mean --group\? Usage: /,
    ],
    ['outbox', ['--wait=yes'], 'usage', /^--wait takes no value\. Usage: /],
    ['letter list', ['--state', 'gone away'], 'usage', /^--state must be queued, [^\n]+ or unknown, not "gone away"\./],
    [
      'readers mail',
      ['--link', 'rapport.pdf'],
      'usage',
      /^--link must be the whole address of the report, [^\n]+, not rapport\.pdf\./,
    ],
    ['demo', [], 'no-study', /^No study is loaded\. Load one with/],
    ['demo', ['--respondents', 'many'], 'usage', /^--respondents must be a whole number from 1 to 5000000, not many\./],
    ['demo', ['--seed', '-1'], 'usage', /^--seed must be a whole number from 0 to 1000000000, not -1\./],
    ['bounces read', ['nowhere.mbox'], 'file', /^nowhere\.mbox cannot be read\. Is it there\?$/],
    ['bounces read', ['package.json'], 'not-mail', /^This is neither an mbox nor one message \(\.eml\): .+\.$/],
  ])('%s %j', async (name, words, code, sentence) => {
    const room = openCommandContext(await freshInstallation());
    try {
      const command = commands.find((candidate) => candidate.name === name);
      await expect((async () => command?.run(room, words))()).rejects.toMatchObject({
        code,
        message: expect.stringMatching(sentence),
      });
    } finally {
      await room.close();
    }
  });
});
