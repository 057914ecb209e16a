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
 * Returns whom each row is about: found by external id, else by address, among the people of its
 * own bureau. Rejects a row about the same person as an earlier one, and an address that stays with
 * somebody else; people of one list may swap addresses. What another bureau brought changes
 * nothing.
 */
export function matchInvitees(
  rows: readonly InviteeRow[],
  known: readonly Invitee[],
): { matches: Match[]; rejected: { line: number; reason: string }[] } {
  const byAddress = new Map(known.map((invitee) => [inBureau(invitee, invitee.email_key), invitee]));
  const byExternalId = new Map(
    known.flatMap((invitee) =>
      invitee.external_id === null ? [] : [[inBureau(invitee, invitee.external_id), invitee] as const],
    ),
  );
  const holderOf = ({ group: grp, bureau, emailKey }: InviteeRow) => byAddress.get(inBureau({ grp, bureau }, emailKey));
  const matches = rows.map((row): Match => {
    const { group: grp, bureau, externalId } = row;
    const withId = externalId === null ? undefined : byExternalId.get(inBureau({ grp, bureau }, externalId));
    return { row, invitee: withId ?? holderOf(row) };
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
          ? 'Dit adres hoort in deze doelgroep al bij iemand met een ander kenmerk. Kijk welk van beide klopt.'
          : undefined;
    return reason === undefined ? [] : [{ line: row.line, reason }];
  });
  return { matches, rejected };
}

/** Names an address, or an external id, among the people of a bureau in a group. */
function inBureau({ grp, bureau }: Pick<Invitee, 'grp' | 'bureau'>, name: string): string {
  return JSON.stringify([grp, bureau, name]);
}
