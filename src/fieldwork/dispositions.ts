import { sql } from 'kysely';
import { z } from 'zod';
import {
  definitions,
  eligibleShare,
  outcomeRates,
  type OutcomeCounts,
  type OutcomeRate,
} from '../statistics/outcome-rates.js';
import { count, proportion } from '../statistics/units.js';

/** AAPOR's letters of the categories in rates; NE is not eligible, and in no rate. */
type Category = Exclude<keyof OutcomeCounts, 'e'> | 'NE';

/**
 * How asking somebody can end: AAPOR's final disposition codes for internet surveys of specifically
 * named persons (Standard Definitions, 8th edition, 2015, table 4). docs/decisions/0013-outcomes.md
 * gives the reason for each.
 */
export const dispositions = {
  '1.1': { name: 'complete', category: 'I' },
  '1.2': { name: 'partial', category: 'P' },
  '2.111': { name: 'refused: opted out', category: 'R' },
  '2.1121': { name: 'refused without a word: began, answered nothing', category: 'R' },
  '2.12': { name: 'broke off', category: 'R' },
  '2.20': { name: 'not reached: invited, silent', category: 'NC' },
  '3.11': { name: 'no invitation sent', category: 'UO' },
  '3.19': { name: 'unknown whether the invitation went', category: 'UO' },
  '3.30': { name: 'invitation came back', category: 'UO' },
  '3.90': { name: 'says not to be the one, or left', category: 'UO' },
  '4.10': { name: 'not eligible: screened out', category: 'NE' },
} as const satisfies Record<string, { name: string; category: Category }>;

export type Disposition = keyof typeof dispositions;
export const codes = Object.keys(dispositions) as Disposition[];

/** How many people have each disposition. */
export const Dispositions = z
  .object(eachDisposition((code) => count.meta({ description: `People: ${dispositions[code].name}.` })))
  .meta({ id: 'Dispositions', description: 'How asking ended, by AAPOR’s codes: each person is in one of them.' })
  .readonly();
export type Dispositions = z.infer<typeof Dispositions>;

const rate = proportion.nullable();
const rates = Object.fromEntries(
  Object.entries(definitions).map(([name, words]) => [name, rate.meta({ description: `${words}.` })]),
) as Record<OutcomeRate, typeof rate>;

/** The rates of some people, and the share e of the unknown that counts as eligible. */
export const Rates = z
  .object({ ...rates, e: proportion.meta({ description: 'The share of the unknown that is taken for eligible.' }) })
  .meta({
    id: 'Rates',
    description: 'AAPOR’s outcome rates: proportions from 0 to 1, null where nobody is in the denominator.',
  })
  .readonly();
export type Rates = z.infer<typeof Rates>;

/**
 * Opted out while it could still be an answer to this wave: opting out of a later wave does not
 * change how this one ended.
 */
export const optedOut = sql<boolean>`(i.opted_out_at is not null and (w.closed_at is null or i.opted_out_at <= w.closed_at))`;

const reached = sql`coalesce(d.reached, i.left_off)`;

/** Whether any letter with the link has this time. */
function letterWith(time: 'accepted_at' | 'unknown_at') {
  return sql`exists (
    select 1 from outbox as letter
    where letter.wave = i.wave and letter.invitee = i.id and letter.step <> 'announcement'
      and ${sql.ref(`letter.${time}`)} is not null
  )`;
}

/**
 * The disposition of a person in SQL, the first that holds: of an invitee `i` of a wave `w`, with
 * the invitation `o`, the row `a` of who is still awaited and the draft `d`, where there are any.
 */
export const dispositionOf = sql<Disposition>`case
  when i.claim = 'screened-out' then '4.10'
  when a.invitee is null then '1.1'
  when i.claim is not null then '3.90'
  when ${optedOut} then '2.111'
  when ${reached} = 'screened-out' then '4.10'
  when ${reached} = 'partial' then '1.2'
  when ${reached} = 'break-off' then '2.12'
  when ${reached} = 'begun' then '2.1121'
  when i.bounced_at is not null then '3.30'
  when o.accepted_at is not null then '2.20'
  when ${letterWith('accepted_at')} then '2.20'
  when ${letterWith('unknown_at')} then '3.19'
  else '3.11'
end`;

/** Returns the sum of the dispositions of several cells. */
export function sumDispositions(cells: readonly { readonly dispositions: Dispositions }[]): Dispositions {
  return eachDisposition((code) => cells.reduce((sum, cell) => sum + cell.dispositions[code], 0));
}

/** Returns a value for every disposition. */
export function eachDisposition<T>(valueOf: (code: Disposition) => T): Readonly<Record<Disposition, T>> {
  return Object.fromEntries(codes.map((code) => [code, valueOf(code)])) as Record<Disposition, T>;
}

/** Returns AAPOR's rates of people with these dispositions. e is by proportional allocation. */
export function ratesOf(counts: Dispositions): Rates {
  const all = (category: Category) =>
    codes.filter((code) => dispositions[code].category === category).reduce((sum, code) => sum + counts[code], 0);
  const [I, P, R, NC] = [all('I'), all('P'), all('R'), all('NC')];
  const e = eligibleShare(I + P + R + NC + all('O'), all('NE'));
  return { ...outcomeRates({ I, P, R, NC, O: all('O'), UH: all('UH'), UO: all('UO'), e }), e };
}
