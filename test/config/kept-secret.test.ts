import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { keepSecret } from '../../src/secret.js';
import { freshFolder } from '../support/folder.js';

it('makes a secret once, and keeps it', async () => {
  const folder = await freshFolder();
  const secret = keepSecret(folder);
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(32);
  expect([keepSecret(folder), await readFile(join(folder, 'secret'), 'utf8')]).toEqual([secret, secret]);
});

test.each(['', '\n', 'short'])('a file that holds %j is refused in a sentence, and stays as it is', async (text) => {
  const file = join(await freshFolder(), 'secret');
  await writeFile(file, text);
  expect(() => keepSecret(join(file, '..'))).toThrow(`${file} holds no secret of 32 bytes or more: put back`);
  expect(await readFile(file, 'utf8')).toBe(text);
});
