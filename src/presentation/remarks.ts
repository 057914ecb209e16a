import { isDeepStrictEqual } from 'node:util';
import { numbersIn } from '../language/numbers.js';
import { inEachLanguage, inLanguage, lowerFirst, type Language, type Text } from '../language/text.js';
import type { Remark } from '../publication/remarks.js';
import type { Locale } from './locale.js';
import { comparisonTexts } from './texts/comparison.js';
import { letterNames } from './texts/letters.js';
import { remarksTexts } from './texts/remarks.js';
import { leftOutTexts } from './texts/sampling-frame.js';

type FrameRemark = Extract<Remark, { readonly about: 'frame' }>;
type MailPlanRemark = Extract<Remark, { readonly about: 'mail-plan' }>;

/** Returns what else differs between two waves in a sentence or two, in each language. */
export function describeRemark(remark: Remark, against: string): Text {
  return inEachLanguage((language) => write(remark, against, language));
}

/** Returns what else differs, a line each; what is not known of one of both is one line. */
export function listRemarks(remarks: readonly Remark[], against: string, { language, numbers }: Locale) {
  const text = remarksTexts[language];
  const changed = remarks.filter(({ change }) => change === 'changed').map((one) => write(one, against, language));
  const unknown = remarks.filter(({ change }) => change === 'unknown').map(({ about }) => text.unknowns[about]);
  return {
    title: text.title,
    lead: text.lead,
    changed,
    unknown: unknown.length ? text.unknown(numbers.list(unknown)) : '',
  };
}

function write(remark: Remark, wave: string, language: Language): string {
  const text = remarksTexts[language];
  const against = comparisonTexts[language].wave(wave);
  if (remark.change === 'unknown') return text.unknown(text.unknowns[remark.about]);
  if (remark.about === 'frame') return writeFrame(remark, against, language);
  return remark.about === 'mail-plan' ? writeMailPlan(remark, against, language) : text[remark.about](against);
}

function writeFrame({ then, now }: FrameRemark, against: string, language: Language): string {
  const text = remarksTexts[language];
  if (!then || !now) return text.frame(against);
  const { percent } = numbersIn(language);
  const partOf = ({ leftOut }: typeof now, reason: string) =>
    leftOut.find((one) => one.reason === reason)?.percent ?? 0;
  const reasons = new Set([...then.leftOut, ...now.leftOut].map(({ reason }) => reason));
  const words = (belongs: readonly Text[]) => belongs.map((one) => inLanguage(one, language)).join(' / ');
  return [
    text.frame(against),
    text.coverage(percent(then.coverage), percent(now.coverage)),
    ...(isDeepStrictEqual(then.belongs, now.belongs) ? [] : [text.belongs(words(then.belongs), words(now.belongs))]),
    ...[...reasons].flatMap((reason) => {
      const [before, after] = [partOf(then, reason), partOf(now, reason)];
      const words = lowerFirst(leftOutTexts[language][reason]);
      return before === after ? [] : [text.leftOut(words, percent(before), percent(after))];
    }),
  ].join(' ');
}

function writeMailPlan({ then, now }: MailPlanRemark, against: string, language: Language): string {
  const text = remarksTexts[language];
  // Plans may be alike in the end where one of them was another before.
  if (!then || !now || isDeepStrictEqual(then, now)) return text.mailPlan(against);
  const daysOf = (letters: typeof now) => letters.map(({ step, day }) => ({ step, day }));
  if (isDeepStrictEqual(daysOf(then), daysOf(now))) return text.hours(against);
  const { count, list } = numbersIn(language);
  const steps: Readonly<Record<string, string>> = letterNames[language].steps;
  const write = (letters: typeof now) =>
    list(letters.map(({ step, day }) => text.letter(lowerFirst(steps[step] ?? step), count(day))));
  return `${text.mailPlan(against)} ${text.letters(write(then), write(now))}`;
}
