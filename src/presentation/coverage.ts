import { LeftOutReason, type FieldworkCell, type FrameRow } from '../fieldwork/figures.js';
import type { StudyDefinition } from '../study/definition.js';
import type { Locale } from './locale.js';
import { fieldworkTexts } from './texts/fieldwork.js';
import { leftOutTexts } from './texts/sampling-frame.js';

/**
 * Returns what part of the people who belong was invited, a proportion; of a bureau, or (null) of
 * all together. Null where that is not known.
 */
export function coverageOf(rows: readonly FrameRow[], bureau: string | null): number | null {
  const found = rows.find((row) => row.bureau === bureau);
  return found && found.belong > 0 ? found.invited / found.belong : null;
}

/**
 * Returns the coverage of a group in sentences: of all bureaus together, and before that of one's
 * own, for who sees one.
 */
export function describeCoverage(
  rows: readonly FrameRow[],
  cells: readonly FieldworkCell[],
  { language, numbers }: Locale,
): string[] {
  const text = fieldworkTexts[language];
  const describe = ({ bureau, belong, invited }: FrameRow): string => {
    const who = bureau === null ? text.allBureaus : text.ownBureau;
    const [asked, people] = [numbers.count(invited), numbers.count(belong)];
    if (invited > belong) return text.overCovered(who, asked, people);
    return belong === 0 ? text.nobodyBelongs(who) : text.covered(who, asked, people, numbers.rate(invited / belong));
  };
  const shown = rows.filter(({ bureau }) => bureau === null || cells.length === 1);
  return [...shown.map(describe), ...(rows.some(({ bureau }) => bureau === null) ? [] : [text.noCoverage])];
}

/** Returns why people who belong were not asked, by bureau; null where nothing was filled in. */
export function showLeftOut(
  rows: readonly FrameRow[],
  bureaus: StudyDefinition['bureaus'],
  { language, numbers }: Locale,
) {
  if (rows.length === 0) return null;
  const text = fieldworkTexts[language];
  const nameOf = (bureau: string | null) =>
    bureau === null ? text.allBureaus : (bureaus.find(({ slug }) => slug === bureau)?.name ?? bureau);
  const reasons = LeftOutReason.options.map((reason) => ({
    label: leftOutTexts[language][reason],
    counts: rows.map((row) => row.reasons.find((one) => one.reason === reason)?.people ?? 0),
  }));
  const unexplained = rows.map(({ belong, leftOut, invited }) => Math.max(0, belong - leftOut - invited));
  return {
    columns: rows.map(({ bureau }) => nameOf(bureau)),
    rows: [...reasons, { label: text.noReason, counts: unexplained }]
      .filter(({ counts }) => counts.some((people) => people > 0))
      .map(({ label, counts }) => ({ label, cells: counts.map((people) => numbers.count(people)) })),
    words: rows.flatMap(({ bureau, reasons }) =>
      reasons.flatMap(({ otherText }) => (otherText ? [text.otherWords(nameOf(bureau), otherText)] : [])),
    ),
  };
}
