import { z } from 'zod';
import { Condition } from '../condition.js';
import { Option, Order } from '../option.js';
import { base } from '../question.js';
import { Text } from '../../language/text.js';

/** What versions of a question can be compared on, whatever its kind: every part that a respondent reads or that steers. */
export const Parts = z.object({
  id: base.id,
  kind: z.string(),
  text: Text,
  hint: Text.optional(),
  showIf: Condition.optional(),
  optional: z.literal(true).optional(),
  order: Order.optional(),
  optionsFrom: z.string().optional(),
  options: z.array(Option).default([]),
  also: z.array(Option).default([]),
  items: z.array(z.object({ id: base.id, text: Text, scale: z.array(Text) })).default([]),
});
export type Parts = z.infer<typeof Parts>;
export type Item = Parts['items'][number];
