import { z } from 'zod';
import { one } from '../fields.js';
import { atMostCharacters, messages } from '../messages.js';
import { answerable, baseCode, defineKind, nothingToChoose } from '../question.js';
import { inventedText, leftOpen } from '../simulation/shares.js';

/** An answer in the respondent's own words. */
export const open = defineKind(
  z.strictObject({ kind: z.literal('open'), ...answerable, maxLength: z.int().min(1).max(10_000) }),
  ({ id, text, optional, maxLength }) => ({
    fields: [id],
    closed: false,
    content: nothingToChoose,
    parse(form) {
      const words = one(form, id);
      if (words === undefined && form[id] !== undefined)
        return { problems: [{ field: id, message: messages.writeText }] };
      if (!words)
        return optional ? { fields: { [id]: '' } } : { problems: [{ field: id, message: messages.writeText }] };
      return words.length > maxLength
        ? { problems: [{ field: id, message: atMostCharacters(maxLength, words.length) }] }
        : { fields: { [id]: words } };
    },
    given: (answers) => (one(answers, id) === undefined ? undefined : []),
    view: ({ fields }) => ({ name: id, value: one(fields, id) ?? '', maxLength }),
    summary: (answers) => (one(answers, id) || '').split('\n').filter((line) => line !== ''),
    variables: [{ name: id, type: 'text', label: text }],
    row: (answers) => ({ [id]: one(answers, id) ?? '' }),
    read: (cells) => ({ fields: { [id]: cells[id] ?? '' } }),
    tables: [{ id, shape: 'none', text, options: [] }],
    counts: (answers) => (one(answers, id) ? [{ table: id, code: baseCode }] : []),
    simulate: () => ({
      answer: (random) => ({ [id]: optional && random() < leftOpen.open ? '' : inventedText(random, maxLength) }),
      truth: [],
    }),
  }),
);
