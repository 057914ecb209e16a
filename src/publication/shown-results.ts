import { z } from 'zod';
import { GroupResults, OptionResult, TableResult } from '../results/results.js';
import { hiding, SnapshotId, synthetic, Withheld } from './suppression.js';

const option = OptionResult.unwrap().shape;
export const Option = z
  .object({ ...option, count: option.count.nullable(), ...hiding })
  .readonly()
  .meta({ id: 'Option', description: 'An answer that could be chosen, and how many chose it.' });
export type ShownOption = z.infer<typeof Option>;

const { shape, ...table } = TableResult.unwrap().shape;
const missing = table.missing.unwrap().shape;
const codes = missing.codes.unwrap().shape;
/** A table as somebody may see it. */
export const QuestionCounts = z
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

export type QuestionCounts = z.infer<typeof QuestionCounts>;

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
    n: inAll.n.nullable().meta({ description: 'People who sent their answers; null before figures are published.' }),
    approached: inAll.approached.nullable().meta({
      description: 'People for whom an invitation was queued or sent; null before figures are published.',
    }),
    questions: z.array(QuestionCounts).readonly().meta({ description: 'In the order of the questionnaire.' }),
  })
  .meta({ id: 'Results', description: 'The figures of every question of a group.' });

/** A question as it is shown: with the shape of its answers, which decides how it is drawn. */
const ShownTable = QuestionCounts.unwrap().extend({ shape }).readonly();
export type ShownTable = z.infer<typeof ShownTable>;

/** The same results with that, as a snapshot holds them. */
export const StoredResults = Results.extend({
  n: inAll.n,
  approached: inAll.approached,
  questions: z.array(ShownTable).readonly(),
});
