import { z } from 'zod';
import { Text } from '../language/text.js';
import { count } from '../statistics/units.js';
import { Dispositions, Rates } from './dispositions.js';

/** How fieldwork goes for one group of one bureau, in people. */
export const FieldworkCell = z
  .object({
    group: z.string(),
    bureau: z.string(),
    invited: count.meta({ description: 'People for whom an invitation was queued or sent.' }),
    delivered: count.meta({ description: 'People whose letter was taken by a mail server and did not come back.' }),
    bounced: count.meta({ description: 'People whose address is wrong.' }),
    optedOut: count.meta({ description: 'People who asked for no more letters.' }),
    started: count
      .nullable()
      .meta({ description: 'People who began, those who sent among them; null until the wave is closed.' }),
    completed: count.meta({
      description:
        'People who sent their answers; while the wave is open also those for whom the questionnaire was not meant.',
    }),
    /** Of each person in the file, invited or not. */
    dispositions: Dispositions,
    rates: Rates,
  })
  .meta({ id: 'FieldworkCell', description: 'How it goes in one group of one bureau.' })
  .readonly();
export type FieldworkCell = z.infer<typeof FieldworkCell>;

/** How many people of a cell came to the end of the questionnaire on a day. */
export const CompletedDay = z
  .object({
    group: z.string(),
    bureau: z.string(),
    day: z.iso.date().meta({ description: 'A date in the Netherlands.' }),
    completed: count.meta({
      description: 'People who came to the end on that day, also those for whom the questionnaire was not meant.',
    }),
  })
  .meta({ id: 'CompletedDay', description: 'How many people of one group of one bureau came to the end on a day.' })
  .readonly();
export type CompletedDay = z.infer<typeof CompletedDay>;

/** A letter that was changed after the first letter of a wave had gone. */
export const LetterChangeDay = z
  .object({
    day: z.iso.date().meta({ description: 'A date in the Netherlands: letters of later were the changed ones.' }),
    bureau: z.string().nullable().meta({
      description:
        'The bureau that changed its greeting, signature, sentence or reply address; null where the text was.',
    }),
    step: z
      .string()
      .nullable()
      .meta({ description: 'The letter whose text changed; null where a bureau’s words did.' }),
    group: z.string().nullable(),
    language: z.string().nullable(),
  })
  .meta({ id: 'LetterChange', description: 'A letter that changed while letters were going out.' })
  .readonly();
export type LetterChangeDay = z.infer<typeof LetterChangeDay>;

/** Why a bureau does not ask somebody who belongs to a group. */
export const LeftOutReason = z.enum([
  'no-address',
  'no-contact',
  'ill-or-deceased',
  'language',
  'complaint',
  'judgement',
  'not-drawn',
  'other',
]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/**
 * How many people belong to a group, of one bureau or of all, and how many of them were left out.
 */
export const FrameRow = z
  .object({
    group: z.string(),
    bureau: z.string().nullable().meta({
      description: 'null: all bureaus together, once each of at least three filled in how many belong.',
    }),
    belong: count.meta({ description: 'People who belong to the group, whether invited or not.' }),
    invited: count.meta({ description: 'Those for whom an invitation was queued or sent.' }),
    leftOut: count.meta({ description: 'Those whom the bureau does not ask.' }),
    reasons: z
      .array(
        z
          .object({
            reason: LeftOutReason,
            people: count,
            otherText: z.string().nullable().meta({ description: 'What `other` was; null of all bureaus together.' }),
          })
          .readonly(),
      )
      .meta({ description: 'Why, in people; reasons that did not occur are left out.' })
      .readonly(),
  })
  .meta({ id: 'Frame', description: 'How many people belong to a group, and why some are not asked.' })
  .readonly();
export type FrameRow = z.infer<typeof FrameRow>;

/** How fieldwork of a wave goes. */
export const Fieldwork = z
  .object({
    wave: z.string(),
    waits: Text.nullable().meta({ description: 'What is not counted before the wave is closed, and why.' }),
    cells: z.array(FieldworkCell).readonly(),
    rates: z.record(z.string(), Rates).meta({ description: 'The rates of each group, by its name.' }).readonly(),
    days: z
      .array(CompletedDay)
      .meta({ description: 'When answers came in; days without any are left out.' })
      .readonly(),
    // A snapshot of before they were dated has none.
    letterChanges: z
      .array(LetterChangeDay)
      .default([])
      .meta({ description: 'Which letters changed after the first one had gone, and when.' })
      .readonly(),
    // Nor one of before bureaus counted who belongs.
    frame: z
      .array(FrameRow)
      .default([])
      .meta({ description: 'How many people belong, as far as bureaus filled it in.' })
      .readonly(),
  })
  .readonly();
export type Fieldwork = z.infer<typeof Fieldwork>;
