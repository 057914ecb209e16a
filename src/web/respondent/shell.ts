import { memoize, oncePer } from '../../memoize.js';
import type { StoredStudy } from '../../study/definition.js';

/** What a page with questions has of one respondent: two words in its form, and HTML. */
export interface Own {
  readonly token: string;
  readonly keep: string;
  readonly questions: string;
}

type Render = (own: Own) => Promise<string>;

/** Takes the place of what is one respondent's own in a page that is made for all. */
const marks: Own = { token: '\0token\0', keep: '\0keep\0', questions: '\0questions\0' };

/** The most pages kept of a study: each of its pages, in two languages, along several journeys. */
const most = 2000;

/** Pages cut at their marks: text, what stands behind it, text, and so on. */
const cutPages = oncePer((_: StoredStudy) =>
  memoize(async (_key: string, render: Render) => (await render(marks)).split(/\0(token|keep|questions)\0/), {
    max: most,
    key: (key) => key,
  }),
);

/**
 * Returns a page of a study with what is one respondent's own filled in. All else of it is rendered
 * once for each `key`, until the study is loaded anew.
 */
export async function fillShell(study: StoredStudy, key: string, own: Own, render: Render): Promise<string> {
  const [first = '', ...rest] = await cutPages(study)(key, render);
  return rest.reduce((html, part, i) => html + (i % 2 === 0 ? own[part as keyof Own] : part), first);
}
