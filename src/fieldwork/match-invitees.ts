import type { InviteeTable } from '../database/tables.js';
import type { InviteeRow } from './invitee-file.js';

/** What a list can hold of someone who is known already. */
export type Invitee = Pick<
  InviteeTable,
  | 'id'
  | 'grp'
  | 'bureau'
  | 'email'
  | 'email_key'
  | 'name'
  | 'language'
  | 'external_id'
  | 'link_version'
  | 'opted_out_at'
  | 'claim'
>;

/** A row with the invitee it is about; a new one where there is none. */
export interface Match {
  readonly row: InviteeRow;
  readonly invitee: Invitee | undefined;
}

/**
 * Returns whom each row is about: found by external id, else by address. Rejects a row about the
 * same person as an earlier one, and an address that stays with somebody else; people of one list
 * may swap addresses. Does not reveal whose list an address is on.
 */
export function matchInvitees(
  rows: readonly InviteeRow[],
  known: readonly Invitee[],
): { matches: Match[]; rejected: { line: number; reason: string }[] } {
  const byAddress = new Map(known.map((invitee) => [addressKey(invitee.grp, invitee.email_key), invitee]));
  const byExternalId = new Map(
    known.flatMap((invitee) =>
      invitee.external_id === null
        ? []
        : [[externalKey(invitee.grp, invitee.bureau, invitee.external_id), invitee] as const],
    ),
  );
  const holderOf = ({ group, emailKey }: InviteeRow) => byAddress.get(addressKey(group, emailKey));
  const matches = rows.map((row): Match => {
    const { group, bureau, externalId } = row;
    const withId = externalId === null ? undefined : byExternalId.get(externalKey(group, bureau, externalId));
    const holder = holderOf(row);
    return { row, invitee: withId ?? (holder?.bureau === bureau ? holder : undefined) };
  });

  const lines = new Map<Invitee, number>();
  for (const { row, invitee } of matches) {
    if (invitee && !lines.has(invitee)) lines.set(invitee, row.line);
  }
  const rejected = matches.flatMap(({ row, invitee }) => {
    const first = invitee && lines.get(invitee);
    const holder = holderOf(row);
    const reason =
      first !== undefined && first !== row.line
        ? `Dit is dezelfde persoon als op regel ${first}. Houd één van beide.`
        : holder && holder !== invitee && !lines.has(holder)
          ? reasonOf(holder, row)
          : undefined;
    return reason === undefined ? [] : [{ line: row.line, reason }];
  });
  return { matches, rejected };
}

function reasonOf(holder: Invitee, row: InviteeRow): string {
  return holder.bureau === row.bureau
    ? 'Dit adres hoort in deze doelgroep al bij iemand met een ander kenmerk. Kijk welk van beide klopt.'
    : 'Dit adres staat in deze doelgroep al op een andere lijst. Haal de regel weg.';
}

function addressKey(group: string, emailKey: string): string {
  return JSON.stringify([group, emailKey]);
}

function externalKey(group: string, bureau: string, externalId: string): string {
  return JSON.stringify([group, bureau, externalId]);
}
