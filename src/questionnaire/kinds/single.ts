import { z } from 'zod';
import { chooseOne } from './choose-one.js';
import { Option, Order } from '../option.js';
import { answerable, defineKind } from '../question.js';

/** One answer out of a list. */
export const single = defineKind(
  z.strictObject({
    kind: z.literal('single'),
    ...answerable,
    options: z.array(Option).min(2),
    order: Order,
  }),
  (definition) => chooseOne(definition, definition.order, 'one'),
);
