import { z } from 'zod';
import type { Fields } from '../fields.js';
import { instructions } from '../instructions.js';
import { chooseCode } from '../messages.js';
import { Also, type Option } from '../option.js';
import { answerable, defineKind, Name, type Parsed } from '../question.js';
import { inLanguage, Text } from '../../language/text.js';
import { chooseOne } from './choose-one.js';

const Item = z.strictObject({
  id: Name,
  text: Text,
  scale: z.array(Text).length(5).meta({ description: 'The labels of points 1 to 5.' }),
});

/** Several items under one question, each with its own five-point scale and a page of its own. */
export const battery = defineKind(
  z.strictObject({
    kind: z.literal('battery'),
    ...answerable,
    items: z.array(Item).min(2),
    also: Also,
  }),
  ({ id, optional, items: definitions, also }) => {
    const items = definitions.map((item) => {
      const name = `${id}_${item.id}`;
      const options = [...item.scale.map((label, i): Option => ({ code: i + 1, label })), ...also];
      return { item, name, options, ...chooseOne({ id: name, text: item.text, optional, options }, 'listed', 'scale') };
    });
    return {
      content: {
        lists: [{ key: 'also', level: 'options', options: also }],
        items: items.map(({ item, name }) => ({ ...item, table: name })),
      },
      form: {
        fields: items.flatMap(({ form }) => form.fields),
        closed: true,
        instruction: instructions.oneEach,
        parse: (fields, answers) => together(items.map(({ form }) => form.parse(fields, answers))),
        view: (showing) => ({ items: items.map(({ form }) => form.view(showing)) }),
        summary: (answers, language) =>
          items.flatMap(({ item, form }) =>
            form.summary(answers, language).map((line) => `${inLanguage(item.text, language)}: ${line}`),
          ),
      },
      parts: items.map(({ item, form, routing }) => ({ id: item.id, text: item.text, form, given: routing.given })),
      routing: {
        given: (answers) => (items.some(({ routing }) => routing.given(answers) === undefined) ? undefined : []),
      },
      data: {
        variables: items.flatMap(({ data }) => data.variables),
        row: (answers) => Object.fromEntries(items.flatMap(({ data }) => Object.entries(data.row(answers)))),
        read(cells) {
          const readings = items.map(({ data }) => data.read(cells));
          if (!readings.some((reading) => reading)) return undefined;
          return together(
            items.map(
              ({ name, options }, i): Parsed =>
                readings[i] ?? { problems: [{ field: name, message: chooseCode(options.map(({ code }) => code)) }] },
            ),
          );
        },
      },
      results: {
        tables: items.flatMap(({ results }) => results.tables),
        counts: (answers) => items.flatMap(({ results }) => results.counts(answers)),
      },
      simulate(settings) {
        const simulations = items.map((item) => item.simulate(settings));
        return {
          answer: (random, answers) =>
            Object.fromEntries(simulations.flatMap((items) => Object.entries(items.answer(random, answers)))),
          truth: simulations.flatMap(({ truth }) => truth),
        };
      },
    };
  },
);

/** All problems of the items, or else their answers together. */
function together(outcomes: readonly Parsed[]): Parsed {
  const problems = outcomes.flatMap((outcome) => ('problems' in outcome ? outcome.problems : []));
  if (problems.length) return { problems };
  return { fields: outcomes.reduce<Fields>((all, one) => ('fields' in one ? { ...all, ...one.fields } : all), {}) };
}
