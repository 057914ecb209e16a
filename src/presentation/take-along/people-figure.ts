import { statusOf } from '../../study/waves.js';
import { peoplePicture } from '../charts/index.js';
import type { Locale } from '../locale.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { TakenFigure } from './figure-file.js';
import { sourceOf, type Origin } from './source.js';

/** The name of this figure among those of a group. */
export const peopleId = 'people';

/**
 * Returns who answered, of everybody who was asked, to take along. Undefined while the wave is
 * open: who has not answered yet is not silent.
 */
export function peopleFigure(
  n: number,
  population: number,
  origin: Origin,
  { language, t }: Locale,
): TakenFigure | undefined {
  if (statusOf(origin.wave) === 'open') return undefined;
  const texts = takeAlongTexts[language];
  const silent = population - n;
  const row = (answer: string, count: number) => ({
    ...{ answer, wave: origin.wave.slug, count, base: population, percent: (100 * count) / population },
    ...{ low: null, high: null, interval: '' },
  });
  return {
    picture: peoplePicture({ id: `${origin.group}-people`, title: t.whoTookPart, language, answered: n, silent }),
    source: sourceOf(origin, `${origin.who}.`),
    rows: [row(texts.answered, n), row(texts.silent, silent)],
  };
}
