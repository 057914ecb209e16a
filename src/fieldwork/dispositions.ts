import { sql, type RawBuilder } from 'kysely';
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
  '2.31': { name: 'deceased', category: 'O' },
  '2.32': { name: 'not able to take part', category: 'O' },
  '3.11': { name: 'no invitation sent', category: 'UO' },
  '3.19': { name: 'unknown whether the invitation went', category: 'UO' },
  '3.30': { name: 'invitation came back', category: 'UO' },
  '3.90': { name: 'says not to be the one, or left', category: 'UO' },
  '4.10': { name: 'not eligible: screened out', category: 'NE' },
  '4.90': { name: 'not eligible: on the list by mistake', category: 'NE' },
} as const satisfies Record<string, { name: string; category: Category }>;

export type Disposition = keyof typeof dispositions;
export const codes = Object.keys(dispositions) as Disposition[];

/**
 * The dispositions that follow from what somebody answered or how far they got. Nobody is in them
 * before the wave is closed.
 */
export const waiting: readonly Disposition[] = ['1.2', '2.1121', '2.12', '4.10'];

/** The dispositions of whom a bureau took off its list. */
const saidByBureauCodes: readonly Disposition[] = ['2.31', '2.32', '4.90'];

/** How many people have each disposition; null of those that wait for the wave to close. */
export const Dispositions = z
  .object(
    eachDisposition((code) => {
      const people = count.meta({ description: `People: ${dispositions[code].name}.` });
      if (waiting.includes(code)) return people.nullable();
      // An older snapshot does not tell these: nobody could have them.
      return saidByBureauCodes.includes(code) ? people.default(0) : people;
    }),
  )
  .meta({ id: 'Dispositions', description: 'How asking ended, by AAPOR’s codes: each person is in one of them.' })
  .readonly();
export type Dispositions = Readonly<Record<Disposition, number | null>>;

const rate = proportion.nullable();
const rates = Object.fromEntries(
  Object.entries(definitions).map(([name, words]) => [name, rate.meta({ description: `${words}.` })]),
) as Record<OutcomeRate, typeof rate>;

/** The rates of some people, and the share e of the unknown that counts as eligible. */
export const Rates = z
  .object({
    ...rates,
    e: proportion.nullable().meta({ description: 'The share of the unknown that is taken for eligible.' }),
  })
  .meta({
    id: 'Rates',
    description:
      'AAPOR’s outcome rates: proportions from 0 to 1, null where nobody is in the denominator. While a wave is open only RR1 is known, of everyone in the file.',
  })
  .readonly();
export type Rates = z.infer<typeof Rates>;

/**
 * Opted out while it could still be an answer to this wave: opting out of a later wave does not
 * change how this one ended.
 */
export const optedOut = sql<boolean>`(i.opted_out_at is not null and (w.closed_at is null or i.opted_out_at <= w.closed_at))`;

const reached = sql`coalesce(d.reached, i.left_off)`;

/** How far somebody got, of the draft `d`, as far as it is no response. */
const howFar = sql`
  when ${reached} = 'screened-out' then '4.10'
  when ${reached} = 'partial' then '1.2'
  when ${reached} = 'break-off' then '2.12'
  when ${reached} = 'begun' then '2.1121'
`;

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
export const dispositionOf = firstOf(sql`when i.claim = 'screened-out' then '4.10'`, howFar);

/**
 * The same of a wave that is still open: whether they came to the end, but not how far others got
 * or who was screened out.
 */
export const dispositionSoFar = firstOf(sql``, sql``);

function firstOf(screenedOut: RawBuilder<unknown>, unsent: RawBuilder<unknown>) {
  return sql<Disposition>`case
  ${screenedOut}
  when a.invitee is null then '1.1'
  when i.claim = 'deceased' then '2.31'
  when i.claim = 'unable' then '2.32'
  when i.claim = 'mistake' then '4.90'
  when i.claim is not null then '3.90'
  when ${optedOut} then '2.111'
  ${unsent}
  when i.bounced_at is not null then '3.30'
  when o.accepted_at is not null then '2.20'
  when ${letterWith('accepted_at')} then '2.20'
  when ${letterWith('unknown_at')} then '3.19'
  else '3.11'
end`;
}

/** Returns the sum of the dispositions of several cells; null of those that wait. */
export function sumDispositions(cells: readonly { readonly dispositions: Dispositions }[]): Dispositions {
  return eachDisposition((code) => sumKnown(cells.map(({ dispositions }) => dispositions[code])));
}

/** Returns a sum, null where any of it is not known. */
export function sumKnown(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** Returns a value for every disposition. */
export function eachDisposition<T>(valueOf: (code: Disposition) => T): Readonly<Record<Disposition, T>> {
  return Object.fromEntries(codes.map((code) => [code, valueOf(code)])) as Record<Disposition, T>;
}

/**
 * Returns AAPOR's rates of people with these dispositions. e is by proportional allocation. While
 * some dispositions wait, RR1 alone is known, as if nobody was screened out.
 */
export function ratesOf(counts: Dispositions): Rates {
  const all = (category: Category) =>
    codes
      .filter((code) => dispositions[code].category === category)
      .reduce((sum, code) => sum + (counts[code] ?? 0), 0);
  const [I, P, R, NC] = [all('I'), all('P'), all('R'), all('NC')];
  const e = eligibleShare(I + P + R + NC + all('O'), all('NE'));
  const found = outcomeRates({ I, P, R, NC, O: all('O'), UH: all('UH'), UO: all('UO'), e });
  if (waiting.every((code) => counts[code] !== null)) return { ...found, e };
  const unknown = Object.fromEntries(Object.keys(definitions).map((name) => [name, null]));
  return { ...(unknown as Record<OutcomeRate, null>), RR1: found.RR1, e: null };
}
