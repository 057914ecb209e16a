import { isDeepStrictEqual } from 'node:util';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import type { FileError } from '../files/file-error.js';
import { recordEvent } from '../study/events.js';
import {
  deleteHeldList,
  lockHeldList,
  type HeldList,
  type ListEffect,
  type ListFindings,
  type ListOwner,
} from './held-lists.js';
import { addInvitees, studyAsking } from './import-invitees.js';
import { describeChanges } from './list-changes.js';
import { columnsOf, type InviteeList } from './invitee-list.js';
import { judgeListInThread, type JudgedList, type ListToJudge } from './judge-list.js';

/** In how many rows faults are shown at once, and how many remarks and doubtful addresses. */
export const mostShown = 50;

/**
 * Returns a list with the study that it is judged by, as the wave asks it. Throws once it is
 * closed.
 */
export async function withStudy(ctx: Ctx, { wave, bureau }: ListOwner, list: InviteeList): Promise<ListToJudge> {
  const { languages, bureaus, groups } = await studyAsking(ctx, wave);
  return { list, bureau, study: { languages, bureaus, groups } };
}

/** Returns what is wrong with a list, or what confirming it would do. Stores nothing. */
export async function findInList(ctx: Ctx, wave: string, given: ListToJudge): Promise<ListFindings> {
  const judged = await judgeListInThread(given);
  const sound = judged.columnFaults.length + judged.faults.length === 0;
  const tried = sound ? await addInvitees(ctx, wave, readFrom(given, judged), { dryRun: true }) : none;
  const faults = [...judged.faults, ...tried.rejected];
  const lines = [...new Set(faults.map(({ line }) => line))];
  const shown = new Set(lines.slice(0, mostShown));
  const isAdded = sound && !faults.length;
  return {
    columnFaults: [...judged.columnFaults],
    faults: faults.filter(({ line }) => shown.has(line)),
    faultyRows: lines.length,
    remarks: judged.remarks.slice(0, mostShown),
    remarksInAll: judged.remarks.length,
    doubts: judged.doubts.slice(0, mostShown),
    ...{ added: tried.added, updated: tried.updated },
    ...(await describeChanges(ctx, wave, tried.changed)),
    same: isAdded ? judged.rows.length - tried.added - tried.updated : 0,
  };
}

const none = { added: 0, updated: 0, rejected: [] as readonly FileError[], changed: [] };

/** What became of confirming a list. */
export type Confirmed =
  | { readonly kind: 'added'; readonly added: number; readonly updated: number; readonly same: number }
  | { readonly kind: 'faulty' | 'gone' | 'otherwise' };

/**
 * Makes everyone on a held list an invitee, all or none, and forgets the list. Others may have
 * added or removed people meanwhile, so that it is judged anew: where it would do something else
 * than `agreed`, nothing is done.
 */
export async function confirmList(
  ctx: Ctx,
  owner: ListOwner & { readonly who: string },
  { id }: HeldList,
  given: ListToJudge,
  agreed: ListEffect,
): Promise<Confirmed> {
  const judged = await judgeListInThread(given);
  if (judged.columnFaults.length + judged.faults.length) return { kind: 'faulty' };
  return transact(ctx, async (tx) => {
    const { account, wave, bureau, who } = owner;
    if (!(await lockHeldList(tx, id))) return { kind: 'gone' };
    const people = readFrom(given, judged);
    const { added, updated, rejected, changed } = await addInvitees(tx, wave, people, { dryRun: true });
    if (rejected.length) return { kind: 'faulty' };
    const { losingLinks } = await describeChanges(tx, wave, changed);
    if (!isDeepStrictEqual({ added, updated, losingLinks }, agreed)) return { kind: 'otherwise' };
    await addInvitees(tx, wave, people);
    await deleteHeldList(tx, { account, wave });
    await recordEvent(tx, { action: 'invitees added', who, about: { wave, bureau, added, updated } });
    return { kind: 'added', added, updated, same: judged.rows.length - added - updated };
  });
}

function readFrom({ list }: ListToJudge, { rows }: JudgedList) {
  return { rows: [...rows], columns: columnsOf(list.uses), remarks: [] };
}
