import { z } from 'zod';
import { refuseUnknown } from '../study/stored.js';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { countApproached } from '../results/approached.js';
import { readCounts } from '../results/counts.js';
import { GroupResults, OptionResult, resultsOf, TableResult } from '../results/results.js';
import { hiding, SnapshotId, Withheld } from './suppression.js';
import {
  refuseBaseline,
  refuseUnlessVisible,
  refuseWithout,
  seesLive,
  snapshotOf,
  synthetic,
  type WaveView,
} from './view.js';

const option = OptionResult.unwrap().shape;
const Option = z
  .object({ ...option, count: option.count.nullable(), ...hiding })
  .readonly()
  .meta({ id: 'Option', description: 'An answer that could be chosen, and how many chose it.' });
export type ShownOption = z.infer<typeof Option>;

const { shape, ...table } = TableResult.unwrap().shape;
const missing = table.missing.unwrap().shape;
const codes = missing.codes.unwrap().shape;
const Question = z
  .object({
    ...table,
    asked: table.asked.nullable(),
    base: table.base.nullable(),
    missing: z
      .object({
        total: missing.total.nullable(),
        codes: z
          .object({
            96: codes[96].nullable(),
            97: codes[97].nullable(),
            98: codes[98].nullable(),
            99: codes[99].nullable(),
          })
          .readonly()
          .meta({ description: codes[96].meta()?.description ?? '' }),
      })
      .readonly(),
    options: z.array(Option).readonly(),
    withheld: Withheld.nullable().meta({ description: 'Why the whole table is kept back; null where it is shown.' }),
  })
  .readonly()
  .meta({ id: 'Question', description: 'A question, or an item of one, and how often each option was chosen.' });

const { tables: _tables, ...inAll } = GroupResults.unwrap().shape;

/** What a group answered, as somebody may see it. */
export const Results = z
  .object({
    wave: z.string(),
    group: z.string(),
    bureau: z.string().nullable().meta({ description: 'null: all bureaus together.' }),
    synthetic,
    snapshot: SnapshotId,
    ...inAll,
    questions: z.array(Question).readonly().meta({ description: 'In the order of the questionnaire.' }),
  })
  .meta({ id: 'Results', description: 'The figures of every question of a group.' });

/** A question as it is shown: with the shape of its answers, which decides how it is drawn. */
export type ShownTable = z.infer<typeof Question> & { readonly shape: z.infer<typeof shape> };

/** The same, with what pages need beside the figures. */
export interface ShownResults extends z.infer<typeof Results> {
  readonly questions: readonly ShownTable[];
  /** Undefined before the wave opens, and for who sees nothing yet. */
  readonly questionnaire: Questionnaire | undefined;
}

/**
 * Returns what a group answered, over all bureaus or one. A viewer of published results alone gets
 * none before they are first published. Throws for another bureau than one's own without the right
 * to all, for a baseline, an unknown group or bureau, and while figures may not be seen.
 */
export async function readResults(ctx: Ctx, view: WaveView, group: string, bureau?: string): Promise<ShownResults> {
  refuseWithout(view, 'results.read');
  const { viewer, wave, study } = view;
  const foreign = bureau !== undefined && bureau !== viewer.bureau && !viewer.rights.has('bureaus.all');
  if (foreign) throw problems.notFound();
  refuseBaseline(view);
  refuseUnknown(view.study.definition, { group, bureau });
  const show = (results: GroupResults, questionnaire?: Questionnaire): ShownResults => {
    const { tables, ...counted } = results;
    return {
      wave: wave.slug,
      group,
      bureau: bureau ?? null,
      synthetic: wave.synthetic,
      snapshot: snapshotOf(view),
      ...counted,
      questions: tables.map((one) => ({
        ...one,
        options: one.options.map((option) => ({ ...option, suppressed: false })),
        withheld: null,
      })),
      questionnaire,
    };
  };
  if (!seesLive(view)) return show(resultsOf(undefined));
  refuseUnlessVisible(view);
  const countsIn = await readCounts(ctx, study.definition, { waves: [wave], groups: [group], bureau });
  const counts = countsIn(wave.slug, group);
  const approachedIn = await countApproached(ctx, wave.slug, [group]);
  return show(resultsOf(counts, approachedIn(group, bureau)), counts?.questionnaire);
}
