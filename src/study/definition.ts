import { z } from 'zod';
import { Code } from '../questionnaire/code.js';
import { Language, Text } from '../questionnaire/text.js';

/** A name in addresses, files and the command line. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
  .max(40, 'must have at most 40 characters');

const file = z
  .string()
  .regex(/^[\w./-]+$/)
  .refine((path) => !path.split('/').includes('..'), 'must stay in the study folder');

/** study.yaml: who asks whom, in which languages, with which letters and under which promise. */
export const StudyDefinition = z.strictObject({
  study: Slug,
  title: Text,
  description: Text,
  languages: z.array(Language).min(1).meta({ description: 'The first one is the default.' }),
  bureaus: z
    .array(z.strictObject({ slug: Slug, name: z.string().trim().min(1), coordinator: z.literal(true).optional() }))
    .min(1),
  groups: z
    .array(
      z.strictObject({
        slug: Slug,
        name: Text,
        one: Text.meta({ description: 'One person of the group: ex-cliënt.' }),
        questionnaire: file,
      }),
    )
    .min(1),
  firstWave: Slug.meta({ description: 'Opened by itself on the first start outside production.' }),
  baseline: file.optional(),
  contact: z.strictObject({ name: z.string().min(1), email: z.email() }),
  promise: Text.meta({ description: 'What respondents are promised, in Markdown; {backupDays} is filled in.' }),
  mail: z.strictObject({
    from: z.strictObject({ name: Text }),
    steps: z.array(z.strictObject({ step: Slug, letter: z.strictObject({ nl: file, en: file.optional() }) })).min(1),
  }),
  privacy: z.strictObject({
    interim: z.enum(['steps', 'none', 'live']).meta({
      description: 'How figures of an open wave move: in steps of five responses a group, not at all, at once.',
    }),
    draftDays: z.int().min(0).max(365).meta({ description: 'Days after closing that unsent answers are kept.' }),
    backupDays: z.int().min(1).max(365).meta({ description: 'Days that a backup may still hold erased answers.' }),
  }),
});
export type StudyDefinition = z.infer<typeof StudyDefinition>;

const Range = z.strictObject({ low: z.int().min(0), high: z.int().min(0) });
const Published = z.strictObject({ ...Range.shape, published: Text });
const Percentage = z.number().min(0).max(100);
const Reading = z.strictObject({
  from: Percentage,
  below: Percentage,
  ...Range.shape,
  pairs: z.array(z.tuple([z.int(), z.int()])).optional(),
});
const ReadingName = z.string().regex(/^[a-z-]+$/);

/** The published figures of a wave whose raw data are not there, and what is certain about each. */
export const BaselineDefinition = z.strictObject({
  wave: Slug,
  title: Text,
  source: Text,
  uncertain: z.array(Text),
  groups: z.array(
    z.strictObject({
      group: Slug,
      approached: Published,
      responseRate: z.strictObject({ percent: Percentage, published: Text }),
      completed: z.strictObject({
        reading: ReadingName.meta({ description: 'The reading of the rounding that the product takes.' }),
        readings: z.record(ReadingName, Range),
      }),
    }),
  ),
  figures: z.array(
    z.strictObject({
      id: z.string().min(1),
      group: Slug,
      question: z.string(),
      code: Code,
      statement: Text,
      published: Text,
      percent: Percentage,
      base: Range,
      reading: ReadingName,
      readings: z.record(ReadingName, Reading),
      certain: Text,
    }),
  ),
  words: z.array(
    z.strictObject({
      id: z.string().min(1),
      group: Slug,
      question: z.string(),
      code: Code.optional(),
      statement: Text,
    }),
  ),
  notResults: z.array(z.strictObject({ group: Slug, question: z.string(), statement: Text })),
});
export type BaselineDefinition = z.infer<typeof BaselineDefinition>;

/** A letter: its subject line and its Markdown, with {placeholders}. */
export const Letter = z.strictObject({ subject: z.string().trim().min(1), body: z.string().trim().min(1) });
export type Letter = z.infer<typeof Letter>;

/** All of a study but its questionnaires, as it is stored. */
export const StoredStudy = z.strictObject({
  definition: StudyDefinition,
  baseline: BaselineDefinition.optional(),
  /** Letters by step and language. */
  letters: z.record(z.string(), z.partialRecord(Language, Letter)),
});
export type StoredStudy = z.infer<typeof StoredStudy>;
