import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';

/**
 * Deletes letters that were written as files before a moment. Without a mail server they are in
 * DATA_DIR/mail, each with a name, an address and a link.
 */
export async function dropLetterFiles({ dataDir }: Pick<Config, 'dataDir'>, before: Date): Promise<void> {
  const folder = join(dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((file) => /\.eml(\.part)?$/.test(file))) {
    const file = join(folder, name);
    const written = await stat(file).catch(() => undefined);
    if (written && written.mtime < before) await rm(file, { force: true });
  }
}
