import { z } from 'zod';
import { noAnswer, skippedByRouting } from '../code.js';
import { singleValue } from '../fields.js';
import { chooseCode, messages } from '../messages.js';
import { Also, choices, findOption, valueLabels, type Option } from '../option.js';
import { answerable, defineKind, Name } from '../question.js';
import { draw } from '../random.js';
import { leftOpen, sharesOfOne } from '../simulation/shares.js';
import { inLanguage, Text } from '../../language/text.js';
import { countChoice, tableOf, truthOfOne } from './choose-one.js';

const Item = z.strictObject({
  id: Name,
  text: Text,
  scale: z.array(Text).length(5).meta({ description: 'The labels of points 1 to 5.' }),
});

/** Several items under one question, each with its own five-point scale, shown one by one. */
export const battery = defineKind(
  z.strictObject({
    kind: z.literal('battery'),
    ...answerable,
    items: z.array(Item).min(2),
    also: Also,
  }),
  (definition) => {
    const items = definition.items.map((item) => ({
      name: `${definition.id}_${item.id}`,
      text: item.text,
      options: [...item.scale.map((label, i): Option => ({ code: i + 1, label })), ...definition.also],
    }));
    return {
      content: {
        lists: [{ key: 'also', level: 'options', options: definition.also }],
        items: definition.items.map((item) => ({ ...item, table: `${definition.id}_${item.id}` })),
      },
      form: {
        fields: items.map((item) => item.name),
        closed: true,
        parse(form) {
          const fields = Object.fromEntries(items.map(({ name }) => [name, singleValue(form, name) ?? '']));
          const problems = items
            .filter(({ name, options }) => !findOption(options, fields[name] ?? ''))
            .filter(({ name }) => !definition.optional || fields[name] !== '' || Array.isArray(form[name]))
            .map(({ name, text }) => ({
              field: name,
              message: {
                nl: `${messages.chooseOne.nl} bij “${text.nl}”`,
                en: `${messages.chooseOne.en} for “${text.en ?? text.nl}”`,
              },
            }));
          return problems.length ? { problems } : { fields };
        },
        view: ({ language, fields }) => ({
          items: items.map(({ name, text, options }) => ({
            name,
            legend: inLanguage(text, language),
            choices: choices(name, options, [singleValue(fields, name) ?? ''], fields, language),
          })),
        }),
        summary: (answers, language) =>
          items.flatMap(({ name, text, options }) => {
            const option = findOption(options, singleValue(answers, name) ?? '');
            return option ? [`${inLanguage(text, language)}: ${inLanguage(option.label, language)}`] : [];
          }),
      },
      routing: {
        given: (answers) => (items.some(({ name }) => singleValue(answers, name) === undefined) ? undefined : []),
      },
      data: {
        variables: items.map(({ name, text, options }) => ({
          name,
          type: 'code',
          label: text,
          labels: valueLabels(options),
        })),
        row: (answers) =>
          Object.fromEntries(items.map(({ name }) => [name, Number(singleValue(answers, name) || noAnswer)])),
        read(cells) {
          if (items.every(({ name }) => cells[name] === String(skippedByRouting))) return undefined;
          const leftOpen = (cell: string | undefined) => definition.optional === true && cell === String(noAnswer);
          const problems = items
            .filter(({ name, options }) => !findOption(options, cells[name] ?? '') && !leftOpen(cells[name]))
            .map(({ name, options }) => ({ field: name, message: chooseCode(options.map(({ code }) => code)) }));
          if (problems.length) return { problems };
          return {
            fields: Object.fromEntries(
              items.map(({ name, options }) => [
                name,
                findOption(options, cells[name] ?? '') ? (cells[name] ?? '') : '',
              ]),
            ),
          };
        },
      },
      results: {
        tables: items.map(({ name, text, options }) => tableOf({ id: name, text, options }, 'scale')),
        counts: (answers) =>
          items.flatMap(({ name, options }) => countChoice(name, options, singleValue(answers, name) ?? '')),
      },
      simulate(settings) {
        const planned = items.map((item) => ({ ...item, shares: sharesOfOne(settings, item.name, item.options) }));
        return {
          answer: (random) => {
            const open = definition.optional === true && random() < leftOpen.closed;
            return Object.fromEntries(
              planned.map(({ name, options, shares }) => [
                name,
                open ? '' : String(options[draw(random, shares)]?.code ?? ''),
              ]),
            );
          },
          truth: planned.flatMap(({ name, options, shares }) => truthOfOne(name, options, shares)),
        };
      },
    };
  },
);
