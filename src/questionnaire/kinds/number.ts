import { z } from 'zod';
import { missingCodes, missingNumber, noAnswer, skippedByRouting } from '../code.js';
import { singleValue } from '../fields.js';
import { numberFrom } from '../instructions.js';
import { messages, numberBetween } from '../messages.js';
import { answerable, baseCode, defineKind, nothingToChoose } from '../question.js';
import { wholeNumber } from '../random.js';
import { leftOpen } from '../simulation/shares.js';
import { inLanguage, Text } from '../../language/text.js';
import { testableNumber } from './testable.js';

/** A whole number. */
export const number = defineKind(
  z
    .strictObject({
      kind: z.literal('number'),
      ...answerable,
      min: z.int().min(0).default(0),
      max: z.int().max(999_999_999),
      unit: Text.optional(),
    })
    .refine((question) => question.min <= question.max, { path: ['max'], error: 'max must not be below min' }),
  ({ id, text, optional, min, max, unit }) => ({
    content: nothingToChoose,
    form: {
      fields: [id],
      closed: true,
      instruction: numberFrom(min, max, unit),
      parse(form) {
        const typed = singleValue(form, id) ?? '';
        if (!typed && optional && !Array.isArray(form[id])) return { fields: { [id]: '' } };
        if (!/^\d{1,9}$/.test(typed)) return { problems: [{ field: id, message: messages.writeNumber }] };
        const value = Number(typed);
        return value < min || value > max
          ? { problems: [{ field: id, message: numberBetween(min, max) }] }
          : { fields: { [id]: String(value) } };
      },
      view: ({ language, fields }) => ({
        name: id,
        value: singleValue(fields, id) ?? '',
        unit: unit && inLanguage(unit, language),
      }),
      summary(answers, language) {
        const value = singleValue(answers, id);
        return value ? [unit ? `${value} ${inLanguage(unit, language)}` : value] : [];
      },
    },
    routing: {
      given(answers) {
        const value = singleValue(answers, id);
        return value === undefined ? undefined : value === '' ? [] : [{ code: value, substantive: true }];
      },
      testable: testableNumber({ id, optional, min, max }),
    },
    data: {
      variables: [
        {
          name: id,
          type: 'number',
          max,
          label: text,
          labels: Object.fromEntries(
            Object.entries(missingCodes).map(([code, label]) => [missingNumber(Number(code), max), label]),
          ),
        },
      ],
      row: (answers) => ({ [id]: Number(singleValue(answers, id) || missingNumber(noAnswer, max)) }),
      read(cells) {
        const cell = cells[id] ?? '';
        if (cell === '') return { problems: [{ field: id, message: messages.writeNumber }] };
        if (cell === String(missingNumber(skippedByRouting, max))) return undefined;
        return { fields: { [id]: optional && cell === String(missingNumber(noAnswer, max)) ? '' : cell } };
      },
    },
    results: {
      tables: [{ id, shape: 'none', text, options: [] }],
      counts: (answers) => (singleValue(answers, id) ? [{ table: id, code: baseCode }] : []),
    },
    simulate: () => ({
      answer: (random) => ({
        [id]: optional && random() < leftOpen.closed ? '' : String(wholeNumber(random, min, max)),
      }),
      truth: [],
    }),
  }),
);
