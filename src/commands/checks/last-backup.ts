import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '../../context.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { wrongInProduction } from './check.js';

/** How old a backup may be in fieldwork, in milliseconds: one a night, with an hour to spare. */
const oldest = 25 * 3_600_000;

/** The file whose time is that of the last backup. */
function noteOf({ config }: Pick<Ctx, 'config'>): string {
  return join(config.dataDir, 'last-backup');
}

/** Notes that a backup was made now. */
export async function noteBackup(ctx: Ctx): Promise<void> {
  await mkdir(ctx.config.dataDir, { recursive: true, mode: 0o700 });
  await writeFile(noteOf(ctx), `${ctx.now().toISOString()}\n`, { mode: 0o600 });
}

/**
 * Returns how old the last backup is. In production it throws for one older than a day while a wave
 * is open.
 */
export async function checkLastBackup(ctx: Ctx): Promise<string> {
  const made = await stat(noteOf(ctx)).catch(() => undefined);
  const age = made && ctx.now().getTime() - made.mtimeMs;
  const found = age === undefined ? 'No backup was made yet' : `The last backup was made ${inWords(age)} ago`;
  if (age !== undefined && age <= oldest) return `${found}.`;
  const open = (await listWaves(ctx)).filter((wave) => statusOf(wave) === 'open');
  if (!open.length) return `${found}.`;
  const waves = open.map(({ slug }) => slug).join(', ');
  return wrongInProduction(
    ctx.config,
    `${found}, and wave ${waves} is open: make one a day, \`golfslag backup FILE\`.`,
  );
}

function inWords(age: number): string {
  const hours = Math.max(0, Math.floor(age / 3_600_000));
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
}
