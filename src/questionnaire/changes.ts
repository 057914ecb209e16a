import type { QuestionnaireDefinition } from './definition.js';
import { Option } from './option.js';
import type { Fault } from './fault.js';

/** Codes whose meaning changed since an earlier version: a code may be reworded or retired, never reused. */
export function changedMeanings(earlier: QuestionnaireDefinition, now: QuestionnaireDefinition): Fault[] {
  const before = new Map(
    earlier.pages.flatMap((page) => page.questions).map((question) => [question.id, optionsOf(question)]),
  );
  return now.pages.flatMap((page, p) =>
    page.questions.flatMap((question, q) => {
      const old = before.get(question.id) ?? [];
      return optionsOf(question).flatMap((option, o) => {
        const meant = old.find(({ code }) => code === option.code);
        if (!meant || sameMeaning(meant, option, old)) return [];
        return [
          {
            path: ['pages', p, 'questions', q, 'options', o, 'label'],
            message: `code ${option.code} of ${question.id} meant "${meant.label.nl}" in the stored version and now "${option.label.nl}": a code never changes meaning, use a code that was not used before`,
          },
        ];
      });
    }),
  );
}

function sameMeaning(meant: Option, option: Option, old: readonly Option[]): boolean {
  const [then, now] = [words(meant.label.nl), words(option.label.nl)];
  if (then.join(' ') === now.join(' ')) return true;
  const reused = old.some((other) => other.code !== option.code && words(other.label.nl).join(' ') === now.join(' '));
  return !reused && now.some((word) => then.includes(word));
}

function words(label: string): string[] {
  return label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function optionsOf(question: object): Option[] {
  const parsed = Option.array().safeParse('options' in question ? question.options : []);
  return parsed.success ? parsed.data : [];
}
