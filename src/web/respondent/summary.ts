import type { Fields } from '../../questionnaire/fields.js';
import type { Journey } from '../../questionnaire/journey.js';
import type { AskedQuestion, Questionnaire } from '../../questionnaire/questionnaire.js';
import { inLanguage, type Language } from '../../language/text.js';
import { at } from './visit.js';

/** A question with its answer as text; the answer is empty where it was skipped. */
interface Line {
  /** The name of the row, to come back to: of a page's first question that of the page. */
  readonly id: string;
  readonly page: string;
  readonly question: string;
  /** The question as the row shows it: after the first part of one, only what the part asks. */
  readonly asked: string;
  readonly answer: readonly string[];
  readonly change: string;
}

/** The answers of one section; the title is empty before the first section begins. */
interface Section {
  readonly title: string;
  readonly lines: Line[];
}

/** A section as it is shown: open or folded, with how many answers it holds. */
interface FoldedSection extends Section {
  readonly open: boolean;
  readonly answered: number;
  readonly skipped: number;
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

  let before = '';
  const sections: Section[] = [];
  for (const { page, questions } of journey.stops) {
    const lines = questions
      .filter((question) => question.form.fields.length > 0)
      .map((question, i) => ({
        page: page.id,
        id: i === 0 ? at.row(page.id) : `${at.row(page.id)}-${i + 1}`,
        question: inWords(question, language),
        asked:
          i === 0 && question.part && question.id === before
            ? inLanguage(question.part.text, language)
            : inWords(question, language),
        answer: question.form.summary(answers, language),
        change: at.change(page.id),
      }));
    if (!lines.length) continue;
    before = questions.at(-1)?.id ?? '';
    const current = sections.at(-1);
    const own = titles.get(page.id) ?? current?.title ?? '';
    if (current?.title === own) current.lines.push(...lines);
    else sections.push({ title: own, lines });
  }
  return sections;
}

/**
 * Returns the sections folded but for one, so that they are short on a phone. Open is the section
 * in which the answer on page `changed` stands, else the first with a question skipped, else the
 * first of all. What has no title to fold under stands open always.
 */
export function openOne(sections: readonly Section[], changed?: string): FoldedSection[] {
  const skippedIn = ({ lines }: Section) => lines.filter(({ answer }) => !answer.length).length;
  const open =
    sections.find(({ lines }) => lines.some(({ page }) => page === changed)) ??
    sections.find((section) => skippedIn(section) > 0) ??
    sections[0];
  return sections.map((section) => {
    const skipped = skippedIn(section);
    return { ...section, open: section === open, answered: section.lines.length - skipped, skipped };
  });
}

/** A question as it is asked; of a part, the question and its own words. */
function inWords({ definition, part }: AskedQuestion, language: Language): string {
  return [definition.text, ...(part ? [part.text] : [])].map((text) => inLanguage(text, language)).join(' ');
}
