import { z } from 'zod';
import type { Ctx } from '../context.js';
import { Comparability, comparedOf } from '../questionnaire/comparability/comparability.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { EarlierOf } from '../questionnaire/variables.js';
import { listJudgements } from '../study/judgements.js';
import { listAskedQuestionnaires } from '../study/stored.js';
import type { Wave } from '../study/waves.js';
import { AskedWording, wordingsIn } from './breaks.js';
import { compareOnce } from './comparability.js';
import { wavesOfLine } from './earlier-waves.js';

/** How a question, or an item of one, was asked in an earlier wave. */
export const EarlierAsking = z
  .object({
    wave: z.string(),
    comparability: Comparability.nullable().meta({ description: 'The gravest difference; null: not asked then.' }),
    changes: z.array(Comparability).readonly().meta({ description: 'Every difference, the gravest first.' }),
    judged: z.boolean().meta({ description: 'Whether the coordinator judged that other words ask the same.' }),
    wording: AskedWording.nullable().meta({ description: 'As it was asked then; null: not asked then.' }),
  })
  .readonly()
  .meta({ id: 'EarlierAsking', description: 'How a question, or an item of one, was asked in an earlier wave.' });
export type EarlierAsking = z.infer<typeof EarlierAsking>;

/** A question, or an item of one, that an earlier wave asked and this one does not. */
export const NoLongerAsked = z
  .object({
    id: z.string(),
    question: z.string().meta({ description: 'The question that it is, or is an item of.' }),
    wave: z.string().meta({ description: 'The last wave that asked it.' }),
    wording: AskedWording,
  })
  .readonly()
  .meta({ id: 'NoLongerAsked', description: 'A question, or an item of one, that only earlier waves asked.' });
export type NoLongerAsked = z.infer<typeof NoLongerAsked>;

/** How a table is asked now, and was in each earlier wave, in their order. */
interface AskedTable {
  readonly wording: AskedWording;
  readonly earlier: readonly EarlierAsking[];
}

/** The questions of a group in a wave and in those before it. */
export interface History {
  /** The earlier waves that asked the group, with their version, the nearest first. */
  readonly waves: readonly { readonly wave: string; readonly version: number }[];
  /** What is counted of the questions, by its id. */
  readonly tables: ReadonlyMap<string, AskedTable>;
  readonly gone: readonly NoLongerAsked[];
}

/** A group of a wave, and what it is asked. */
interface Asked {
  readonly wave: Wave;
  readonly waves: readonly Wave[];
  readonly group: string;
  readonly questionnaire: Questionnaire;
}

/**
 * Returns how a group's questions were asked in the earlier waves of its line. It says nothing of
 * what anybody answered.
 */
export async function readHistory(ctx: Ctx, { wave, waves, group, questionnaire }: Asked): Promise<History> {
  const before = wavesOfLine(wave, waves)
    .filter(({ slug }) => slug !== wave.slug)
    .map(({ slug }) => slug)
    .toReversed();
  const stored = await listAskedQuestionnaires(ctx, before, [group]);
  const judgementsAgainst = stored.length ? await listJudgements(ctx, wave.slug, group) : () => [];
  const now = wordingsIn(questionnaire);
  const asked = before
    .flatMap((slug) => stored.filter((one) => one.wave === slug))
    .map((then) => {
      const judgements = judgementsAgainst(then.wave);
      return {
        ...then,
        wordings: wordingsIn(then.questionnaire),
        compared: compareOnce(then.questionnaire, questionnaire, judgements),
        isJudged: (id: string) => judgements.some(({ question }) => question === id),
      };
    });
  const earlierOf = (table: string) =>
    asked.map(({ wave: slug, wordings, compared, isJudged }): EarlierAsking => {
      const found = wordings.get(table);
      if (!found) return { wave: slug, comparability: null, changes: [], judged: false, wording: null };
      const { comparability, changes } = comparedOf(compared, table);
      return { wave: slug, comparability, changes, judged: isJudged(found.of), wording: found.wording };
    });
  return {
    waves: asked.map(({ wave: slug, version }) => ({ wave: slug, version })),
    tables: new Map([...now].map(([id, { wording }]) => [id, { wording, earlier: earlierOf(id) }])),
    gone: asked.flatMap(({ wave: slug, wordings }, i) =>
      [...wordings]
        .filter(([id]) => !now.has(id) && !asked.slice(0, i).some((nearer) => nearer.wordings.has(id)))
        .map(([id, { of, wording }]) => ({ id, question: of, wave: slug, wording })),
    ),
  };
}

/** Returns the same, as far as variables tell of it. */
export function comparedIn({ tables }: History): EarlierOf {
  return (table) => (tables.get(table)?.earlier ?? []).map(({ wave, comparability }) => ({ wave, comparability }));
}
