import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { freshFolder } from '../support/folder.js';

/** A file as `openssl rand -hex 32 > FILE` leaves it. */
async function fileWith(text: string): Promise<string> {
  const file = join(await freshFolder(), 'secret');
  await writeFile(file, text);
  return file;
}

test.each<[variable: string, value: string, config: object]>([
  ['SECRET', 'x'.repeat(64), { secret: 'x'.repeat(64) }],
  [
    'DATABASE_URL',
    'postgres://golfslag:x@database/golfslag',
    { databaseUrl: 'postgres://golfslag:x@database/golfslag' },
  ],
  ['SMTP_URL', 'smtp://u:p@mail.example', { smtpUrl: 'smtp://u:p@mail.example' }],
  ['BOUNCE_SECRET', 'sixteen-letters!', { bounceSecret: 'sixteen-letters!' }],
])('%s may stand in a file, with a line end behind it', async (variable, value, config) => {
  const file = await fileWith(`${value}\n`);
  expect(readConfig({ [`${variable}_FILE`]: file, [variable]: '' })).toMatchObject(config);
  expect(readConfig({ [`${variable}_FILE`]: '', [variable]: value })).toMatchObject(config);
});

it('holds a secret in a file to the same rules', async () => {
  const file = await fileWith('short');
  expect(() => readConfig({ SECRET_FILE: file })).toThrow(/SECRET:? must have at least 32 bytes/);
  expect(() => readConfig({ SECRET_FILE: file })).not.toThrow(/short/);
});

it('refuses a file that says nothing, in one sentence that names it', async () => {
  const folder = await freshFolder();
  const missing = join(folder, 'missing');
  expect(() => readConfig({ SECRET_FILE: missing })).toThrow(`SECRET_FILE names ${missing}, which cannot be read.`);
  await mkdir(missing);
  expect(() => readConfig({ SECRET_FILE: missing })).toThrow(`SECRET_FILE names ${missing}, which cannot be read.`);
  const empty = await fileWith(' \n');
  expect(() => readConfig({ DATABASE_URL_FILE: empty })).toThrow(`DATABASE_URL_FILE names ${empty}, which is empty.`);
});

it('does not choose between two secrets', async () => {
  const file = await fileWith('x'.repeat(32));
  expect(() => readConfig({ SECRET: 'y'.repeat(32), SECRET_FILE: file })).toThrow(
    'SECRET and SECRET_FILE are both set: leave one of them out.',
  );
});
