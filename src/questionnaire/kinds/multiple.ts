import { z } from 'zod';
import { noAnswer, skippedByRouting } from '../code.js';
import { allValues, type Fields } from '../fields.js';
import { instructions } from '../instructions.js';
import { messages, notTogether } from '../messages.js';
import { chosenLabel, choices, findOption, inOrder, meansMissing, Option, Order } from '../option.js';
import { answerable, baseCode, defineKind } from '../question.js';
import { tableOf } from './choose-one.js';
import { simulateMultiple } from '../simulation/simulate-multiple.js';
import { testableChoices } from './testable.js';
import { otherCells, otherFields, otherVariables, parseOthers, readOthers, chosenAt } from './other-text.js';

const ticked = {
  0: { nl: 'niet gekozen', en: 'not chosen' },
  1: { nl: 'gekozen', en: 'chosen' },
  97: { nl: 'overgeslagen door routing', en: 'skipped by routing' },
  99: { nl: 'geen antwoord', en: 'no answer' },
};

/**
 * Any number of answers out of a list; checkboxes that all have the question's id as their name.
 */
export const multiple = defineKind(
  z.strictObject({
    kind: z.literal('multiple'),
    ...answerable,
    options: z.array(Option).min(2),
    order: Order,
  }),
  ({ id, text, optional, options: defined, order }) => {
    // "Weet ik niet" beside an answer would be in the base and outside it.
    const options = defined.map((option): Option => (meansMissing(option) ? { ...option, exclusive: true } : option));
    const chosenIn = (answers: Fields) =>
      options.filter((option) => allValues(answers, id)?.includes(String(option.code)));
    return {
      content: { order, lists: [{ key: 'options', level: 'options', options }], items: [] },
      form: {
        fields: [id, ...otherFields(id, options)],
        closed: true,
        instruction: instructions.several,
        parse(form, answers) {
          const codes = (allValues(form, id) ?? []).filter((code) => code !== '');
          const ticked = options.filter((option) => codes.includes(String(option.code)));
          const chosen = chosenAt(id, options, ticked, { form, answers });
          const unknown = codes.some((code) => !findOption(options, code));
          if (unknown || (chosen.length === 0 && !optional)) {
            return { problems: [{ field: id, message: messages.chooseSome }] };
          }
          const alone = chosen.find((option) => option.exclusive);
          if (alone && chosen.length > 1) return { problems: [{ field: id, message: notTogether(alone.label) }] };
          const clean = chosen.map((option) => String(option.code));
          const others = parseOthers(id, options, clean, form);
          return others.problems.length ? { problems: others.problems } : { fields: { [id]: clean, ...others.fields } };
        },
        view: ({ language, seed, fields }) => ({
          choices: choices(id, inOrder(options, order, seed + id), allValues(fields, id) ?? [], fields, language),
        }),
        summary: (answers, language) => chosenIn(answers).map((option) => chosenLabel(id, option, answers, language)),
      },
      routing: {
        given: (answers) =>
          allValues(answers, id) &&
          chosenIn(answers).map((option) => ({
            code: String(option.code),
            substantive: !option.exclusive,
          })),
        testable: testableChoices({ id, optional, options }),
        carriedForward: {
          options,
          chosen: (answers, language) =>
            chosenIn(answers)
              .filter((option) => !option.exclusive)
              .map((option) => ({
                code: String(option.code),
                label: chosenLabel(id, option, answers, language),
              })),
        },
      },
      data: {
        variables: [
          ...options.map((option) => ({
            name: `${id}_${option.code}`,
            type: 'code' as const,
            label: option.label,
            labels: ticked,
            tick: true as const,
          })),
          ...otherVariables(id, options),
        ],
        row(answers) {
          const codes = allValues(answers, id) ?? [];
          const cell = (option: Option) => (codes.length ? Number(codes.includes(String(option.code))) : noAnswer);
          return {
            ...Object.fromEntries(options.map((option) => [`${id}_${option.code}`, cell(option)])),
            ...otherCells(id, options, answers),
          };
        },
        read(cells) {
          const names = options.map(({ code }) => `${id}_${code}`);
          const every = (code: number) => names.every((name) => cells[name] === String(code));
          const chosen = options.filter(({ code }) => cells[`${id}_${code}`] === '1').map(({ code }) => String(code));
          const leftOpen = optional === true && every(noAnswer);
          if (!leftOpen && !every(skippedByRouting)) {
            const unclear = names.filter((name) => !['0', '1'].includes(cells[name] ?? ''));
            const none = chosen.length === 0 ? names.slice(0, 1) : [];
            const problems = [
              ...unclear.map((field) => ({ field, message: messages.tickOrNot })),
              ...(unclear.length ? [] : none.map((field) => ({ field, message: messages.chooseSome }))),
            ];
            if (problems.length) return { problems };
          }
          const alone = options.find(({ code, exclusive }) => exclusive && chosen.includes(String(code)));
          if (alone && chosen.length > 1) {
            return { problems: [{ field: `${id}_${alone.code}`, message: notTogether(alone.label) }] };
          }
          const others = readOthers(id, options, chosen, cells);
          if (others.problems.length) return { problems: others.problems };
          return chosen.length || leftOpen ? { fields: { [id]: chosen, ...others.fields } } : undefined;
        },
      },
      results: {
        tables: [tableOf({ id, text, options }, 'several')],
        counts(answers) {
          const chosen = chosenIn(answers);
          const substantive = chosen.some((option) => !meansMissing(option));
          return [
            ...chosen.map((option) => ({ table: id, code: String(option.code) })),
            ...(substantive ? [{ table: id, code: baseCode }] : []),
          ];
        },
      },
      simulate: (settings) => simulateMultiple(settings, { id, optional, options }),
    };
  },
);
