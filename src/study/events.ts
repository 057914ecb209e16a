import { z } from 'zod';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';

/** What is recorded. Refusals are not: they are lines in the log, since anybody can cause them. */
export type Action =
  | 'signed in'
  | 'signed out everywhere'
  | 'account added'
  | 'account reset'
  | 'account removed'
  | 'token added'
  | 'token revoked'
  | 'wave opened'
  | 'wave closed'
  | 'letter changed'
  | 'letters of a bureau changed'
  | 'frame filled in'
  | 'expectation sealed'
  | 'invitees added'
  | 'answers exported'
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
  readonly about: z.infer<typeof About>;
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

/** Returns the last events, the newest first; a thousand at most. */
export async function listEvents(ctx: Ctx): Promise<(Omit<Event, 'action'> & { action: string; at: string })[]> {
  const rows = await ctx.db
    .selectFrom('event')
    .select(['at', 'action', 'who', 'about'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map(({ about, ...row }) => ({ ...row, about: About.parse(JSON.parse(about)) }));
}

/** Deletes events of more than `eventDays` ago. */
export async function dropOldEvents(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - eventDays * 86_400_000).toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('event').where('at', '<', before).execute());
}
