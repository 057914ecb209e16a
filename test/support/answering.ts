import type { Control, Values } from './form.js';
import type { Page } from './page.js';

/** What somebody wants to answer, by the names of the fields, wherever they are asked. */
export type Wanted = Readonly<Record<string, string | readonly string[]>>;

/** Answers a page as wanted; what nothing is said about keeps what is filled in, or gets the first thing on offer. */
export function answersTo(page: Page, wanted: Wanted = {}): Values {
  const { names, controls } = page.form();
  const places = names.filter((name) => controls.some((control) => control.name === name && control.type === 'select'));
  const answers = names.flatMap((name): [string, Values[string]][] => {
    const given = wanted[name];
    if (given !== undefined) return [[name, given]];
    const own = controls.filter((control) => control.name === name);
    return isEmpty(own) ? [[name, firstOffered(own, places.indexOf(name))]] : [];
  });
  return Object.fromEntries(answers);
}

/** Answers page after page until one that is not a question, or until the page of this name. */
export async function answerAll(first: Page, wanted: Wanted = {}, until = 'overzicht'): Promise<Page> {
  let page = first;
  while (page.path.startsWith('/vragenlijst/vraag/') && !page.path.endsWith(`/${until}`)) {
    page = await page.submit(answersTo(page, wanted));
    if (page.status !== 200) throw new Error(`${page.path} (${page.status}): ${page.textOf('.summary') ?? page.text}`);
  }
  return page;
}

function isEmpty(controls: readonly Control[]): boolean {
  return controls.every(({ values }) => values.every((value) => value === ''));
}

/** The first option; of a ranking's places each another one. Words are left out. */
function firstOffered([control]: readonly Control[], place: number): string {
  if (!control?.offered) return '';
  return (place < 0 ? control.offered[0] : control.offered[place + 1]) ?? '';
}
