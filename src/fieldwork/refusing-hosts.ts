import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { isQueued } from './letter-state.js';

/** A receiving host, the domain of addresses, to which nothing is sent for now. */
export interface RefusingHost {
  readonly host: string;
  readonly since: string;
  /** When sending to it is tried again by itself. */
  readonly until: string;
  /** What it answered, where that is known. */
  readonly smtpCode: number | null;
  readonly smtpStatus: string | null;
}

/** Returns the host of an address: its domain, as addresses are compared. */
export function hostOf(emailKey: string): string {
  return emailKey.slice(emailKey.lastIndexOf('@') + 1);
}

/** Returns the condition for invitees whose address is at a host. */
export function isAtHost(host: string) {
  return sql<boolean>`invitee.email_key like ${`%@${host.replace(/[\\%_]/g, '\\$&')}`} escape '\\'`;
}

/** Returns the hosts to which nothing is sent now. */
export async function listRefusingHosts(ctx: Ctx): Promise<RefusingHost[]> {
  return ctx.db
    .selectFrom('refusing_host')
    .select(['host', 'since', 'until', 'smtp_code as smtpCode', 'smtp_status as smtpStatus'])
    .where('until', '>', ctx.now().toISOString())
    .orderBy('host')
    .execute();
}

/** Removes hosts to which sending went on more than an hour ago. */
export async function dropRefusingHosts(ctx: Ctx): Promise<void> {
  const hourAgo = new Date(ctx.now().getTime() - 3_600_000).toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('refusing_host').where('until', '<', hourAgo).execute());
}

/** A host to which nothing is sent now, and how many letters wait for it. */
export interface HostAwaited extends RefusingHost {
  readonly letters: number;
}

/** Returns the hosts to which nothing is sent now, each with how many letters wait. */
export async function countWaitingForHosts(ctx: Ctx): Promise<HostAwaited[]> {
  const hosts = [];
  for (const host of await listRefusingHosts(ctx)) {
    const { n } = await ctx.db
      .selectFrom('outbox')
      .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where(isQueued)
      .where('outbox.not_before', '=', host.until)
      .where(isAtHost(host.host))
      .executeTakeFirstOrThrow();
    hosts.push({ ...host, letters: Number(n) });
  }
  return hosts;
}
