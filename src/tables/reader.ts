import { numbersIn } from '../language/numbers.js';
import { inLanguage, type Language } from '../language/text.js';
import type { Reader } from '../presentation/hidden.js';
import type { Locale } from '../presentation/locale.js';
import { describeSnapshot } from '../presentation/snapshot.js';
import { originOf, warningOf } from '../presentation/take-along/source.js';
import { resultsTexts } from '../presentation/texts/results.js';
import { describeWaiting } from '../presentation/wave-status.js';
import { rulesOf, seesLive } from '../publication/view.js';
import { tablesTexts, type TablesTexts } from './texts.js';
import type { GroupTables, WaveTables } from './wave-tables.js';

/** The language of a file, its texts, and the rules by which its numbers are hidden. */
export interface FileReader extends Locale, Reader {
  readonly text: TablesTexts;
}

/** Returns for whom a file is written. */
export function readerOf({ view }: WaveTables, language: Language): FileReader {
  return {
    language,
    numbers: numbersIn(language),
    t: resultsTexts[language],
    text: tablesTexts[language],
    rules: rulesOf(view),
  };
}

/** Returns of which day the figures are, in a sentence: of the snapshot, or as they were seen. */
export function describeDay({ view, day }: WaveTables, reader: FileReader): string {
  return describeSnapshot(view.snapshot, reader) || reader.text.live(reader.numbers.day(day));
}

/**
 * Returns a warning where answers of the wave, or of one that it is beside, were made up; or
 * nothing.
 */
export function describeMadeUp({ view, groups }: WaveTables, { language }: FileReader): string {
  const [synthetic] = groups.flatMap(({ comparisons }) => comparisons.filter((compared) => compared.synthetic));
  const against = view.waves.find(({ slug }) => slug === synthetic?.against);
  return warningOf({ wave: view.wave, against }, language);
}

/** Returns why there are no figures: not published, or nobody answered yet. */
export function describeNothing({ view }: WaveTables, { t, text }: FileReader): string {
  return seesLive(view) ? text.nothing : describeWaiting(view.wave, t) || text.nothing;
}

/** Returns where the figures of a group come from, in sentences that stand alone. */
export function describeSource(
  tables: WaveTables,
  { group }: GroupTables,
  bureau: string | undefined,
  reader: FileReader,
): string {
  const { language, text } = reader;
  const { study, wave, day: today } = tables.view;
  const origin = originOf({ study: study.definition.title, wave, today, base: '' }, language);
  const who = `${inLanguage(group.name, language)}: ${bureau ?? text.allBureaus}.`;
  return [...origin, who, describeDay(tables, reader), describeMadeUp(tables, reader)].filter(Boolean).join(' ');
}
