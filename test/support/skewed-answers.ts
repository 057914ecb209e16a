import { z } from 'zod';
import type { Fields } from '../../src/questionnaire/fields.js';
import { follow } from '../../src/questionnaire/journey.js';
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js';
import { draw, type Random } from '../../src/questionnaire/random.js';

/** Answers as skewed as real ones are: a few common ones, and several rare ones. */

const Option = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  exclusive: z.boolean().default(false),
});
const Question = z.object({
  id: z.string(),
  kind: z.string(),
  options: z.array(Option).default([]),
  items: z.array(z.object({ id: z.string(), scale: z.array(z.unknown()) })).default([]),
  optionsFrom: z.string().optional(),
  top: z.number().default(1),
});
type Question = z.infer<typeof Question>;

/** How somebody answers a question, given what was answered before. */
type Answering = (random: Random, answers: Fields) => Fields;

/** As the points of real scales of satisfaction are shared, in percent. */
const scaleShares = [3, 6, 14, 45, 32];
/** As a list of reasons or of kinds of people is shared, in percent. */
const listShares = [38, 24, 14, 9, 6, 4, 3, 2];
/** How closely the shares of one study follow these. */
const closeness = 20;
const missingShare = 0.03;

/** Returns somebody who answers a questionnaire; the same shares hold for each who is drawn. */
export function skewedRespondents(questionnaire: Questionnaire, random: Random): () => Fields {
  const how = new Map(
    questionnaire.definition.pages
      .flatMap(({ questions }) => questions.map((question) => Question.parse(question)))
      .map((question) => [question.id, answeringOf(question, random)]),
  );
  return () => {
    for (;;) {
      const { answers, screenedOut } = follow(
        questionnaire,
        (question, before) => how.get(question.id)?.(random, before) ?? {},
      );
      if (!screenedOut) return answers;
    }
  };
}

function answeringOf(question: Question, random: Random): Answering {
  const { id, kind, items, optionsFrom, top } = question;
  const options = question.options.map(({ code }) => code);
  const missing = options.filter((code) => ['96', '98', '99'].includes(code));
  const codes = options.filter((code) => !missing.includes(code));
  switch (kind) {
    case 'single':
    case 'scale': {
      const shares =
        kind === 'scale' ? turned(scaleShares, random) : shuffled(listShares.slice(0, codes.length), random);
      return chooseOne(id, codes, { shares: dirichlet(shares, random), missing });
    }
    case 'battery': {
      const all = items.map((item) => {
        const points = item.scale.map((_, i) => String(i + 1));
        return chooseOne(`${id}_${item.id}`, points, {
          shares: dirichlet(turned(scaleShares, random), random),
          missing: [],
        });
      });
      return (draws, answers) => Object.assign({}, ...all.map((choose) => choose(draws, answers))) as Fields;
    }
    case 'multiple': {
      const several = question.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code);
      const alone = question.options.filter(({ exclusive }) => exclusive).map(({ code }) => code);
      // From 3 to 60%, as many rare answers as common ones.
      const chances = several.map(() => 0.03 * 20 ** random());
      return (draws) => {
        const chosen = several.filter((_, i) => draws() < (chances[i] ?? 0));
        const none = alone[draws() < 0.7 ? 0 : alone.length - 1] ?? several[0] ?? '';
        return { [id]: chosen.length ? chosen : [none] };
      };
    }
    case 'ranking':
      return (draws, answers) => {
        const chosen = optionsFrom === undefined ? codes : [answers[optionsFrom] ?? []].flat();
        const placed = shuffled(chosen, draws).slice(0, top);
        return Object.fromEntries(placed.map((code, i) => [`${id}_${i + 1}`, code]));
      };
    default:
      return () => ({});
  }
}

function chooseOne(
  name: string,
  codes: readonly string[],
  { shares, missing }: { readonly shares: readonly number[]; readonly missing: readonly string[] },
): Answering {
  return (draws) => {
    const [first] = missing;
    return { [name]: first !== undefined && draws() < missingShare ? first : (codes[draw(draws, shares)] ?? '') };
  };
}

/** One scale in four is skewed the other way. */
function turned(shares: readonly number[], random: Random): readonly number[] {
  return random() < 0.25 ? shares.toReversed() : shares;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Returns shares, 0 to 1, that vary around these. */
function dirichlet(percents: readonly number[], random: Random): number[] {
  const total = percents.reduce((sum, one) => sum + one, 0);
  const drawn = percents.map((percent) => gamma((closeness * percent) / total, random));
  const all = drawn.reduce((sum, one) => sum + one, 0);
  return drawn.map((one) => one / all);
}

/** A draw of the gamma distribution (Marsaglia and Tsang, 2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
