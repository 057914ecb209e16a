import type { Fields } from '../../questionnaire/fields.js';
import type { Journey } from '../../questionnaire/journey.js';
import type { AskedQuestion, Questionnaire } from '../../questionnaire/questionnaire.js';
import { inLanguage, type Language } from '../../language/text.js';
import { at } from './visit.js';

/** A question with its answer as text; the answer is empty where it was skipped. */
interface Line {
  /** The name of the row, to come back to: of a page's first question that of the page. */
  readonly id: string;
  readonly question: string;
  readonly answer: readonly string[];
  readonly change: string;
}

/** The answers of one section; the title is empty before the first section begins. */
interface Section {
  readonly title: string;
  readonly lines: Line[];
}

/**
 * Returns the answers along a journey as text, by section. Statements are left out, and so are
 * sections in which nothing was asked.
 */
export function summarise(
  { pages }: Questionnaire,
  { journey, answers }: { readonly journey: Journey; readonly answers: Fields },
  language: Language,
): Section[] {
  const titles = new Map<string, string>();
  let title = '';
  for (const { id, section } of pages) titles.set(id, (title = section ? inLanguage(section, language) : title));

  const sections: Section[] = [];
  for (const { page, questions } of journey.stops) {
    const lines = questions
      .filter((question) => question.form.fields.length > 0)
      .map((question, i) => ({
        id: i === 0 ? at.row(page.id) : `${at.row(page.id)}-${i + 1}`,
        question: inWords(question, language),
        answer: question.form.summary(answers, language),
        change: at.change(page.id),
      }));
    if (!lines.length) continue;
    const current = sections.at(-1);
    const own = titles.get(page.id) ?? current?.title ?? '';
    if (current?.title === own) current.lines.push(...lines);
    else sections.push({ title: own, lines });
  }
  return sections;
}

/** A question as it is asked; of a part, the question and its own words. */
function inWords({ definition, part }: AskedQuestion, language: Language): string {
  return [definition.text, ...(part ? [part.text] : [])].map((text) => inLanguage(text, language)).join(' ');
}
