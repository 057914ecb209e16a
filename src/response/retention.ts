import { DateTime } from 'luxon';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { countContacts, eraseContacts } from '../fieldwork/contacts.js';
import type { StudyDefinition } from '../study/definition.js';
import { recordEvent, server } from '../study/events.js';
import { getStudy } from '../study/stored.js';
import { listWaves, type Wave } from '../study/waves.js';
import { countDrafts, eraseDrafts } from './draft.js';
import { countAnswers, eraseAnswers } from './old-answers.js';
import { eraseTexts } from './old-texts.js';

const day = 86_400_000;

/** How long before its end something is announced, in days. */
export const announcedDays = 7;

/**
 * The shortest time between announcing and erasing, in milliseconds: also after an upgrade, or on a
 * clock that jumped ahead, somebody can still stop the server.
 */
const leastNotice = day;

/** What goes by the clock after a wave closed. */
interface Kept {
  /** Returns until when it is kept. */
  until(closed: Date, privacy: StudyDefinition['privacy']): Date;
  /** Returns how many people or responses of a wave still have it; for own words, may have. */
  count(ctx: Ctx, wave: string): Promise<number>;
  /** Erases it and returns of how many. */
  erase(ctx: Ctx, wave: string): Promise<number>;
}

const kept = {
  drafts: { until: (closed, { draftDays }) => inDays(closed, draftDays), count: countDrafts, erase: eraseDrafts },
  contacts: {
    until: (closed, { contactDays }) => inDays(closed, contactDays),
    count: countContacts,
    erase: eraseContacts,
  },
  'own words': {
    until: (closed, { keepMonths }) => inMonths(closed, keepMonths.openTexts),
    count: countAnswers,
    erase: eraseTexts,
  },
  answers: {
    until: (closed, { keepMonths }) => inMonths(closed, keepMonths.answers),
    count: countAnswers,
    erase: eraseAnswers,
  },
} satisfies Record<string, Kept>;

/** What is erased: unsent answers, names and addresses, own words, or all answers. */
export type RetentionKind = keyof typeof kept;

/** Something of a closed wave that is kept until a day. */
export interface Retained {
  readonly wave: string;
  readonly kind: RetentionKind;
  /** How many people, or responses, it is of. */
  readonly count: number;
  readonly until: string;
  /** Since when it is announced that it goes; null before that. */
  readonly announced: string | null;
}

/**
 * Returns what closed waves still keep of people, the next to go first. Made-up waves are of
 * nobody.
 */
export async function listRetained(ctx: Ctx): Promise<Retained[]> {
  const rows = await ctx.db.selectFrom('retention').selectAll().execute();
  const retained: Retained[] = [];
  for (const { slug: wave, study, closedAt } of (await listWaves(ctx)).filter(isKept)) {
    const { privacy } = (await getStudy(ctx, study)).definition;
    for (const [kind, of] of Object.entries(kept) as [RetentionKind, Kept][]) {
      const row = rows.find((known) => known.wave === wave && known.kind === kind);
      if (row && row.done_at !== null) continue;
      const count = await of.count(ctx, wave);
      if (!count) continue;
      const until = of.until(new Date(closedAt ?? ''), privacy).toISOString();
      retained.push({ wave, kind, count, until, announced: row?.announced_at ?? null });
    }
  }
  return retained.sort((a, b) => a.until.localeCompare(b.until));
}

/** What `keepRetention` did: announced that something goes, or erased it. */
export interface RetentionStep extends Pick<Retained, 'wave' | 'kind' | 'count' | 'until'> {
  readonly done: boolean;
}

/**
 * Announces what is kept for another `announcedDays`, and erases what was announced a day ago and
 * is kept no longer. Unsent answers go without announcement. An announcement that the clock made in
 * the future, or too early, is taken back. Returns what it did.
 */
export async function keepRetention(ctx: Ctx): Promise<RetentionStep[]> {
  const steps: RetentionStep[] = [];
  for (const { wave, kind: what, count, until, announced } of await listRetained(ctx)) {
    const now = ctx.now().getTime();
    const left = Date.parse(until) - now;
    const noticed = announced === null ? -1 : now - Date.parse(announced);
    if (left > announcedDays * day) {
      if (announced !== null) await takeBack(ctx, wave, what);
    } else if (left <= 0 && (what === 'drafts' || noticed >= leastNotice)) {
      const erased = await kept[what].erase(ctx, wave);
      await noteErased(ctx, wave, what, erased);
      steps.push({ wave, kind: what, count: erased, until, done: true });
    } else if (noticed < 0) {
      await announce(ctx, wave, what);
      steps.push({ wave, kind: what, count, until, done: false });
    }
  }
  return steps;
}

/** Forgets what was erased of a wave: it has other responses now. */
export async function restartRetention(ctx: Ctx, wave: string): Promise<void> {
  await transact(ctx, (tx) => tx.db.deleteFrom('retention').where('wave', '=', wave).execute());
}

async function announce(ctx: Ctx, wave: string, kind: RetentionKind): Promise<void> {
  const times = { announced_at: ctx.now().toISOString(), done_at: null };
  await transact(ctx, (tx) =>
    tx.db
      .insertInto('retention')
      .values({ wave, kind, ...times })
      .onConflict((conflict) => conflict.columns(['wave', 'kind']).doUpdateSet(times))
      .execute(),
  );
}

async function takeBack(ctx: Ctx, wave: string, kind: RetentionKind): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db.deleteFrom('retention').where('wave', '=', wave).where('kind', '=', kind).execute(),
  );
}

async function noteErased(ctx: Ctx, wave: string, kind: RetentionKind, count: number): Promise<void> {
  const now = ctx.now().toISOString();
  await transact(ctx, async (tx) => {
    await tx.db
      .insertInto('retention')
      .values({ wave, kind, announced_at: now, done_at: now })
      .onConflict((conflict) => conflict.columns(['wave', 'kind']).doUpdateSet({ done_at: now }))
      .execute();
    await recordEvent(tx, { action: 'erased by the clock', who: server, about: { wave, what: kind, count } });
  });
}

function isKept({ kind, closedAt, synthetic }: Wave): boolean {
  return kind === 'fieldwork' && closedAt !== null && !synthetic;
}

function inDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * day);
}

function inMonths(from: Date, months: number): Date {
  return DateTime.fromJSDate(from, { zone: 'utc' }).plus({ months }).toJSDate();
}
