import { z } from 'zod';
import { Code } from '../questionnaire/code.js';

/** How what is hidden from a viewer is told: the same in pages, the API and files. */

export const SnapshotId = z.string().nullable().meta({
  description:
    'When these figures were published; null for the coordinator, who sees them as they are, and before the first time.',
});

/** The classes that stand for a number that is not told. */
export const CountClass = z.enum(['few', 'nearly-all']).meta({
  id: 'CountClass',
  description: 'few: fewer than three people. nearly-all: all but at most two. Without a number, since it would tell.',
});
export type CountClass = z.infer<typeof CountClass>;

/** What a cell bears beside its numbers. */
export const hiding = {
  suppressed: z.boolean().meta({ description: 'Kept back, since it would tell of one person: its numbers are null.' }),
  class: CountClass.optional(),
  joined: z
    .array(Code)
    .readonly()
    .optional()
    .meta({ description: 'The answers that are shown as one, where one alone would tell of too few people.' }),
};

/** Why a whole table is kept back. */
export const Withheld = z.enum(['few-answers', 'few-own', 'few-others', 'derivable']).meta({
  id: 'Withheld',
  description:
    'few-answers: fewer people answered than a table needs. few-own: fewer of the bureau. few-others: too few of other bureaus. derivable: it would tell of too few people, by itself or beside what else is shown.',
});
export type Withheld = z.infer<typeof Withheld>;

/** Told with every figure. */
export const synthetic = z
  .boolean()
  .meta({ description: 'Whether the answers were made up, to try the product with.' });
