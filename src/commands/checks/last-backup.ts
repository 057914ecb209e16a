import type { Ctx } from '../../context.js';
import { findLastBackup } from '../../study/last-backup.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { wrongInProduction } from './check.js';

/**
 * Returns how old the last backup is. In production it throws for one older than a day while a wave
 * is open.
 */
export async function checkLastBackup(ctx: Ctx): Promise<string> {
  const last = await findLastBackup(ctx);
  const found = last ? `The last backup was made ${inWords(last.age)} ago` : 'No backup was made yet';
  if (last?.recent) return `${found}.`;
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
