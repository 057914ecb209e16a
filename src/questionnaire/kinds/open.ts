import { z } from 'zod';
import { singleValue } from '../fields.js';
import { ownWords } from '../instructions.js';
import { atMostCharacters, messages } from '../messages.js';
import { answerable, baseCode, defineKind, nothingToChoose } from '../question.js';
import { inventedText, leftOpen } from '../simulation/shares.js';

/** An answer in the respondent's own words. */
export const open = defineKind(
  z.strictObject({ kind: z.literal('open'), ...answerable, maxLength: z.int().min(1).max(10_000) }),
  ({ id, text, optional, maxLength }) => ({
    content: nothingToChoose,
    form: {
      fields: [id],
      closed: false,
      instruction: ownWords(maxLength),
      parse(form) {
        const words = singleValue(form, id);
        if (words === undefined && form[id] !== undefined)
          return { problems: [{ field: id, message: messages.writeText }] };
        if (!words)
          return optional ? { fields: { [id]: '' } } : { problems: [{ field: id, message: messages.writeText }] };
        return words.length > maxLength
          ? { problems: [{ field: id, message: atMostCharacters(maxLength, words.length) }] }
          : { fields: { [id]: words } };
      },
      view: ({ fields }) => ({ name: id, value: singleValue(fields, id) ?? '', maxLength }),
      summary: (answers) => (singleValue(answers, id) || '').split('\n').filter((line) => line !== ''),
    },
    routing: {
      given: (answers) => (singleValue(answers, id) === undefined ? undefined : []),
    },
    data: {
      variables: [{ name: id, type: 'text', label: text }],
      row: (answers) => ({ [id]: singleValue(answers, id) ?? '' }),
      read: (cells) => ({ fields: { [id]: cells[id] ?? '' } }),
    },
    results: {
      tables: [{ id, shape: 'none', text, options: [] }],
      counts: (answers) => (singleValue(answers, id) ? [{ table: id, code: baseCode }] : []),
    },
    simulate: () => ({
      answer: (random) => ({ [id]: optional && random() < leftOpen.open ? '' : inventedText(random, maxLength) }),
      truth: [],
    }),
  }),
);
