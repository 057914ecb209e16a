import { inLanguage } from '../language/text.js';
import type { Break } from '../questionnaire/comparability/comparability.js';
import type { Trend } from '../results/trend.js';
import { bare } from './bare.js';
import { trendPicture, type DrawnPoint, type Picture } from './charts/index.js';
import { knownOf } from './known-shares.js';
import type { Locale } from './locale.js';

interface Point extends DrawnPoint {
  /** What it asked otherwise than now; nothing where it asked the same. */
  readonly changes: readonly Break[];
}

/**
 * Returns the chart of a share over the waves. Waves that asked it otherwise are in it, with no
 * line to them and the reason.
 */
export function pictureOfTrend(
  { question, code, text, label, points, apart }: Trend,
  { language, numbers, t }: Locale,
): Picture {
  const answer = bare(label, language);
  const all = [...points.map((point) => ({ ...point, changes: [] })), ...apart]
    .map(({ wave, year, share, changes }): Point => ({ name: wave, year, known: knownOf(share, numbers), changes }))
    .toSorted((one, other) => one.year - other.year);
  const breaks = all.flatMap(({ name, changes }, i) => {
    const before = all[i - 1];
    // Two waves that both asked otherwise than now may have asked the same: that is not known here.
    if (!before || changes.length > 0 === before.changes.length > 0) return [];
    const different = changes.length ? changes : before.changes;
    return [{ before: name, reason: numbers.list(different.map((change) => t.compared.changeNames[change])) }];
  });
  return trendPicture({
    id: `${question}-${code}-trend`,
    title: `${inLanguage(text, language)} ‘${answer}’`,
    language,
    label: answer,
    points: all,
    breaks,
  });
}
