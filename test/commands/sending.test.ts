import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addDays } from '../../src/language/local-day.js';
import { localDay } from '../../src/language/local-day.js';
import { studyFolder } from '../support/questionnaires.js';
import { openMailServer } from '../support/smtp.js';
import { freshInstallation, golfslag, json } from './cli.js';

const wave = ['--wave', '2026'];

it('the commands that send, stop, plan and look at letters, one after another', { timeout: 180_000 }, async () => {
  const server = await openMailServer();
  server.answer('refuse', 'jan@bedrijf.nl');
  const environment = await freshInstallation({ SMTP_URL: server.url });
  const file = join(environment.DATA_DIR, 'list.csv');
  writeFileSync(
    file,
    'email,name,group,bureau\nzoe@example.nl,Zoë,ex-client,blcc\njan@bedrijf.nl,Jan,employer,careercoach\n',
  );
  for (const words of [
    ['study', 'load', studyFolder],
    ['wave', 'add', '2026'],
    ['wave', 'open', '2026'],
    ['invitees', 'import', file, ...wave],
  ]) {
    await json(environment, ...words);
  }
  const start = addDays(localDay(new Date()), 60);
  const none = { queued: 0, accepted: 0, failed: 0, unknown: 0 };
  const counts = { ...none, hosts: [] };
  const plan = { wave: '2026', on: true, start, stopped: false };
  const announced = expect.objectContaining({
    step: 'announcement',
    from: expect.any(String) as unknown,
    ...none,
  }) as unknown;
  const skipped = { completed: 0, optedOut: 0, bounced: 0, softBounced: 0, hostRefuses: 0, tooSoon: 0 };
  const reminded = { ...skipped, notInvited: 0, hadAll: 0 };

  const on = await json(environment, 'plan', 'on', ...wave, '--start', start);
  expect(on).toMatchObject({ ...plan, steps: expect.arrayContaining([announced]) as unknown });
  expect(await json(environment, 'plan', 'show', ...wave)).toEqual(on);
  expect(await json(environment, 'stop', ...wave)).toMatchObject({ ...plan, stopped: true });
  expect(await json(environment, 'invite', ...wave)).toEqual({ queued: 2, skipped });
  expect(await json(environment, 'outbox', '--wait')).toEqual({ ...counts, queued: 2 });
  expect(await json(environment, 'resume', ...wave)).toMatchObject(plan);
  expect(await json(environment, 'outbox', '--wait')).toEqual({ ...counts, accepted: 1, failed: 1 });
  expect(await json(environment, 'remind', ...wave)).toEqual({
    queued: 0,
    skipped: { ...reminded, bounced: 1, tooSoon: 1 },
  });
  expect(await json(environment, 'letter', 'list', ...wave, '--state', 'failed')).toMatchObject({
    letters: [{ email: 'jan@bedrijf.nl', step: 'invitation', error: 'SMTP 550 5.1.1' }],
  });
  const { stdout: sick } = await golfslag(environment, 'doctor');
  expect(sick).toContain(
    'ok     letters: 0 queued, 1 accepted, 1 failed, 0 unknown. `golfslag letter list` says which',
  );
  const mark = ['invitees', 'mark', ...wave, '--deliverable', '--to'];
  expect(await json(environment, ...mark, 'zoe@example.nl')).toEqual({ marked: 0 });
  expect(await json(environment, ...mark, 'jan@bedrijf.nl')).toEqual({ marked: 1 });
  expect(await json(environment, 'letter', 'again', ...wave, '--state', 'failed')).toEqual({ queued: 1 });
  expect(await json(environment, 'outbox', '--wait')).toEqual({ ...counts, accepted: 1, failed: 1 });
  server.answer('accept', 'jan@bedrijf.nl');
  expect(await json(environment, 'letter', 'again', ...wave, '--state', 'failed')).toEqual({ queued: 0 });
  expect(await json(environment, 'letter', 'again', ...wave, '--state', 'failed', '--to', 'jan@bedrijf.nl')).toEqual({
    queued: 1,
  });
  expect(await json(environment, 'outbox', '--wait')).toEqual({ ...counts, accepted: 2 });
  expect(await json(environment, 'remind', ...wave, '--now')).toEqual({ queued: 2, skipped: reminded });
  expect(await json(environment, 'plan', 'off', ...wave)).toMatchObject({ on: false, start: null });
  const { stdout } = await golfslag(environment, 'plan', 'show', ...wave);
  expect(stdout).toContain(
    'Wave 2026. The plan is off.\nstep          planned      between  queued  accepted  failed  unknown  on\n',
  );
});
