import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { localDay } from '../language/local-day.js';
import type { Step, StudyDefinition } from '../study/definition.js';
import { stepsOf } from '../study/plan-steps.js';
import { statusOf, type Wave } from '../study/waves.js';
import { doubtfulLetters } from './doubtful-letters.js';
import { countNextLetters, type LettersAhead } from './next-letters.js';
import { findCells, type PeopleCells } from './people.js';

/** What is read of a campaign: of one bureau, or of all. */
interface CampaignAsked extends PeopleCells {
  readonly bureau: string | undefined;
  readonly steps: readonly Step[];
  readonly start: string | null;
  readonly now: Date;
  /** Whether letters can still go. */
  readonly open: boolean;
}

/** The day on which most letters of a step went. */
export interface Mailing {
  readonly step: string;
  /** A date in the Netherlands. */
  readonly day: string;
}

/** What of a campaign is not seen from its people alone. */
export interface Campaign extends LettersAhead {
  readonly mailings: readonly Mailing[];
  /** Letters to people still silent that failed, or of which nobody knows whether they went. */
  readonly doubtful: number;
}

/** A campaign of which nothing was sent, to nobody. */
export const noCampaign: Campaign = { mailings: [], doubtful: 0, next: [], waiting: 0 };

/**
 * Returns the mailings of a campaign, how many letters to look at, and what is still to be sent: of
 * a wave that is not open, nothing.
 */
export async function describeCampaign(
  ctx: Ctx,
  wave: Wave,
  definition: StudyDefinition,
  bureau: string | undefined,
): Promise<Campaign> {
  const steps = stepsOf(definition.mail.steps, wave);
  const cells = await findCells(ctx, wave, definition, { bureau });
  const asked = { ...cells, bureau, steps, start: wave.planFrom, now: ctx.now(), open: statusOf(wave) === 'open' };
  return ctx.database.readInWorker(import.meta.url, readCampaign, asked, ctx.signal);
}

/** Returns the same. Reads every letter, and of an open wave everyone, so it runs in a worker. */
export async function readCampaign(db: Kysely<Tables>, asked: CampaignAsked): Promise<Campaign> {
  const { wave, bureau } = asked;
  const hour = sql<string>`substr(accepted_at, 1, 13)`;
  const gone = await db
    .selectFrom('outbox')
    .select(['step', hour.as('hour'), (eb) => eb.fn.countAll<number>().as('letters')])
    .where('wave', '=', wave)
    .where('accepted_at', 'is not', null)
    .$if(bureau !== undefined, (query) => query.where('bureau', '=', bureau ?? ''))
    .groupBy(['step', hour])
    .execute();
  const { n } = await doubtfulLetters(db, { wave, bureau })
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const told = { ...noCampaign, mailings: mainDays(gone), doubtful: Number(n) };
  if (!asked.open) return told;
  return { ...told, ...(await countNextLetters(db, { ...asked, once: bureau === undefined })) };
}

function mainDays(gone: readonly { step: string; hour: string; letters: number }[]): Mailing[] {
  const letters = new Map<string, Map<string, number>>();
  for (const { step, hour, letters: n } of gone) {
    const days = letters.get(step) ?? new Map<string, number>();
    const day = localDay(new Date(`${hour}:00:00.000Z`));
    letters.set(step, days.set(day, (days.get(day) ?? 0) + Number(n)));
  }
  return [...letters]
    .map(([step, days]) => ({ step, day: [...days].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '' }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}
