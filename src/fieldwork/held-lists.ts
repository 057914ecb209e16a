import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { InviteeList } from './invitee-list.js';
import { ListChange } from './list-changes.js';

/** How long a list is held that nobody confirms, in hours. */
export const heldHours = 24;

const Fault = z.object({ line: z.int(), column: z.int(), reason: z.string() });

/** What is shown of a list: what is wrong with it, or what confirming it will do. */
export const ListFindings = z.object({
  columnFaults: z.array(z.object({ kind: z.string(), use: z.string().optional() })),
  /** What is wrong in the first rows with a fault, and how many rows have one. */
  faults: z.array(Fault),
  faultyRows: z.int(),
  remarks: z.array(Fault),
  remarksInAll: z.int(),
  doubts: z.array(z.object({ line: z.int(), email: z.string(), suggestion: z.string() })),
  /** Once nothing is wrong: how many people are added, changed, and on the list already. */
  added: z.int(),
  updated: z.int(),
  same: z.int(),
  /** Who changes, the first of them, and of how many a link that was sent stops working. */
  changes: z.array(ListChange).default([]),
  losingLinks: z.int().default(0),
});
export type ListFindings = z.infer<typeof ListFindings>;

/** What confirming a list does, in numbers: what somebody agrees to by the button. */
export type ListEffect = Pick<ListFindings, 'added' | 'updated' | 'losingLinks'>;

/** A list that somebody is looking at, before anybody on it is an invitee. */
export interface HeldList {
  readonly id: string;
  readonly bureau: string;
  readonly list: InviteeList;
  readonly findings: ListFindings;
}

/** Whose list it is, and for which wave: there is one at a time. */
export interface ListOwner {
  readonly account: string;
  readonly wave: string;
  readonly bureau: string;
}

/** Returns the list that an account is looking at; undefined for none, or one of a day ago. */
export async function findHeldList(ctx: Ctx, { account, wave, bureau }: ListOwner): Promise<HeldList | undefined> {
  const row = await ctx.db
    .selectFrom('held_list')
    .selectAll()
    .where('account', '=', account)
    .where('wave', '=', wave)
    .where('bureau', '=', bureau)
    .where('made_at', '>', hoursAgo(ctx))
    .executeTakeFirst();
  if (!row) return undefined;
  const list = InviteeList.parse(JSON.parse(row.list));
  return { id: row.id, bureau, list, findings: ListFindings.parse(JSON.parse(row.findings)) };
}

/** Holds a list in the place of the one before it. */
export async function holdList(ctx: Ctx, owner: ListOwner, { list, findings }: Pick<HeldList, 'list' | 'findings'>) {
  await transact(ctx, async (tx) => {
    await deleteHeldList(tx, owner);
    await tx.db
      .insertInto('held_list')
      .values({
        id: tx.newId(),
        ...owner,
        list: JSON.stringify(list),
        findings: JSON.stringify(findings),
        made_at: tx.now().toISOString(),
      })
      .execute();
  });
}

/** Puts what was changed in a list in its place. Returns whether it was there still. */
export async function changeHeldList(ctx: Ctx, { id, list, findings }: HeldList): Promise<boolean> {
  const { numUpdatedRows } = await transact(ctx, (tx) =>
    tx.db
      .updateTable('held_list')
      .set({ list: JSON.stringify(list), findings: JSON.stringify(findings) })
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}

/** Keeps others from changing a list until the transaction ends. Returns whether it is there. */
export async function lockHeldList(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db.updateTable('held_list').set({ id }).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes the list that an account is looking at, if there is one. */
export async function deleteHeldList(tx: Tx, { account, wave }: Omit<ListOwner, 'bureau'>): Promise<void> {
  await tx.db.deleteFrom('held_list').where('account', '=', account).where('wave', '=', wave).execute();
}

/** Deletes lists that nobody confirmed within a day. */
export async function dropOldLists(ctx: Ctx): Promise<void> {
  await transact(ctx, (tx) => tx.db.deleteFrom('held_list').where('made_at', '<=', hoursAgo(ctx)).execute());
}

function hoursAgo(ctx: Ctx): string {
  return new Date(ctx.now().getTime() - heldHours * 3_600_000).toISOString();
}
