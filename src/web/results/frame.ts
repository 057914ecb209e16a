import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { readProvisional } from '../../publication/provisional.js';
import { rulesOf, type Look, type StudyView, type WaveView } from '../../publication/view.js';
import type { Wave } from '../../study/waves.js';
import type { Fields } from '../../questionnaire/fields.js';
import { inLanguage } from '../../language/text.js';
import type { StoredStudy } from '../../study/definition.js';
import type { Bar } from '../plugins/bar.js';
import { frame, type Frame } from '../plugins/frame.js';
import { readForm } from '../plugins/forms.js';
import { addressIn, otherLanguage, readLanguage } from '../plugins/language.js';
import { at } from './addresses.js';
import { barOf } from './bar.js';
import { keepLook, readLook } from './look.js';
import { numbersIn } from '../../language/numbers.js';
import type { Reader } from '../../presentation/hidden.js';
import type { Locale } from '../../presentation/locale.js';
import { describeProvisional } from '../../presentation/provisional.js';
import { citeSnapshot, describeSnapshot } from '../../presentation/snapshot.js';
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

/** What every results page is made with and passes to its view. */
export interface ResultsFrame extends Locale, Reader {
  readonly frame: Frame;
  /** The bar above the page. */
  readonly bar: Bar;
  /** Of how many people the figures of an open wave are: of the group, or of each. */
  readonly provisional: readonly string[];
  /** Of which day the figures are, where they were published; empty where they are live. */
  readonly snapshot: string;
  /** As which bureau the coordinator looks, with the way back; null for who looks as oneself. */
  readonly lookingAs: { readonly words: string; readonly back: BackLink } | null;
  /** What a form that asks by GET sends along, so that its page looks the same way. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  /** The address of the signed-in account. */
  readonly account: string;
  /** The address of the page of API tokens; empty for who may not make any. */
  readonly tokens: string;
  /** The address of the page on how to read results, under the bar of this wave. */
  readonly method: string;
  /** Where the figures come from and of which day, for a page on paper. */
  readonly source: string;
  readonly study: StoredStudy;
  /** Returns an address of the results in the language of the page. */
  to(path: string, query?: Readonly<Record<string, string>>): string;
}

interface BackLink {
  readonly words: string;
  readonly href: string;
}

/** Returns the query of a page's address. */
export function readQuery(request: FastifyRequest): Fields {
  return readForm(request.query);
}

/**
 * Returns the frame of a results page: language, numbers and bar. Of an open wave it says of how
 * many people the figures are.
 */
export async function resultsFrame(
  ctx: Ctx,
  request: FastifyRequest,
  title: (t: ResultsTexts, name: (group: string) => string) => string,
  place: PagePlace,
): Promise<ResultsFrame> {
  const language = readLanguage(request.query);
  const t = resultsTexts[language];
  const numbers = numbersIn(language);
  const { study, waves } = place.view;
  const wave = waveOf(place);
  const { groups, languages } = study.definition;
  const name = (group: string) => {
    const found = groups.find(({ slug }) => slug === group);
    return found ? inLanguage(found.name, language) : group;
  };
  const look = readLook(request);
  const keep: typeof addressIn = (language, path, query) =>
    addressIn(language, path, { ...keepLook(look, wave?.slug, path, query), ...query });
  const to: ResultsFrame['to'] = (path, query) => keep(language, path, query);
  return {
    frame: frame(title(t, name), language, {
      study,
      wide: true,
      synthetic: [wave, place.against].some((one) => one?.synthetic === true),
      languageLink: languages.length > 1 ? keep(otherLanguage(language), place.path, place.query) : '',
    }),
    bar: barOf({
      place: { path: place.path, wave, group: place.group },
      waves,
      groups: groups.map(({ slug }) => ({ slug, name: name(slug) })),
      rights: place.view.viewer.rights,
      t,
      to,
    }),
    provisional: wave ? await describeOpen(ctx, place, { t, numbers }, name) : [],
    snapshot: 'wave' in place.view ? describeSnapshot(place.view.snapshot, { t, numbers }) : '',
    lookingAs: describeLook(place, look, language, t),
    kept: Object.entries({ ...(language === 'en' && { taal: 'en' }), ...keepLook(look, wave?.slug, place.path) })
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ name, value })),
    account: request.account.email,
    tokens: request.viewer.rights.has('tokens.write') ? to('/tokens') : '',
    method: to(at.method, { wave: wave?.slug ?? '' }),
    source: [
      t.source(
        inLanguage(study.definition.title, language),
        wave ? t.wave(wave.slug) : '',
        numbers.day(place.view.day),
      ),
      ...('wave' in place.view && place.view.snapshot ? [citeSnapshot(place.view.snapshot, language)] : []),
    ].join(' '),
    t,
    language,
    numbers,
    rules: 'wave' in place.view ? rulesOf(place.view) : study.definition.disclosure,
    study,
    to,
  };
}

function describeLook(
  { view, path, query }: PagePlace,
  { as }: Look,
  language: Locale['language'],
  t: ResultsTexts,
): ResultsFrame['lookingAs'] {
  const bureau = view.study.definition.bureaus.find(({ slug }) => slug === as);
  if (!bureau) return null;
  return {
    words: t.published.lookingAs(bureau.name),
    back: { words: t.published.lookBack, href: addressIn(language, path, query) },
  };
}

async function describeOpen(
  ctx: Ctx,
  { view, group }: PagePlace,
  locale: Pick<Locale, 't' | 'numbers'>,
  name: (group: string) => string,
): Promise<string[]> {
  if (!('wave' in view)) return [];
  const provisional = await readProvisional(ctx, view);
  const groups = group === undefined ? view.study.definition.groups.map(({ slug }) => slug) : [group];
  return groups.flatMap((slug) => {
    const said = describeProvisional(provisional, slug, locale);
    return said === '' ? [] : [group === undefined ? `${name(slug)}. ${said}` : said];
  });
}

function waveOf({ view }: PagePlace): Wave | undefined {
  return 'wave' in view ? view.wave : undefined;
}
