import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { localDay } from '../language/local-day.js';
import { memoize } from '../memoize.js';
import { placeOf, type Step, type StudyDefinition } from '../study/definition.js';
import type { Wave } from '../study/waves.js';
import { comingLetters } from './coming-letters.js';
import { datesOf } from './next-letter.js';
import { findCells, pagesOfPeople, type PeopleCells } from './people.js';
import { stepsOf } from '../study/plan-steps.js';

/** How many letters of a step went, wait or will go on a date, of a bureau. */
export interface CalendarEntry {
  readonly bureau: string;
  readonly step: string;
  /** A date in the Netherlands. */
  readonly day: string;
  readonly state: 'went' | 'waits' | 'comes';
  readonly letters: number;
}

/** What is read of a plan: whose, its steps, and the date of the invitation if it is on. */
interface CalendarAsked extends PeopleCells {
  readonly steps: readonly Step[];
  readonly start: string | null;
  readonly now: Date;
  /** Whether whom several bureaus brought counts once. */
  readonly once: boolean;
}

/**
 * Returns the plan of a wave as a calendar: of a bureau with all on its list, or of all bureaus,
 * where whom several of them brought counts once. What comes is for who is silent now; of a closed
 * wave nothing does.
 */
export async function readCalendar(
  ctx: Ctx,
  wave: Wave,
  definition: StudyDefinition,
  bureau: string | undefined,
): Promise<CalendarEntry[]> {
  const steps = stepsOf(definition.mail.steps, wave);
  const cells = await findCells(ctx, wave, definition, { bureau });
  const asked = {
    ...cells,
    steps,
    start: wave.closedAt === null ? wave.planFrom : null,
    now: ctx.now(),
    once: bureau === undefined,
  };
  return ctx.database.readInWorker(import.meta.url, countCalendar, asked, ctx.signal);
}

/** Returns the same. Reads everyone, so it runs in a worker. */
export async function countCalendar(db: Kysely<Tables>, asked: CalendarAsked): Promise<CalendarEntry[]> {
  const counts = new Map<string, CalendarEntry>();
  const count = (entry: Omit<CalendarEntry, 'letters'>, letters: number) => {
    const key = [entry.bureau, entry.step, entry.day, entry.state].join();
    counts.set(key, { ...entry, letters: (counts.get(key)?.letters ?? 0) + letters });
  };
  for (const { bureau, step, state, hour, letters } of await countLetters(db, asked)) {
    const day = localDay(new Date(`${hour}:00:00.000Z`));
    count({ bureau, step, day, state: state === 1 ? 'went' : 'waits' }, Number(letters));
  }
  const { steps, start, now, once } = asked;
  if (start !== null) {
    const dates = datesOf(steps, start);
    // Most people had the same letters on the same days.
    const coming = memoize(comingLetters.bind(null, steps), {
      max: 1000,
      key: (had) => had.map(({ step, day, state }) => `${step} ${day} ${state}`).join(),
    });
    for await (const people of pagesOfPeople(db, asked)) {
      for (const { bureau, out, asks, had } of people) {
        if (out || (once && !asks)) continue;
        for (const letter of coming(had, { now, dates })) count({ bureau, ...letter, state: 'comes' }, 1);
      }
    }
  }
  return [...counts.values()].sort((a, b) => a.day.localeCompare(b.day) || placeOf(a.step) - placeOf(b.step));
}

/** Letters that went, or may have, by hour; and those that wait. */
function countLetters(db: Kysely<Tables>, { wave, cells, once }: CalendarAsked) {
  const state = sql<number>`case when outbox.accepted_at is null and outbox.unknown_at is null then 0 else 1 end`;
  const hour = sql<string>`substr(coalesce(outbox.accepted_at, outbox.unknown_at, outbox.not_before), 1, 13)`;
  return db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .select(['outbox.bureau', 'outbox.step', state.as('state'), hour.as('hour')])
    .select(({ fn }) => fn.countAll<number>().as('letters'))
    .where('outbox.wave', '=', wave)
    .where('outbox.failed_at', 'is', null)
    .where('outbox.bureau', 'in', [...new Set(cells.map(({ bureau }) => bureau))])
    .$if(once, (query) => query.where('invitee.asked_through', 'is', null))
    .groupBy(['outbox.bureau', 'outbox.step', state, hour])
    .execute();
}
