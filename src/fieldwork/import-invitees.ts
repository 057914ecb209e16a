import { isDeepStrictEqual } from 'node:util';
import type { Ctx, Tx } from '../context.js';
import type { InviteeTable } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { hashOf, linkToken } from '../secret.js';
import { getStudy } from '../study/stored.js';
import type { InviteeColumns } from './invitee-columns.js';
import { readInvitees, type FileFault, type InviteeRow } from './invitee-file.js';
import { addressHash, listOptOuts } from './opt-out.js';
import { getFieldworkWave } from './waves.js';

export interface Imported {
  readonly added: number;
  readonly updated: number;
  /** Every fault of the file; when there is one, nothing was taken in. */
  readonly rejected: readonly FileFault[];
}

type Invitee = Pick<
  InviteeTable,
  'id' | 'grp' | 'bureau' | 'email' | 'email_key' | 'name' | 'language' | 'external_id' | 'link_version'
>;

/** How many rows go into one statement, well under what both databases take. */
const batch = 500;

/**
 * Takes a list of invitees into a wave, all rows or none. Who is on it already is updated: found by external id,
 * else by address. A corrected address gets a new link, and the old one dies. `dryRun` says what would happen.
 */
export async function importInvitees(
  ctx: Ctx,
  wave: string,
  bytes: Buffer,
  { dryRun = false } = {},
): Promise<Imported> {
  const { study, closed_at } = await getFieldworkWave(ctx, wave);
  if (closed_at !== null) throw problems.waveClosed(wave);
  const { definition } = await getStudy(ctx, study);
  const file = readInvitees(bytes, definition);
  if (file.rejected.length) return { added: 0, updated: 0, rejected: file.rejected };

  return transact(ctx, async (tx) => {
    const known = new KnownInvitees(await listInvitees(tx, wave));
    const optedOut = await listOptOuts(tx, study);
    const emailColumn = (file.columns.email ?? 0) + 1;
    const added: InviteeTable[] = [];
    const changed: Invitee[] = [];
    const rejected: FileFault[] = [];
    const taken = new Map<Invitee, number>();
    for (const row of file.rows) {
      const found = known.find(row);
      const before = 'invitee' in found && found.invitee ? taken.get(found.invitee) : undefined;
      if (before !== undefined) {
        const reason = `Dit is dezelfde persoon als op regel ${before}. Houd één van beide.`;
        rejected.push({ line: row.line, column: emailColumn, reason });
        continue;
      }
      if ('invitee' in found && found.invitee) taken.set(found.invitee, row.line);
      if ('reason' in found) rejected.push({ line: row.line, column: emailColumn, reason: found.reason });
      else if (!found.invitee) {
        const isOut = optedOut.has(addressHash(tx, study, row.emailKey));
        added.push(newInvitee(tx, wave, row, isOut ? tx.now().toISOString() : null));
      } else {
        const merged = merge(found.invitee, row, file.columns);
        if (!isDeepStrictEqual(merged, found.invitee)) changed.push(merged);
      }
    }
    if (rejected.length) return { added: 0, updated: 0, rejected };
    if (!dryRun) {
      await insertInvitees(tx, added);
      await updateInvitees(tx, wave, changed);
    }
    return { added: added.length, updated: changed.length, rejected };
  });
}

function listInvitees(tx: Tx, wave: string): Promise<Invitee[]> {
  return tx.db
    .selectFrom('invitee')
    .select(['id', 'grp', 'bureau', 'email', 'email_key', 'name', 'language', 'external_id', 'link_version'])
    .where('wave', '=', wave)
    .where('sample', '=', 0)
    .execute();
}

/** The wave's invitees, to be found by external id or address. */
class KnownInvitees {
  readonly #byAddress = new Map<string, Invitee>();
  readonly #byExternalId = new Map<string, Invitee>();

  constructor(invitees: readonly Invitee[]) {
    for (const invitee of invitees) {
      this.#byAddress.set(JSON.stringify([invitee.grp, invitee.email_key]), invitee);
      if (invitee.external_id === null) continue;
      this.#byExternalId.set(JSON.stringify([invitee.grp, invitee.bureau, invitee.external_id]), invitee);
    }
  }

  find(row: InviteeRow): { invitee: Invitee | undefined } | { reason: string } {
    const atAddress = this.#byAddress.get(JSON.stringify([row.group, row.emailKey]));
    const withId =
      row.externalId === null
        ? undefined
        : this.#byExternalId.get(JSON.stringify([row.group, row.bureau, row.externalId]));
    if (atAddress && atAddress.bureau !== row.bureau) {
      return { reason: 'Dit adres staat in deze doelgroep al op een andere lijst. Haal de regel weg.' };
    }
    if (atAddress && withId && atAddress !== withId) {
      return {
        reason: 'Dit adres hoort in deze doelgroep al bij iemand met een ander kenmerk. Kijk welk van beide klopt.',
      };
    }
    return { invitee: withId ?? atAddress };
  }
}

/** The invitee with what the file says anew; what the file has no column or value for stays as it was. */
function merge(invitee: Invitee, row: InviteeRow, columns: InviteeColumns): Invitee {
  const corrected = invitee.email_key !== row.emailKey;
  return {
    ...invitee,
    email: row.email,
    email_key: row.emailKey,
    name: row.name || invitee.name,
    language: columns.language === undefined ? invitee.language : row.language,
    external_id: row.externalId ?? invitee.external_id,
    link_version: invitee.link_version + Number(corrected),
  };
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
    token_hash: hashOf(linkToken(tx.keys, wave, id, 1)),
    sample: 0,
    opted_out_at: optedOutAt,
    bounced_at: null,
    ineligible: 0,
  };
}

async function insertInvitees(tx: Tx, invitees: readonly InviteeTable[]): Promise<void> {
  for (let start = 0; start < invitees.length; start += batch) {
    const rows = invitees.slice(start, start + batch);
    await tx.db.insertInto('invitee').values(rows).execute();
    await tx.db
      .insertInto('awaiting')
      .values(rows.map(({ id }) => ({ invitee: id })))
      .execute();
  }
}

/** Updates in two passes, so that two people may swap addresses. A corrected address has not bounced yet. */
async function updateInvitees(tx: Tx, wave: string, invitees: readonly Invitee[]): Promise<void> {
  for (const { id } of invitees) {
    await tx.db.updateTable('invitee').set({ email_key: id, external_id: id }).where('id', '=', id).execute();
  }
  for (const { id, ...invitee } of invitees) {
    const token_hash = hashOf(linkToken(tx.keys, wave, id, invitee.link_version));
    await tx.db
      .updateTable('invitee')
      .set((eb) => ({
        ...invitee,
        token_hash,
        bounced_at: eb.case().when('token_hash', '=', token_hash).then(eb.ref('bounced_at')).else(null).end(),
      }))
      .where('id', '=', id)
      .execute();
  }
}
