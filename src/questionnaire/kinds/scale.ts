import { z } from 'zod';
import { chooseOne } from './choose-one.js';
import { meansMissing, Option } from '../option.js';
import { answerable, defineKind } from '../question.js';

/** Five labelled points in a fixed order, and the missing codes that the question offers. */
export const scale = defineKind(
  z
    .strictObject({ kind: z.literal('scale'), ...answerable, options: z.array(Option) })
    .refine((question) => question.options.filter((option) => !meansMissing(option)).length === 5, {
      path: ['options'],
      error: 'a scale has exactly five points beside its missing codes',
    }),
  (definition) => chooseOne(definition, 'listed', 'scale'),
);
