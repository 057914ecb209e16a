import { inLanguage, type Language } from '../language/text.js';
import type { StoredStudy } from '../study/definition.js';
import { grouped } from './grouped.js';

/**
 * Returns the published figures of a baseline, for views/results/baseline.eta. They are by group,
 * each with what it leaves uncertain.
 */
export function showBaseline({ baseline, definition }: StoredStudy, language: Language) {
  if (!baseline) return { source: '', groups: [], uncertain: [] };
  return {
    source: inLanguage(baseline.source, language),
    groups: definition.groups.map(({ slug, name }) => ({
      id: slug,
      name: inLanguage(name, language),
      figures: baseline.figures
        .filter(({ group }) => group === slug)
        .map(({ statement, certain }) => ({
          statement: inLanguage(statement, language),
          certain: inLanguage(certain, language),
        })),
      words: grouped(
        baseline.words.filter(({ group }) => group === slug),
        ({ statement }) => statement.nl,
      ).map(([{ statement }]) => inLanguage(statement, language)),
    })),
    uncertain: baseline.uncertain.map((one) => inLanguage(one, language)),
  };
}
