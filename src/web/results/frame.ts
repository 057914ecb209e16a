import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { listWaves, type Wave } from '../../study/waves.js';
import { one, type Fields } from '../../questionnaire/fields.js';
import { say, type Language } from '../../language/text.js';
import { getOnlyStudy, getStudy } from '../../study/stored.js';
import type { StoredStudy } from '../../study/definition.js';
import { frame, type Frame } from '../plugins/frame.js';
import { readForm } from '../plugins/forms.js';
import { addressIn, at } from './addresses.js';
import { numbersIn, type Numbers } from '../../language/numbers.js';
import { resultsWords, type ResultsWords } from '../../presentation/texts/results.js';

/** Where among the results a page is: in a wave, and of a group. */
export interface Place {
  readonly wave?: Wave;
  /** The wave that it is compared with. */
  readonly against?: Wave;
  readonly group?: string;
  /** The page's address without language and query. */
  readonly path: string;
  /** What the page was asked beside its path, kept when one changes the language. */
  readonly query?: Readonly<Record<string, string>>;
}

interface Link {
  readonly words: string;
  readonly href: string;
  readonly current: boolean;
}

/** What views/results/frame.eta shows above a page: the way to it, other waves, and the pages beside it. */
interface Navigation {
  readonly trail: readonly Link[];
  readonly waves: readonly Link[];
  readonly wavesTitle: string;
  readonly pages: readonly Link[];
  readonly groupPages: readonly Link[];
  /** Who is signed in. */
  readonly account: string;
}

/** What every results page is made with and gives to its view. */
export interface ResultsFrame {
  readonly frame: Frame;
  readonly nav: Navigation;
  readonly t: ResultsWords;
  readonly language: Language;
  readonly numbers: Numbers;
  readonly study: StoredStudy;
  /** An address of the results in the language of the page. */
  to(path: string, query?: Readonly<Record<string, string>>): string;
}

/** What the address of a page asks after its `?`. */
export function readQuery(request: FastifyRequest): Fields {
  return readForm(request.query);
}

/** The frame of a results page: its language, its numbers, and the way to the other pages. */
export async function resultsFrame(
  ctx: Ctx,
  request: FastifyRequest,
  title: (t: ResultsWords, name: (group: string) => string) => string,
  place: Place,
): Promise<ResultsFrame> {
  const language: Language = one(readQuery(request), 'taal') === 'en' ? 'en' : 'nl';
  const t = resultsWords[language];
  const study = place.wave ? await getStudy(ctx, place.wave.study) : await getOnlyStudy(ctx);
  const { groups, languages } = study.definition;
  const name = (group: string) => {
    const found = groups.find(({ slug }) => slug === group);
    return found ? say(found.name, language) : group;
  };
  const other = language === 'en' ? 'nl' : 'en';
  const to: ResultsFrame['to'] = (path, query) => addressIn(language, path, query);
  return {
    frame: frame(title(t, name), language, {
      study,
      wide: true,
      synthetic: [place.wave, place.against].some((wave) => wave?.synthetic === true),
      languageLink: languages.length > 1 ? addressIn(other, place.path, place.query) : '',
    }),
    nav: navigation(
      place,
      await listWaves(ctx),
      groups.map(({ slug }) => ({ slug, name: name(slug) })),
      t,
      to,
      request.account.email,
    ),
    t,
    language,
    numbers: numbersIn(language),
    study,
    to,
  };
}

function navigation(
  { wave, group, path }: Place,
  waves: readonly Wave[],
  groups: readonly { readonly slug: string; readonly name: string }[],
  t: ResultsWords,
  to: ResultsFrame['to'],
  account: string,
): Navigation {
  const link = (words: string, href: string): Link => ({ words, href: to(href), current: href === path });
  const slug = wave?.slug;
  const groupName = groups.find((known) => known.slug === group)?.name;
  const elsewhere = (of: string) => {
    if (group !== undefined) return at.questions(of, group);
    return slug !== undefined && path === at.fieldwork(slug) ? at.fieldwork(of) : at.headline(of);
  };
  const ofFieldwork = (of: string) => [
    ...groups.map((known) => ({
      ...link(known.name, at.questions(of, known.slug)),
      current: known.slug === group,
    })),
    link(t.fieldwork, at.fieldwork(of)),
  ];
  return {
    trail: [
      link(t.results, at.waves),
      ...(slug === undefined ? [] : [link(t.wave(slug), at.headline(slug))]),
      ...(slug === undefined || group === undefined ? [] : [link(groupName ?? group, at.questions(slug, group))]),
    ],
    waves: waves
      .filter((other) => other.kind === 'fieldwork' && other.slug !== slug)
      .map((other) => link(other.slug, elsewhere(other.slug))),
    wavesTitle: slug === undefined ? t.waves : t.otherWave,
    pages:
      slug === undefined
        ? [link(t.wavesTitle, at.waves), link(t.method, at.method)]
        : [
            link(t.headline, at.headline(slug)),
            ...(wave?.kind === 'baseline' ? [] : ofFieldwork(slug)),
            link(t.method, at.method),
          ],
    groupPages:
      slug === undefined || group === undefined
        ? []
        : [
            link(t.questions, at.questions(slug, group)),
            { ...link(t.comparison, at.comparison(slug, group)), current: path.startsWith(at.comparison(slug, group)) },
            link(t.crosstab, at.crosstab(slug, group)),
            { ...link(t.open, at.open(slug, group)), current: path.startsWith(at.open(slug, group)) },
          ],
    account,
  };
}
