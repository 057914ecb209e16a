import { z } from 'zod';
import { Code } from '../questionnaire/code.js';
import { Language, Text } from '../language/text.js';

/** A name in addresses, files and the command line. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
  .max(40, 'must have at most 40 characters');

const file = z
  .string()
  .regex(/^[\w./-]+$/)
  .refine((path) => !path.split('/').includes('..'), 'must stay in the study folder');

/** Stands for the bureau of responses out of a file that does not tell it. */
export const unknownBureau = '';

/** The letters of a mail plan, in the order in which they are sent. */
export const stepNames = ['announcement', 'invitation', 'reminder-1', 'reminder-2', 'reminder-3'] as const;
export type StepName = (typeof stepNames)[number];

/**
 * Returns the place of a step among those of a plan, from 0. It is -1 for a name that no plan has.
 */
export function placeOf(step: string): number {
  return stepNames.findIndex((name) => name === step);
}

/** Returns whether the letter of a step is for who had the invitation and is still silent. */
export function isReminder(step: string): boolean {
  return placeOf(step) > placeOf('invitation');
}

/**
 * The fewest days between a reminder and the letter before it: who was away for a weekend has then
 * had a working day to answer.
 */
export const fewestDaysBetween = 4;

/** How many days before and after the invitation a plan reaches; before it is negative. */
export const longestPlan = { before: -30, after: 120 } as const;

/** Days as `weekdays` names them; the first is Monday. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const Hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must be hours such as 09:00-12:00')
  .refine((hours) => hours.slice(0, 5) < hours.slice(6), 'must end later than they begin, on the same day');

const Step = z.strictObject({
  step: z.enum(stepNames),
  day: z
    .int()
    .min(longestPlan.before)
    .max(longestPlan.after)
    .meta({ description: 'Days after the invitation; before it is negative.' }),
  weekdays: z.array(z.enum(weekdayNames)).min(1).meta({ description: 'On which it may go; never on a Dutch holiday.' }),
  hours: Hours.meta({ description: 'Between which it may go, by the clock of the Netherlands: 09:00-12:00.' }),
  letters: z
    .record(Slug, z.strictObject({ nl: file, en: file.optional() }))
    .meta({ description: 'The file of its letter to each group, in each language.' }),
});
export type Step = z.infer<typeof Step>;

const words = z.string().trim().min(1);

/** What somebody says in either language or in both. */
const OwnWords = z.strictObject({ nl: words.optional(), en: words.optional() });

/** What a bureau adds to its letters itself. */
export const BureauLetters = z.strictObject({
  greeting: OwnWords.optional().meta({ description: 'How its letters begin; {name} is filled in.' }),
  signature: OwnWords.optional().meta({ description: 'Who signs its letters; its name when left out.' }),
  sentence: OwnWords.optional().meta({ description: 'A sentence of its own, which stands below the signature.' }),
  replyTo: z.email().optional().meta({ description: 'Who gets the answers; the contact of the study when left out.' }),
});
export type BureauLetters = z.infer<typeof BureauLetters>;

/** Two questions that partners see together. */
const Pair = z.strictObject({ row: z.string(), column: z.string() });

/** What may be shown to whom. Each number may be raised; the floors are those of the literature. */
export const Disclosure = z
  .strictObject({
    base: z.int().min(5).default(10).meta({ description: 'The fewest answers of which a table is shown; 5 or more.' }),
    cell: z.int().min(2).default(3).meta({
      description: 'The smallest number that is shown; fewer people are told as one class. 2 or more.',
    }),
    anchorBase: z.int().min(10).default(20).meta({
      description: 'The fewest answers of which the published figures are repeated exactly, all bureaus together.',
    }),
    crosstabCell: z.int().min(5).default(5).meta({ description: 'The smallest number in a crosstab; 5 or more.' }),
  })
  .prefault({})
  .meta({ description: 'From how many people on figures are shown to partners (docs/disclosure.md).' });
export type Disclosure = z.infer<typeof Disclosure>;

/** study.yaml: who asks whom, in which languages, with which letters and what promise. */
export const StudyDefinition = z.strictObject({
  study: Slug,
  title: Text,
  description: Text,
  languages: z.array(Language).min(1).meta({ description: 'The first one is the default.' }),
  bureaus: z
    .array(
      z.strictObject({
        slug: Slug,
        name: z.string().trim().min(1),
        coordinator: z.literal(true).optional(),
        mail: z
          .strictObject({ from: Text.optional(), ...BureauLetters.shape })
          .optional()
          .meta({
            description:
              'The sender name of its letters, and what they begin with of its own: later the bureau sets that itself.',
          }),
      }),
    )
    .min(1),
  groups: z
    .array(
      z.strictObject({
        slug: Slug,
        name: Text,
        one: Text.meta({ description: 'One person of the group: ex-cliënt.' }),
        alsoCalled: z
          .array(z.string().trim().min(1))
          .optional()
          .meta({ description: 'What lists of invitees call the group besides: kandidaat.' }),
        belongs: Text.optional().meta({
          description: 'Who belongs to the group, whether invited or not: of whom bureaus count how many there are.',
        }),
        questionnaire: file,
        core: z
          .array(z.string())
          .max(8)
          .default([])
          .meta({
            description:
              'The core outcomes, at most eight: what comparisons are to judge beside the anchors. ' +
              'Names of questions, items (ID_ITEM) or options (ID_CODE); fixed once a wave is open.',
          }),
        sensitive: z.array(z.string()).default([]).meta({
          description: 'What may hurt whoever answers it if it got out: questions, items or options, as in core.',
        }),
        background: z.array(z.string()).default([]).meta({
          description: 'Questions about who takes part, such as their role: shown as who took part, never tested.',
        }),
        crosstabs: z.array(Pair).max(6).default([]).meta({
          description: 'Which questions partners see together, each with its answers joined by `fold`; six at most.',
        }),
        tookPartBefore: z
          .strictObject({ question: z.string(), codes: z.array(Code).min(1) })
          .optional()
          .meta({
            description: 'The background question, and its codes, that say that somebody took part in an earlier wave.',
          }),
      }),
    )
    .min(1),
  firstWave: Slug.meta({ description: 'Opened by itself on the first start outside production.' }),
  baseline: file.optional(),
  reportWeeks: z.int().min(0).max(104).optional().meta({
    description: 'Weeks after the planned end of a wave in which its report is expected.',
  }),
  contact: z.strictObject({ name: z.string().min(1), email: z.email() }),
  promise: Text.meta({
    description: 'What respondents are promised, in Markdown; {backupDays} and {bureauSees} are filled in.',
  }),
  bureauSees: z
    .strictObject({ others: Text, coordinator: Text })
    .optional()
    .meta({ description: 'The line of the promise about the bureau that invites; the coordinating one has its own.' }),
  mail: z.strictObject({
    from: z.strictObject({
      name: Text.meta({ description: 'Sender name of its letters; {bureau} is filled in.' }),
    }),
    limits: z
      .strictObject({ perMinute: z.int().min(1).optional(), perDomain: z.int().min(1).optional() })
      .optional()
      .meta({ description: 'The most letters in a minute: in all, and to one receiving domain.' }),
    steps: z.array(Step).min(1),
  }),
  disclosure: Disclosure,
  outcomes: z
    .strictObject({
      partial: z.number().min(1).max(100).meta({
        description:
          'Percentage of the closed questions asked from which, with the anchor, it is a partial (AAPOR 1.2).',
      }),
      breakOff: z.int().min(1).meta({ description: 'Questions answered from which it is a break-off (AAPOR 2.12).' }),
    })
    .meta({ description: 'What an unsent questionnaire counts as; fixed while a wave is open.' }),
  privacy: z.strictObject({
    interim: z.enum(['steps', 'none', 'live']).meta({
      description:
        'How figures of an open wave move: in steps of five responses a bureau and group, not at all, at once.',
    }),
    draftDays: z.int().min(0).max(365).meta({ description: 'Days after closing that unsent answers are kept.' }),
    contactDays: z.int().min(0).max(365).default(60).meta({
      description: 'Days after closing that names, addresses and what became of each letter are kept.',
    }),
    keepMonths: z
      .strictObject({ answers: z.int().min(1).max(600), openTexts: z.int().min(1).max(6) })
      .default({ answers: 120, openTexts: 6 })
      .meta({ description: 'Months after closing that answers, and what people wrote in their own words, are kept.' }),
    bureauInFiles: z.boolean().default(false).meta({
      description: 'Whether files with answers tell through which bureau each was asked.',
    }),
    host: z.string().trim().min(1).optional().meta({ description: 'Who runs the server; told on /privacy.' }),
    mailer: z.string().trim().min(1).optional().meta({ description: 'Who sends the mail; told on /privacy.' }),
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
});
const ReadingName = z.string().regex(/^[a-z-]+$/);

/** The published figures of a wave without raw data, and what is certain about each. */
export const BaselineDefinition = z.strictObject({
  wave: Slug,
  title: Text,
  source: Text,
  uncertain: z.array(Text),
  groups: z.array(
    z.strictObject({
      group: Slug,
      approached: Published,
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
      codes: z.array(Code).min(1).optional().meta({
        description: 'The answers that say so, of a scale; its last two points when left out.',
      }),
      statement: Text,
    }),
  ),
});
export type BaselineDefinition = z.infer<typeof BaselineDefinition>;

/** A letter: its subject line and its Markdown, with {placeholders}. */
export const Letter = z.strictObject({ subject: z.string().trim().min(1), body: z.string().trim().min(1) });
export type Letter = z.infer<typeof Letter>;

/** What the files of a study say, but for its questionnaires and letters. */
export const StudyFiles = z.strictObject({ definition: StudyDefinition, baseline: BaselineDefinition.optional() });
export type StudyFiles = z.infer<typeof StudyFiles>;

/** Letters by step, group and language. */
export type Letters = Partial<Record<StepName, Record<string, Partial<Record<Language, Letter>>>>>;

/**
 * All of a study but its questionnaires, as it is now: with the letters that are sent, and in
 * `bureaus[].mail` what bureaus set last.
 */
export interface StoredStudy extends StudyFiles {
  readonly letters: Letters;
}
