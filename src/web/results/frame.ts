import type { FastifyRequest } from 'fastify';
import type { StudyView, WaveView } from '../../publication/view.js';
import type { Wave } from '../../study/waves.js';
import type { Fields } from '../../questionnaire/fields.js';
import { inLanguage } from '../../language/text.js';
import type { StoredStudy } from '../../study/definition.js';
import { frame, type Frame } from '../plugins/frame.js';
import { readForm } from '../plugins/forms.js';
import { addressIn, otherLanguage, readLanguage } from '../plugins/language.js';
import { at } from './addresses.js';
import { numbersIn } from '../../language/numbers.js';
import type { Locale } from '../../presentation/locale.js';
import { resultsTexts, type ResultsTexts } from '../../presentation/texts/results.js';

/** The position of a page among the results: its wave and group. */
export interface PagePlace {
  /** The study or the wave that it shows. */
  readonly view: StudyView | WaveView;
  /** The wave that it is compared with. */
  readonly against?: Wave;
  readonly group?: string;
  /** The page's address without language and query. */
  readonly path: string;
  /** The page's query, kept when the language changes. */
  readonly query?: Readonly<Record<string, string>>;
}

interface Link {
  readonly words: string;
  readonly href: string;
  readonly current: boolean;
}

/**
 * The navigation that views/results/frame.eta shows above a page: the trail, other waves, and the
 * pages beside it.
 */
interface Navigation {
  readonly trail: readonly Link[];
  readonly waves: readonly Link[];
  readonly wavesTitle: string;
  readonly pages: readonly Link[];
  readonly groupPages: readonly Link[];
  /** The address of the signed-in account. */
  readonly account: string;
}

/** What every results page is made with and passes to its view. */
export interface ResultsFrame extends Locale {
  readonly frame: Frame;
  readonly nav: Navigation;
  readonly study: StoredStudy;
  /** Returns an address of the results in the language of the page. */
  to(path: string, query?: Readonly<Record<string, string>>): string;
}

/** Returns the query of a page's address. */
export function readQuery(request: FastifyRequest): Fields {
  return readForm(request.query);
}

/** Returns the frame of a results page: language, numbers and navigation. */
export function resultsFrame(
  request: FastifyRequest,
  title: (t: ResultsTexts, name: (group: string) => string) => string,
  place: PagePlace,
): ResultsFrame {
  const language = readLanguage(request.query);
  const t = resultsTexts[language];
  const { study, waves } = place.view;
  const wave = waveOf(place);
  const { groups, languages } = study.definition;
  const name = (group: string) => {
    const found = groups.find(({ slug }) => slug === group);
    return found ? inLanguage(found.name, language) : group;
  };
  const to: ResultsFrame['to'] = (path, query) => addressIn(language, path, query);
  return {
    frame: frame(title(t, name), language, {
      study,
      wide: true,
      synthetic: [wave, place.against].some((one) => one?.synthetic === true),
      languageLink: languages.length > 1 ? addressIn(otherLanguage(language), place.path, place.query) : '',
    }),
    nav: navigation(
      place,
      waves,
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

function waveOf({ view }: PagePlace): Wave | undefined {
  return 'wave' in view ? view.wave : undefined;
}

function navigation(
  place: PagePlace,
  waves: readonly Wave[],
  groups: readonly { readonly slug: string; readonly name: string }[],
  t: ResultsTexts,
  to: ResultsFrame['to'],
  account: string,
): Navigation {
  const { group, path } = place;
  const wave = waveOf(place);
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
