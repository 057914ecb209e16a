import { z } from 'zod';
import { Code } from '../questionnaire/code.js';
import { Text } from '../language/text.js';
import { count, percentage } from '../statistics/units.js';
import { Association } from './association.js';

/** One side of a crosstab: a question or an item, and its substantive answers. */
export const CrosstabQuestion = z
  .object({
    id: z.string(),
    text: Text,
    overlapping: z.boolean().meta({ description: 'Whether one person may stand under several of its answers.' }),
    ordered: z.boolean().meta({ description: 'Whether its answers have an order: the points of a scale.' }),
    options: z.array(z.object({ code: Code, label: Text }).readonly()).readonly(),
  })
  .readonly()
  .meta({ id: 'CrosstabQuestion', description: 'A question, or an item of one, and its substantive answers.' });
export type CrosstabQuestion = z.infer<typeof CrosstabQuestion>;

/** Who gave both answers. */
export const CrosstabCell = z
  .object({
    count: count.meta({ description: 'People who gave both answers.' }),
    percent: percentage.nullable().meta({ description: 'Of the row; null where nobody is in it.' }),
    low: percentage.nullable().meta({ description: 'The 95% interval (Wilson) of the percentage.' }),
    high: percentage.nullable(),
    residual: z.number().nullable().meta({
      description:
        'How many standard errors more people are here than the totals alone would give (Haberman’s adjusted residual); null where answers overlap, and where nobody or everybody is in the row or column.',
    }),
  })
  .readonly();

export type CrosstabCell = z.infer<typeof CrosstabCell>;

/** The people who gave an answer: how many of them gave each answer to the other question. */
export const CrosstabRow = z
  .object({
    code: Code,
    label: Text,
    base: count.meta({ description: 'Who gave this answer, and a substantive one to the other question.' }),
    cells: z.array(CrosstabCell).readonly().meta({ description: 'In the order of the column’s options.' }),
  })
  .readonly();
export type CrosstabRow = z.infer<typeof CrosstabRow>;

/** Two questions of a group together; `all` is everybody, whatever the row. */
export const Crosstab = z
  .object({
    row: CrosstabQuestion,
    column: CrosstabQuestion,
    n: count.meta({ description: 'How many responses were looked at.' }),
    base: count.meta({ description: 'How many of them are counted.' }),
    everybody: z.boolean().default(false).meta({
      description:
        'Whether everybody is counted, also who left a question open: with answers that are named so. Otherwise those who gave a substantive answer to both.',
    }),
    rows: z.array(CrosstabRow).readonly(),
    all: CrosstabRow.unwrap().pick({ base: true, cells: true }).readonly(),
    association: Association,
    pairs: count.meta({ description: 'How many pairs of questions of this group can be tested like this one.' }),
  })
  .readonly();
export type Crosstab = z.infer<typeof Crosstab>;
