import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '../context.js';

/** How old a backup may be in fieldwork, in milliseconds: one a night, with an hour to spare. */
const oldest = 25 * 3_600_000;

/** The last backup: how old it is in milliseconds, and whether it is young enough for fieldwork. */
interface LastBackup {
  readonly age: number;
  readonly recent: boolean;
}

/** The file whose time is that of the last backup. */
function noteOf({ config }: Pick<Ctx, 'config'>): string {
  return join(config.dataDir, 'last-backup');
}

/** Notes that a backup was made now. */
export async function noteBackup(ctx: Ctx): Promise<void> {
  await mkdir(ctx.config.dataDir, { recursive: true, mode: 0o700 });
  await writeFile(noteOf(ctx), `${ctx.now().toISOString()}\n`, { mode: 0o600 });
}

/** Returns the last backup that was noted; undefined where none was. */
export async function findLastBackup(ctx: Pick<Ctx, 'config' | 'now'>): Promise<LastBackup | undefined> {
  const made = await stat(noteOf(ctx)).catch(() => undefined);
  if (!made) return undefined;
  const age = ctx.now().getTime() - made.mtimeMs;
  return { age, recent: age <= oldest };
}
