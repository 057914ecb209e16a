import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyFolder } from '../support/questionnaires.js';
import { freshFolder } from '../support/folder.js';
import { freshInstallation, golfslag, json } from './cli.js';

const mask = '•'.repeat(22);
const link = (path: string) => `http://localhost:3000/${path}/${mask}`;

const list = [
  'email,name,group,bureau,language',
  'zoe@example.nl,Zoë,ex-client,blcc,nl',
  'mila@example.nl,,ex-client,careercoach,en',
  'twee@example.nl,Noor,ex-client,blcc,nl',
  'twee@example.nl,Noor,employer,blcc,nl',
].join('\n');

/** An installation with wave 2026 open and 2028 prepared, and people in both. */
async function install() {
  const environment = await freshInstallation();
  const file = join(await freshFolder(), 'list.csv');
  writeFileSync(file, list);
  for (const words of [
    ['study', 'load', studyFolder],
    ['wave', 'add', '2026'],
    ['wave', 'open', '2026'],
    ['invitees', 'import', file, '--wave', '2026'],
    ['wave', 'add', '2028', '--from', '2026'],
    ['invitees', 'import', file, '--wave', '2028'],
  ]) {
    await json(environment, ...words);
  }
  return { environment, ask: (...words: string[]) => golfslag(environment, 'letter', 'preview', ...words) };
}

test('letter preview shows the letter as it will be, masks every link, and refuses what it cannot show', async () => {
  const { environment, ask } = await install();
  const preview = (...words: string[]) => json(environment, 'letter', 'preview', ...words);
  const shown = await preview('--step', 'invitation', '--to', 'ZOE@example.nl');
  expect(shown).toEqual({
    wave: '2026',
    step: 'invitation',
    from: 'BLCC Loopbaanbegeleiding, onderzoek loopbaanadvies <onderzoek@golfslag.example>',
    to: 'Zoë <zoe@example.nl>',
    replyTo: 'onderzoek@golfslag.example',
    subject: 'Wilt u een vragenlijst voor ons invullen?',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${link('afmelden')}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    text: expect.stringContaining(`\n\n${link('i')}\n\n`),
    html: expect.stringContaining(`<a href="${link('i')}"`),
  });
  const links = [...JSON.stringify(shown).matchAll(/http:\/\/localhost:3000\/([\w-]+)\/([^"\\<> ]*)/g)];
  expect(new Set(links.map(([, path]) => path))).toEqual(new Set(['i', 'afmelden', 'niet-voor-mij']));
  expect(new Set(links.map(([, , token]) => token?.replace('>', '')))).toEqual(new Set([mask]));

  const { stdout } = await ask('--step', 'reminder-2', '--to', 'mila@example.nl', '--wave', '2028');
  expect(stdout).toMatch(
    /^From: The Careercoach, career advice study <onderzoek@golfslag\.example>\nTo: mila@example\.nl\nReply-To: /,
  );
  expect(stdout).toContain('\nSubject: Do you have 7 to 10 minutes for us?\n');
  expect(stdout).toContain('\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n\nHello,\n');

  const employer = ['--step', 'invitation', '--to', 'twee@example.nl', '--group', 'employer'];
  expect(await preview(...employer)).toMatchObject({ to: 'Noor <twee@example.nl>' });
  for (const [words, status, sentence] of [
    [
      ['--step', 'invitation', '--to', 'twee@example.nl'],
      1,
      'twee@example.nl is in more than one group. Add --group employer or --group ex-client.\n',
    ],
    [
      ['--step', 'reminder-4', '--to', 'zoe@example.nl'],
      1,
      'There is no letter "reminder-4" in this study. Its letters are announcement, invitation, reminder-1, reminder-2, reminder-3.\n',
    ],
    [['--step', 'invitation', '--to', 'x@y.nl'], 1, 'Nobody in wave "2026" has the address x@y.nl.\n'],
    [
      ['--step', 'invitation', '--to', 'zoe@example.nl', '--wave', '2030'],
      1,
      'There is no wave "2030". See `golfslag wave list`.\n',
    ],
    [
      ['--step', 'invitation', '--to', 'zoe@example.nl', '--group', 'partner'],
      1,
      'There is no group "partner" in this study. Name ex-client or employer.\n',
    ],
  ] as const) {
    expect(await ask(...words)).toEqual({ status, stdout: '', stderr: sentence });
  }
  expect((await ask('--step', 'invitation')).status).toBe(2);
  expect(await json(environment, 'outbox')).toEqual({ queued: 0, accepted: 0, failed: 0, unknown: 0, hosts: [] });

  await json(environment, 'wave', 'close', '2026');
  expect(await preview('--step', 'announcement', '--to', 'zoe@example.nl')).toMatchObject({ wave: '2028' });
}, 180_000);

test('serve refuses a wrong DKIM_KEY in one sentence, and serves nothing', async () => {
  const environment = await freshInstallation({ DKIM_KEY: '/nergens/dkim.pem' });
  const { status, stdout, stderr } = await golfslag(environment, 'serve', '--port', '0');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^DKIM_KEY: \/nergens\/dkim\.pem cannot be read; [^\n]+\n$/);
}, 30_000);
