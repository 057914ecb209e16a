import { z } from 'zod';
import { Condition } from './condition.js';
import { kinds } from './kinds/index.js';
import { Text } from '../language/text.js';

const [first, ...others] = kinds.map((kind) => kind.definition);
if (!first) throw new Error('there must be at least one kind of question');

/** Any question as a study file writes it; the schema of its kind checks the rest. */
export const QuestionDefinition = z.discriminatedUnion('kind', [first, ...others]);

export const PageDefinition = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by hyphens; it is the page’s address')
    .max(40),
  section: Text.optional().meta({ description: 'The title of the section that begins here, for the overview.' }),
  questions: z.array(QuestionDefinition).min(1),
  screenOut: z
    .strictObject({ when: Condition, title: Text, text: Text })
    .optional()
    .meta({ description: 'Ends the questionnaire for someone it is not meant for; no answers are kept.' }),
});

/** A questionnaire file. The introduction and the thanks are Markdown. */
export const QuestionnaireDefinition = z.strictObject({
  title: Text,
  minutes: z
    .strictObject({ from: z.int().min(1), to: z.int().min(1) })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'to must not be below from' }),
  introduction: Text.meta({ description: 'Two sentences before anything else, in Markdown.' }),
  about: z
    .array(z.strictObject({ title: Text, text: Text }))
    .optional()
    .meta({ description: 'What else an introduction tells, folded under its titles.' }),
  thanks: Text,
  pages: z.array(PageDefinition).min(1),
});
export type QuestionnaireDefinition = z.infer<typeof QuestionnaireDefinition>;
