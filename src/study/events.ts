import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import type { StepName } from './definition.js';

/** What is recorded. Refusals are not: they are lines in the log, since anybody can cause them. */
export type Action =
  | 'signed in'
  | 'signed out everywhere'
  | 'account added'
  | 'account changed'
  | 'account reset'
  | 'account removed'
  | 'passkey added'
  | 'passkey removed'
  | 'token added'
  | 'token revoked'
  | 'wave prepared'
  | 'wave opened'
  | 'wave renamed'
  | 'wave removed'
  | 'wave extended'
  | 'wave closed'
  | 'rewording judged'
  | 'judgement withdrawn'
  | 'letter changed'
  | 'letters of a bureau changed'
  | 'frame filled in'
  | 'expectation sealed'
  | 'plan changed'
  | 'letters released'
  | 'letters queued'
  | 'letters left'
  | 'sending stopped'
  | 'sending resumed'
  | 'invitees added'
  | 'answers exported'
  | 'report taken'
  | 'snapshot prepared'
  | 'snapshot published'
  | 'invitee corrected'
  | 'letter sent again'
  | 'invitee opted out'
  | 'invitee removed'
  | 'invitee put back'
  | 'backup made'
  | 'person exported'
  | 'person erased'
  | 'erased by the clock';

/** What an event can be about. A step of the mail plan stands with its day. */
export type Subject =
  | StepName
  | 'account'
  | 'added'
  | 'against'
  | 'before'
  | 'bureau'
  | 'count'
  | 'format'
  | 'group'
  | 'hash'
  | 'invitations'
  | 'language'
  | 'letters'
  | 'question'
  | 'reason'
  | 'role'
  | 'roles'
  | 'rows'
  | 'snapshot'
  | 'step'
  | 'token'
  | 'until'
  | 'updated'
  | 'version'
  | 'wave'
  | 'what';

/** The operator on the server itself. */
export const commandLine = 'command line';

/** The server, which acts by the clock. */
export const server = 'server';

/** How long events are kept, in days. */
const eventDays = 365;

const About = z.record(z.string(), z.union([z.string(), z.number()]));

/** Something that was done, by whom, and to what. */
export interface Event {
  readonly action: Action;
  /** The address of an account, or `commandLine`, or `server`, or a token by its id. */
  readonly who: string;
  /** Names of accounts, tokens, waves and groups, and numbers. Never anything of a respondent. */
  readonly about: Readonly<Partial<Record<Subject, string | number>>>;
}

/** Records what was done. Within a transaction it is recorded with what it is about, or not. */
export async function recordEvent(ctx: Ctx, { action, who, about }: Event): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .insertInto('event')
      .values({ id: tx.newId(), at: tx.now().toISOString(), action, who, about: JSON.stringify(about) })
      .execute(),
  );
}

/**
 * An event as it is read. Its action and subjects may be those of another version of the product.
 */
export interface LoggedEvent extends Pick<Event, 'who'> {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly about: z.infer<typeof About>;
}

/** Returns the last events, the newest first; a thousand at most. */
export async function listEvents(ctx: Ctx): Promise<Omit<LoggedEvent, 'id'>[]> {
  return (await readLog(ctx, { most: 1000 })).map(({ id: _, ...event }) => event);
}

/**
 * Returns events along their order, the newest first: the last ones, or those before one. One that
 * is not there has none before it.
 */
export async function readLog(
  ctx: Ctx,
  { most, before }: { readonly most: number; readonly before?: string | undefined },
): Promise<LoggedEvent[]> {
  const rows = await ctx.db
    .selectFrom('event')
    .select(['id', 'at', 'action', 'who', 'about'])
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(at, id) < (select b.at, b.id from event b where b.id = ${before})`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ about, ...row }) => ({ ...row, about: About.parse(JSON.parse(about)) }));
}

/** Deletes events of more than `eventDays` ago. */
export async function dropOldEvents(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - eventDays * 86_400_000).toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('event').where('at', '<', before).execute());
}
