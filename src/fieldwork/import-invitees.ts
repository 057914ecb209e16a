import { isDeepStrictEqual } from 'node:util';
import type { Ctx, Tx } from '../context.js';
import { analyse, many } from '../database/analyse.js';
import { batches } from '../database/batches.js';
import { lockUntilCommit } from '../database/lock.js';
import type { InviteeTable } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { fileError, type FileError } from '../files/file-error.js';
import { problems } from '../problem.js';
import { hashOfLink, linkToken } from '../secret.js';
import type { StudyDefinition } from '../study/definition.js';
import { getStudy } from '../study/stored.js';
import { settleWhoAsks } from './asked-once.js';
import type { ChangedInvitee } from './list-changes.js';
import type { InviteeColumns } from './invitee-columns.js';
import { readInvitees, type InviteeFile, type InviteeRow } from './invitee-file.js';
import { matchInvitees, type Invitee } from './match-invitees.js';
import { addressHash, listOptOuts } from './opt-out.js';
import { requireSecret } from './secret-check.js';
import { corrected, updateInvitees } from './update-invitees.js';
import { getFieldworkWave } from '../study/waves.js';

export interface Imported {
  readonly added: number;
  readonly updated: number;
  /** All that is wrong in the file; when there is anything, nothing was imported. */
  readonly rejected: readonly FileError[];
  /** What was changed in what the file says: a surname put behind the first name. */
  readonly remarks: readonly FileError[];
}

/** What became of a list, with whom it changes. */
export interface AddedList extends Imported {
  readonly changed: readonly ChangedInvitee[];
}

interface ImportOptions {
  /** Nothing is stored; what would be is told. */
  readonly dryRun?: boolean;
}

/**
 * Imports a list of invitees into a wave, all rows or none. Who is on it already is updated: found
 * by external id, else by address. A corrected address gets a new link, and the old one no longer
 * works. With `dryRun` nothing is stored.
 */
export async function importInvitees(
  ctx: Ctx,
  wave: string,
  bytes: Buffer,
  options: ImportOptions = {},
): Promise<Imported> {
  const file = readInvitees(bytes, await studyAsking(ctx, wave));
  const { rejected, remarks } = file;
  if (rejected.length) return { added: 0, updated: 0, rejected, remarks };
  const { changed: _, ...imported } = await addInvitees(ctx, wave, file, options);
  return imported;
}

/**
 * Adds the people of a list that was read, all rows or none, as `importInvitees` does. Nothing that
 * it returns depends on the lists of other bureaus.
 */
export async function addInvitees(
  ctx: Ctx,
  wave: string,
  { rows, columns, remarks }: Pick<InviteeFile, 'rows' | 'columns' | 'remarks'>,
  { dryRun = false }: ImportOptions = {},
): Promise<AddedList> {
  const { study, closedAt } = await getFieldworkWave(ctx, wave);
  if (closedAt !== null) throw problems.waveClosed(wave);
  await requireSecret(ctx);
  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `invitees of ${wave}`);
    const { matches, rejected: doubles } = matchInvitees(rows, await readStoredInvitees(tx, wave));
    const column = (columns.email ?? 0) + 1;
    const rejected = doubles.map(({ line, reason }) => fileError(reason, line, column));
    if (rejected.length) return { added: 0, updated: 0, rejected, remarks: [], changed: [] };
    const optedOut = await listOptOuts(tx, study);
    const optOutOf = (row: InviteeRow) =>
      optedOut.has(addressHash(tx, study, row.emailKey)) ? tx.now().toISOString() : null;
    const added: InviteeTable[] = [];
    const changed: ChangedInvitee[] = [];
    const moved: Invitee[] = [];
    for (const { row, invitee } of matches) {
      if (!invitee) added.push(newInvitee(tx, wave, row, optOutOf(row)));
      else {
        const merged = merge(invitee, row, columns, optOutOf(row));
        if (!isDeepStrictEqual(merged, invitee)) changed.push({ before: invitee, after: merged });
        if (merged.email_key !== invitee.email_key) moved.push(invitee, merged);
      }
    }
    if (!dryRun) {
      const people = changed.map(({ after }) => after);
      await releaseNames(tx, people);
      await insertInvitees(tx, added);
      await updateInvitees(tx, wave, people);
      await settleWhoAsks(tx, wave, [...added, ...moved]);
      if (added.length > many) await analyse(tx, 'invitee', 'awaiting');
    }
    return { added: added.length, updated: changed.length, rejected, remarks, changed };
  });
}

/**
 * Returns the study with the groups that a wave can invite, to read a list with. Throws once it is
 * closed.
 */
export async function studyAsking(ctx: Ctx, wave: string): Promise<StudyDefinition> {
  const { study, closedAt } = await getFieldworkWave(ctx, wave);
  if (closedAt !== null) throw problems.waveClosed(wave);
  await requireSecret(ctx);
  const { definition } = await getStudy(ctx, study);
  return { ...definition, groups: await groupsAsked(ctx, wave, definition) };
}

/**
 * The groups that can be invited: those of the study, or once the wave has opened those that it
 * asks.
 */
async function groupsAsked(ctx: Ctx, wave: string, { groups }: StudyDefinition): Promise<StudyDefinition['groups']> {
  const rows = await ctx.db.selectFrom('wave_questionnaire').select('grp').where('wave', '=', wave).execute();
  return rows.length ? groups.filter(({ slug }) => rows.some(({ grp }) => grp === slug)) : groups;
}

function readStoredInvitees(tx: Tx, wave: string): Promise<Invitee[]> {
  return tx.db
    .selectFrom('invitee')
    .select(['id', 'grp', 'bureau', 'email', 'email_key', 'name', 'language'])
    .select(['external_id', 'link_version', 'opted_out_at', 'claim'])
    .where('wave', '=', wave)
    .where('sample', '=', 0)
    .execute();
}

/**
 * The invitee with the values of the file; what the file has no column or value for stays as it
 * was.
 */
function merge(invitee: Invitee, row: InviteeRow, columns: InviteeColumns, optedOutAt: string | null): Invitee {
  return corrected(
    invitee,
    {
      email: row.email,
      name: row.name || invitee.name,
      language: columns.language === undefined ? invitee.language : row.language,
      external_id: row.externalId ?? invitee.external_id,
    },
    optedOutAt,
  );
}

function newInvitee(tx: Tx, wave: string, row: InviteeRow, optedOutAt: string | null): InviteeTable {
  const id = tx.newId();
  return {
    id,
    wave,
    grp: row.group,
    bureau: row.bureau,
    email: row.email,
    email_key: row.emailKey,
    name: row.name,
    language: row.language,
    external_id: row.externalId,
    link_version: 1,
    token_hash: hashOfLink(linkToken(tx.keys, wave, id, 1)),
    sample: 0,
    opted_out_at: optedOutAt,
    bounced_at: null,
    claim: null,
    left_off: null,
    asked_through: null,
    mirrored_on: null,
  };
}

async function insertInvitees(tx: Tx, invitees: readonly InviteeTable[]): Promise<void> {
  for (const rows of batches(invitees)) {
    await tx.db.insertInto('invitee').values(rows).execute();
    await tx.db
      .insertInto('awaiting')
      .values(rows.map(({ id }) => ({ invitee: id })))
      .execute();
  }
}

/**
 * Clears addresses and external ids for a moment, so that they can go to somebody else on the list.
 */
async function releaseNames(tx: Tx, invitees: readonly Invitee[]): Promise<void> {
  for (const some of batches(invitees)) {
    const ids = some.map(({ id }) => id);
    await tx.db
      .updateTable('invitee')
      .set((eb) => ({ email_key: eb.ref('id'), external_id: eb.ref('id') }))
      .where('id', 'in', ids)
      .execute();
  }
}
