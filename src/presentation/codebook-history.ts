import { inLanguage, type Text } from '../language/text.js';
import type { CodebookQuestion, CodebookTable } from '../publication/codebook.js';
import { isBreak } from '../questionnaire/comparability/comparability.js';
import type { AskedWording } from '../results/breaks.js';
import type { EarlierAsking } from '../results/history.js';
import type { Locale } from './locale.js';
import { codebookTexts } from './texts/codebook.js';
import { markChanges, type WordChanges } from './word-changes.js';

/** A part of a question whose words changed. */
interface ChangedPart extends WordChanges {
  readonly name: string;
}

/** What holds of a question, or of some of its items, in one wave or in several. */
interface Statement {
  /** Returns it in words. */
  readonly sentence: (waves: string) => string;
  readonly parts: readonly ChangedPart[];
}

/**
 * Returns how a question was asked in earlier waves, in sentences, with the words that differ.
 * Waves of which the same holds are named together.
 */
export function showHistory(question: CodebookQuestion, page: Locale) {
  const waves = question.tables[0]?.earlier.map(({ wave }) => wave) ?? [];
  const byStatements = new Map<string, { waves: string[]; statements: readonly Statement[] }>();
  waves.forEach((wave, i) => {
    const statements = stateWave(question.tables, i, page);
    const key = JSON.stringify(statements.map(({ sentence, parts }) => [sentence(''), parts]));
    const alike = byStatements.get(key);
    if (alike) alike.waves.push(wave);
    else byStatements.set(key, { waves: [wave], statements });
  });
  return [...byStatements.values()].flatMap((alike) =>
    alike.statements.map(({ sentence, parts }) => ({ words: sentence(page.numbers.list(alike.waves)), parts })),
  );
}

/** What holds in one wave: once for all items, or for those of which it holds. */
function stateWave(tables: readonly CodebookTable[], wave: number, page: Locale): Statement[] {
  const groups = new Map<string, { table: CodebookTable; then: EarlierAsking }[]>();
  for (const table of tables) {
    const then = table.earlier[wave];
    if (!then) continue;
    const { comparability, changes, judged } = then;
    const key = JSON.stringify([comparability, changes, judged]);
    groups.set(key, [...(groups.get(key) ?? []), { table, then }]);
  }
  const shown = new Set<string>();
  return [...groups.values()].map((group) => {
    const parts = group
      .flatMap(({ table, then }) => changedParts(then.wording, table.wording, page))
      .filter((part) => isFirst(JSON.stringify(part), shown));
    const sentence = writeSentence(group[0]?.then, page);
    if (groups.size === 1) return { sentence, parts };
    const items = group.map(
      ({ table }) => `‘${inLanguage(itemOf(table.wording) ?? table.wording.text, page.language)}’`,
    );
    const about = codebookTexts[page.language].concerns(page.numbers.list(items));
    return { sentence: (waves: string) => `${sentence(waves)} ${about}`, parts };
  });
}

/** What items share is told once. */
function isFirst(key: string, seen: Set<string>): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function writeSentence(then: EarlierAsking | undefined, { language, numbers }: Locale): Statement['sentence'] {
  const text = codebookTexts[language];
  if (!then || then.comparability === null) return text.notAsked;
  const breaks = then.changes.filter(isBreak);
  if (breaks.length) {
    const how = numbers.list(breaks.map((change) => text.changes[change]));
    return (waves) => text.changed(waves, how);
  }
  if (then.comparability === 'identical') return text.same;
  return then.judged ? text.judged : text.written;
}

/** The parts of a question whose words differ; none where it was not asked. */
function changedParts(then: AskedWording | null, now: AskedWording, { language }: Locale): ChangedPart[] {
  if (!then) return [];
  const names = codebookTexts[language].parts;
  const part = (name: string, before: Text | null | undefined, after: Text | null | undefined): ChangedPart[] => {
    const changes = markChanges(before ?? null, after ?? null, language);
    return changes ? [{ name, ...changes }] : [];
  };
  const leadIns = Array.from({ length: Math.max(then.leadIn.length, now.leadIn.length) }, (_, i) => i);
  const codes = [...new Set([...now.options, ...then.options].map(({ code }) => code))];
  const labelIn = ({ options }: AskedWording, code: string) => options.find((one) => one.code === code)?.label;
  return [
    ...leadIns.flatMap((i) => part(names.leadIn, then.leadIn[i], now.leadIn[i])),
    ...part(names.text, then.text, now.text),
    ...part(names.item, itemOf(then), itemOf(now)),
    ...part(names.hint, then.hint, now.hint),
    ...part(names.condition, then.condition, now.condition),
    ...codes.flatMap((code) => part(names.option(code), labelIn(then, code), labelIn(now, code))),
  ];
}

/** Returns an item without the words of its question, with which a place of a ranking begins. */
export function itemOf({ text, item }: AskedWording): Text | null {
  if (!item) return null;
  const after = (words: string, question: string) =>
    words.startsWith(`${question} `) ? words.slice(question.length + 1) : words;
  return { nl: after(item.nl, text.nl), ...(item.en !== undefined && { en: after(item.en, text.en ?? text.nl) }) };
}
