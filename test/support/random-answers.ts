import type { Fields } from '../../src/questionnaire/fields.js';
import { allValues } from '../../src/questionnaire/fields.js';
import { textField, type Option } from '../../src/questionnaire/option.js';
import type { Question } from '../../src/questionnaire/question.js';

/** Numbers in [0, 1), such as `Math.random` or a seeded one. */
export type Random = () => number;

/** A seeded source of chance (mulberry32), so that a failing run can be repeated. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}

const texts = [
  'Iets anders',
  '=1+1',
  '"aan, halen;" \'s',
  'Zoë – ☕ 漢字',
  '-5',
  'regel 1\nregel 2',
  '<b>vet</b> & co',
  '@naam',
];

/** A legal answer to a question as its form would post it, given the answers so far. */
export function randomAnswer(question: Question, answers: Fields, random: Random): Fields {
  const { id, kind, definition } = question;
  const options = question.content.lists.flatMap((list) => list.options);
  if (definition.optional && random() < 0.3) {
    return Object.fromEntries(question.form.fields.map((field) => [field, '']));
  }
  switch (kind) {
    case 'single':
    case 'scale': {
      const option = pick(options, random);
      return { [id]: String(option.code), ...words(id, [option], random) };
    }
    case 'multiple': {
      const chosen =
        random() < 0.25
          ? [pick(options, random)]
          : shuffle(
              options.filter((option) => !option.exclusive),
              random,
            ).slice(0, 1 + Math.floor(random() * 5));
      return { [id]: chosen.map((option) => String(option.code)), ...words(id, chosen, random) };
    }
    case 'battery':
      return Object.fromEntries(
        question.form.fields.map((field) => [field, pick(['1', '2', '3', '4', '5', '98'], random)]),
      );
    case 'ranking': {
      const also = question.content.lists.find(({ key }) => key === 'also')?.options ?? [];
      if (also.length && random() < 0.2) {
        const { code } = pick(also, random);
        return Object.fromEntries(question.form.fields.map((field, i) => [field, i === 0 ? String(code) : '']));
      }
      const source = Object.keys(answers).find((name) => id.startsWith(`${name}_`)) ?? '';
      const rankable = question.results.tables
        .slice(0, 1)
        .flatMap((table) => table.options.map((option) => String(option.code)))
        .filter((code) => allValues(answers, source)?.includes(code));
      const ranked = shuffle(rankable, random);
      return Object.fromEntries(question.form.fields.map((field, i) => [field, ranked[i] ?? '']));
    }
    case 'open':
      return { [id]: pick(texts, random) };
    case 'number':
      return { [id]: String(Math.floor(random() * 10)) };
    case 'date':
      return { [id]: `20${pick(['24', '25', '26'], random)}-02-28` };
    case 'statement':
      return {};
    default:
      throw new Error(`No random answer is known for a ${kind}`);
  }
}

function words(id: string, chosen: readonly Option[], random: Random): Fields {
  return Object.fromEntries(
    chosen
      .filter((option) => option.text)
      .map((option) => [textField(id, option), pick(texts, random).split('\n')[0] ?? '']),
  );
}

export function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
