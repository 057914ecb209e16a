import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Config } from '../../config.js';
import type { Ctx } from '../../context.js';
import { localDay } from '../../language/local-day.js';
import { wrongInProduction } from './check.js';

/** Free space below this many bytes is worth a warning. */
const enoughSpace = 500_000_000;

/** Returns how much room the disk of DATA_DIR has; throws where it is little. */
export async function checkDisk({ config }: Ctx): Promise<string> {
  const { bavail, bsize } = await statfs(existsSync(config.dataDir) ? config.dataDir : '.');
  const free = `${Math.floor((bavail * bsize) / 1e6)} MB free.`;
  if (bavail * bsize < enoughSpace) throw new Error(free);
  return free;
}

/** Returns what time it is; throws for a time that cannot be. */
export async function checkClock(ctx: Ctx): Promise<string> {
  const now = ctx.now().toISOString();
  if (now < '2026') throw new Error(`It is ${now}, which cannot be.`);
  return Promise.resolve(`It is ${now}.`);
}

/** The last day on which a release of Node gets security fixes (nodejs/Release, schedule.json). */
const lastDays: Readonly<Record<string, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
};

/** The release to move to: the newest with long support that was tried. */
const recommended = 24;

/** Returns the version of Node. In production it throws for one past its end. */
export function checkNode(
  { config, now }: { config: Pick<Config, 'production'>; now: () => Date },
  version = process.versions.node,
): Promise<string> {
  const last = lastDays[version.split('.')[0] ?? ''];
  if (last === undefined || localDay(now()) <= last) return Promise.resolve(`Node ${version}.`);
  const sentence = `Node ${version} got its last security fixes on ${last}: move to Node ${recommended}.`;
  return Promise.resolve().then(() => wrongInProduction(config, sentence));
}
