import { z } from 'zod';
import { ask } from '../../support/api.js';
import type { World } from '../../support/world.js';

/** What the API answers, as far as numbers of people stand in it: read anew, by the documentation. */

const Code = z.union([z.string(), z.number()]).transform(String);
const Label = z.object({ nl: z.string() });

const Option = z.object({
  code: Code,
  label: Label,
  count: z.number().nullable(),
  class: z.enum(['few', 'nearly-all']).optional(),
  joined: z.array(Code).optional(),
  missing: z.number().nullish(),
});

export const Results = z.object({
  snapshot: z.string().nullable(),
  n: z.number(),
  questions: z.array(
    z.object({
      id: z.string(),
      base: z.number().nullable(),
      withheld: z.string().nullable(),
      missing: z.object({ codes: z.record(z.string(), z.number().nullable()) }),
      options: z.array(Option),
    }),
  ),
});
export type Results = z.infer<typeof Results>;

const Share = z.object({ count: z.number().nullable(), base: z.number().nullable() });
export const Comparison = z.object({
  figures: z.array(
    z.object({
      question: z.string(),
      code: Code,
      label: Label.nullish(),
      now: Share.nullable(),
      bases: z.array(z.object({ codes: z.array(Code), now: Share.nullable() })),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;

export const Crosstab = z.object({
  row: z.object({ id: z.string() }).nullable(),
  column: z.object({ id: z.string(), options: z.array(z.object({ code: Code, label: Label })) }).nullable(),
  rows: z.array(z.object({ code: Code, label: Label, cells: z.array(z.object({ count: z.number().nullable() })) })),
});

/** What was answered of a group, of one snapshot. */
export interface Seen {
  readonly pooled: Results;
  /** By bureau, each with its own token. */
  readonly own: Readonly<Record<string, Results>>;
  readonly comparisons: readonly Comparison[];
}

/** Returns what the API answers about a group to the partners of these bureaus. */
export async function lookAt(
  { app }: World,
  tokens: Readonly<Record<string, string>>,
  { wave, group }: { readonly wave: string; readonly group: string },
): Promise<Seen> {
  const own: Record<string, Results> = {};
  const at = `/waves/${wave}/groups/${group}`;
  const pooled: Results[] = [];
  const comparisons: Comparison[] = [];
  for (const [bureau, token] of Object.entries(tokens)) {
    const get = async (path: string) => {
      const { status, body } = await ask(app, path, `Bearer ${token}`);
      if (status !== 200) throw new Error(`${path} was answered ${status}`);
      return body;
    };
    own[bureau] = Results.parse(await get(`${at}/results?bureau=${bureau}`));
    pooled.push(Results.parse(await get(`${at}/results`)));
    if (comparisons.length) continue;
    const { waves } = z.object({ waves: z.array(z.object({ wave: z.string() })) }).parse(await get('/waves'));
    for (const against of waves.map((one) => one.wave).filter((one) => one === '2015')) {
      comparisons.push(Comparison.parse(await get(`${at}/comparison?against=${against}`)));
    }
  }
  const [first] = pooled;
  if (!first || new Set(pooled.map((one) => JSON.stringify(one))).size > 1) {
    throw new Error('every partner sees the same of all bureaus together');
  }
  return { pooled: first, own, comparisons };
}
