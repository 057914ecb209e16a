import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { isLoopback, type Config } from '../../config.js';
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

/** Returns the address in links. In production it throws for one that this machine alone opens. */
export function checkAddress({ config }: { config: Pick<Config, 'production' | 'baseUrl'> }): Promise<string> {
  const sentence = `Links in letters lead to ${config.baseUrl}.`;
  if (!isLoopback(new URL(config.baseUrl).hostname)) return Promise.resolve(sentence);
  return Promise.resolve().then(() =>
    wrongInProduction(config, `${sentence} Only this machine can open it: set BASE_URL to what respondents reach.`),
  );
}

/** How far ahead of the last thing that was noted a clock may be, in milliseconds: a year. */
const farAhead = 366 * 86_400_000;

/** How far behind it, for two servers that differ a little. */
const behind = 300_000;

/**
 * Returns what time it is, and whether that is long after what was noted last: nothing may have
 * happened for years between two waves. Throws for a time that cannot be, or lies before that.
 */
export async function checkClock(ctx: Ctx): Promise<string> {
  const now = ctx.now();
  const time = `It is ${now.toISOString()}`;
  if (now.toISOString() < '2026') throw new Error(`${time}, which cannot be.`);
  const last = await lastNoted(ctx);
  if (last === undefined) return `${time}.`;
  const ahead = now.getTime() - new Date(last).getTime();
  if (ahead < -behind) throw new Error(`${time}, but the database noted something at ${last}: the clock is behind.`);
  if (ahead <= farAhead) return `${time}.`;
  return `${time}, a year or more after the last thing noted (${last}). If that is wrong, mend the clock: a day after the server announced what is due, it erases it.`;
}

/** When a letter was last queued, a wave opened or the study loaded. */
async function lastNoted({ db }: Ctx): Promise<string | undefined> {
  const rows = await Promise.all([
    db
      .selectFrom('outbox')
      .select((eb) => eb.fn.max('queued_at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('wave')
      .select((eb) => eb.fn.max('opened_at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('study')
      .select((eb) => eb.fn.max('loaded_at').as('at'))
      .executeTakeFirst(),
  ]);
  return rows
    .flatMap((row) => row?.at ?? [])
    .sort()
    .at(-1);
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
