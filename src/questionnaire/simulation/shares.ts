import type { SimulationSettings } from './simulation.js';
import { meansMissing, type Option } from '../option.js';
import type { BaseDefinition } from '../question.js';
import { randomFrom, type Random } from '../random.js';

/** The share, 0 to 1, of optional questions that is left open. */
export const leftOpen = { closed: 0.05, open: 0.4 } as const;

/** The share, 0 to 1, of answers that are a missing code. */
export const missingShare = 0.04;

/** A number in [0, 1) that depends on the seed and a name. */
function seededNumber({ seed }: SimulationSettings, ...name: readonly (string | number)[]): number {
  return randomFrom([seed, ...name].join(' '))();
}

/**
 * Returns how often each option of a single choice is chosen. An uneven peak around one of the
 * options, and a few missing codes. The answers that re-measure a figure together get the share
 * that the settings give them. Adds up to 1.
 */
export function sharesOfOne(
  settings: SimulationSettings,
  name: string,
  options: readonly Option[],
  anchor?: BaseDefinition['anchor'],
): readonly number[] {
  const middle = (options.filter((option) => !meansMissing(option)).length - 1) * seededNumber(settings, name);
  const weights = options.map((option, i) => {
    if (settings.isAvoided(name, { [name]: String(option.code) })) return 0;
    return meansMissing(option)
      ? 1
      : 0.2 + Math.max(0, 1 - Math.abs(i - middle) / 3) + 0.3 * seededNumber(settings, name, option.code);
  });
  const part = (belongs: (option: Option) => boolean, share: number) => ({ belongs, share });
  const target = anchor && settings.anchorShare(anchor.figure);
  const inFigure = (option: Option) => anchor?.numerator.includes(option.code) === true;
  const parts = [
    part(meansMissing, missingShare),
    ...(target === undefined
      ? [part((option) => !meansMissing(option), 1 - missingShare)]
      : [
          part((option) => !meansMissing(option) && inFigure(option), (1 - missingShare) * target),
          part((option) => !meansMissing(option) && !inFigure(option), (1 - missingShare) * (1 - target)),
        ]),
  ];
  const shares = options.map((option, i) => {
    const own = parts.find(({ belongs }) => belongs(option));
    const all = options.reduce((sum, other, j) => (own?.belongs(other) ? sum + (weights[j] ?? 0) : sum), 0);
    return own && all > 0 ? ((weights[i] ?? 0) / all) * own.share : 0;
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

/**
 * Returns the chances, 0 to 1, of the options of a multiple choice. For an exclusive or missing
 * option it is how often that one alone is chosen.
 */
export function chancesOfSome(
  settings: SimulationSettings,
  name: string,
  options: readonly Option[],
): readonly number[] {
  return options.map((option) => {
    if (settings.isAvoided(name, { [name]: String(option.code) })) return 0;
    if (meansMissing(option)) return missingShare / 2;
    const chance = seededNumber(settings, name, option.code);
    return option.exclusive ? 0.04 + 0.08 * chance : 0.12 + 0.5 * chance;
  });
}

/** Returns a text that nobody can take for a real respondent's. */
export function inventedText(random: Random, longest: number): string {
  return `Verzonnen antwoord ${1 + Math.floor(random() * 1000)}`.slice(0, longest).trimEnd();
}
