import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restore } from '../../src/commands/backup.js';
import { prepareFirstStart } from '../../src/commands/first-start.js';
import { openCommandContext } from '../../src/commands/command-context.js';
import { writeBackup } from '../../src/backup/write.js';
import {
  addReader,
  claimReader,
  countReaders,
  isReader,
  listWaitingReaders,
  removeReader,
} from '../../src/readers/readers.js';
import { freshFolder } from '../support/folder.js';
import { studyFolder } from '../support/questionnaires.js';
import { freshInstallation, golfslag, json, type Environment } from './cli.js';

const link = 'https://www.bureau.example/rapport.pdf';

/** Runs `work` with the database of an installation open. */
async function within<T>(
  environment: Environment,
  work: (ctx: Awaited<ReturnType<ReturnType<typeof openCommandContext>['open']>>) => Promise<T>,
) {
  const context = openCommandContext({ ...environment });
  try {
    return await work(await context.open());
  } finally {
    await context.close();
  }
}

test('readers counts who wants the report, and readers mail sends it once', async () => {
  const environment = await freshInstallation();
  await json(environment, 'study', 'load', studyFolder);
  await within(environment, async (ctx) => {
    await addReader(ctx, { email: 'zoe@example.nl', language: 'nl' });
    await addReader(ctx, { email: 'mila@example.nl', language: 'en' });
  });
  expect(await json(environment, 'readers')).toEqual({ readers: 2, waiting: 2, mailed: 0 });
  expect((await golfslag(environment, 'readers', 'mail')).status).toBe(2);
  expect((await golfslag(environment, 'readers', 'mail', '--link', 'rapport.pdf')).stderr).toMatch(
    /^--link must be the/,
  );
  expect((await golfslag(environment, 'readers', 'mail', '--help')).stdout).toContain(
    'golfslag readers mail --link LINK',
  );

  const mailing = await json(environment, 'readers', 'mail', '--link', link);
  expect(mailing).toEqual({ sent: 2, failed: 0, unknown: 0, waiting: 0 });
  const folder = join(environment.DATA_DIR, 'mail');
  expect(readdirSync(folder)).toHaveLength(2);
  for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file), 'utf8')).toContain(link);
  expect(await json(environment, 'readers')).toEqual({ readers: 2, waiting: 0, mailed: 2 });
  const { stdout } = await golfslag(environment, 'readers', 'mail', '--link', link);
  expect(stdout).toMatch(/^0 sent\./);
}, 120_000);

test('restore brings back nobody who left the list, and nobody who got the report as waiting for it', async () => {
  const environment = await freshInstallation();
  const copy = join(await freshFolder(), 'backup.sqlite');
  await within(environment, async (ctx) => {
    await prepareFirstStart(ctx);
    for (const name of ['zoe', 'mila']) await addReader(ctx, { email: `${name}@example.nl`, language: 'nl' });
    await writeBackup(ctx.database, copy);
    await removeReader(ctx, 'zoe@example.nl');
    for (const reader of await listWaitingReaders(ctx)) await claimReader(ctx, reader);
  });
  await restore.run(openCommandContext({ ...environment }), [copy]);
  await within(environment, async (ctx) => {
    expect(await countReaders(ctx)).toEqual({ readers: 1, waiting: 0, mailed: 1 });
    expect(await isReader(ctx, 'zoe@example.nl')).toBe(false);
  });
}, 60_000);
