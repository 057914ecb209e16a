import { z } from 'zod';
import { singleValue } from '../fields.js';
import { aDate } from '../instructions.js';
import { dateBetween, messages, whichDay } from '../messages.js';
import { answerable, baseCode, defineKind, nothingToChoose } from '../question.js';
import { wholeNumber } from '../random.js';
import { leftOpen } from '../simulation/shares.js';

const threeNumbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/**
 * The ISO date of 2026-12-31 (what a date picker sends) or 31-12-2026; undefined for no real day.
 */
function readDay(typed: string): string | undefined {
  const [, day, month, year] = threeNumbers.exec(typed) ?? [];
  return realDay(year === undefined ? [typed] : [year, month, day]);
}

/** The other day that it means to who writes the month first; undefined for none. */
function readAmericanDay(typed: string): string | undefined {
  const [, month, day, year] = threeNumbers.exec(typed) ?? [];
  return year === undefined ? undefined : realDay([year, month, day]);
}

function realDay(parts: readonly (string | undefined)[]): string | undefined {
  const day = parts.map((part) => part?.padStart(2, '0')).join('-');
  return z.iso.date().safeParse(day).success ? day : undefined;
}

/** A day in milliseconds. */
const dayLength = 86_400_000;

/** A calendar day. */
export const date = defineKind(
  z
    .strictObject({ kind: z.literal('date'), ...answerable, from: z.iso.date(), to: z.iso.date() })
    .refine((question) => question.from <= question.to, { path: ['to'], error: 'to must not be before from' }),
  ({ id, text, optional, from, to }) => ({
    content: nothingToChoose,
    form: {
      fields: [id],
      closed: true,
      instruction: aDate(from, to),
      parse(form) {
        const typed = singleValue(form, id) ?? '';
        if (!typed && optional && !Array.isArray(form[id])) return { fields: { [id]: '' } };
        const day = readDay(typed);
        if (day === undefined) return { problems: [{ field: id, message: messages.writeDate }] };
        return day < from || day > to
          ? { problems: [{ field: id, message: dateBetween(from, to) }] }
          : { fields: { [id]: day } };
      },
      view: ({ fields }) => ({ name: id, value: singleValue(fields, id) ?? '' }),
      summary(answers) {
        const day = singleValue(answers, id);
        return day ? [day.split('-').reverse().join('-')] : [];
      },
    },
    routing: {
      given: (answers) => (singleValue(answers, id) === undefined ? undefined : []),
    },
    data: {
      variables: [{ name: id, type: 'date', label: text }],
      row: (answers) => ({ [id]: singleValue(answers, id) ?? '' }),
      read(cells) {
        const cell = cells[id] ?? '';
        const [day, other] = [readDay(cell), readAmericanDay(cell)];
        if (cell !== '' && day === undefined) return { problems: [{ field: id, message: messages.writeDay }] };
        if (day !== undefined && other !== undefined && day !== other) {
          return { problems: [{ field: id, message: whichDay([day, other]) }] };
        }
        return { fields: { [id]: cell } };
      },
    },
    results: {
      tables: [{ id, shape: 'none', text, options: [] }],
      counts: (answers) => (singleValue(answers, id) ? [{ table: id, code: baseCode }] : []),
    },
    simulate: () => ({
      answer: (random) => {
        if (optional && random() < leftOpen.closed) return { [id]: '' };
        const [first, last] = [Date.parse(from), Date.parse(to)].map((time) => time / dayLength) as [number, number];
        return { [id]: new Date(wholeNumber(random, first, last) * dayLength).toISOString().slice(0, 10) };
      },
      truth: [],
    }),
  }),
);
