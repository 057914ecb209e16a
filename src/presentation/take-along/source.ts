import { localDay } from '../../language/local-day.js';
import { numbersIn } from '../../language/numbers.js';
import { inLanguage, type Language, type Text } from '../../language/text.js';
import type { Snapshot } from '../../publication/snapshot.js';
import type { Wave } from '../../study/waves.js';
import { citeSnapshot } from '../snapshot.js';
import { takeAlongTexts } from '../texts/take-along.js';

/** Where the figures of a page come from. */
export interface Origin {
  readonly study: Text;
  readonly wave: Wave;
  /** The wave that they are compared with. */
  readonly against?: Wave | undefined;
  readonly group: string;
  /** The group by its name, and the bureau where it is of one alone. */
  readonly who: string;
  /** The date of today, such as 2026-11-29. */
  readonly today: string;
  /** The snapshot that they are of; left out where they are live. */
  readonly snapshot?: Snapshot | undefined;
}

/** Where one figure comes from. */
export interface Source extends Omit<Origin, 'who' | 'group'> {
  /** Who was counted, in a sentence. */
  readonly base: string;
}

/** Returns the names of both waves. */
export function wavesOf({ wave, against }: Origin): { readonly wave: string; readonly against: string } {
  return { wave: wave.slug, against: against?.slug ?? '' };
}

/** Returns where a figure comes from, given who was counted, and what may not be made of it. */
export function sourceOf({ study, wave, against, today, snapshot }: Origin, ...base: readonly string[]): Source {
  return { study, wave, against, today, snapshot, base: base.filter((part) => part !== '').join(' ') };
}

/**
 * Returns where a figure comes from, ready to paste: question, base, waves with their dates, study,
 * and that answers were made up where they were.
 */
export function cite(title: string, source: Source, language: Language): string {
  const texts = takeAlongTexts[language];
  return [`“${title}”`, source.base, ...originOf(source, language), warningOf(source, language)]
    .filter((part) => part !== '')
    .join(' ')
    .concat(` ${texts.retrieved(numbersIn(language).day(source.today))}`);
}

/** Returns the study and its waves, each with its dates, and the day of the figures. */
export function originOf({ study, wave, against, today, snapshot }: Source, language: Language): string[] {
  const texts = takeAlongTexts[language];
  const name = (one: Wave) => texts.wave(one.slug, describeDates(one, today, language));
  const waves = against ? `${name(wave)}, ${texts.comparedWith} ${name(against)}` : name(wave);
  const day = snapshot ? citeSnapshot(snapshot, language) : '';
  return [`${inLanguage(study, language)}, ${waves}.`, day].filter((part) => part !== '');
}

/** Returns a warning where answers were made up; empty where none were. */
export function warningOf({ wave, against }: Pick<Source, 'wave' | 'against'>, language: Language): string {
  return wave.synthetic || against?.synthetic === true ? takeAlongTexts[language].warning : '';
}

/** When a wave was held. Of one that came out of a file that is not known, and it says so. */
function describeDates({ kind, synthetic, importedAt, openedAt, closedAt }: Wave, today: string, language: Language) {
  const texts = takeAlongTexts[language];
  const day = (at: string) => numbersIn(language).day(localDay(new Date(at)));
  if (kind === 'baseline') return texts.published;
  if (synthetic) return texts.made;
  if (importedAt !== null) return texts.imported(day(importedAt));
  if (openedAt === null) return texts.prepared;
  if (closedAt === null) return texts.running(day(openedAt), numbersIn(language).day(today));
  const [from, to] = [day(openedAt), day(closedAt)];
  return from === to ? texts.heldOn(from) : texts.held(from, to);
}
