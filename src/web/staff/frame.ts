import type { FastifyRequest } from 'fastify';
import { numbersIn, type Numbers } from '../../language/numbers.js';
import type { Language } from '../../language/text.js';
import type { Bar } from '../plugins/bar.js';
import { frame, type Frame } from '../plugins/frame.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { addressIn, otherLanguage, readLanguage } from '../plugins/language.js';
import { barOf } from './bar.js';
import type { StaffScope } from './scope.js';
import { staffTexts, type StaffTexts } from './frame-texts.js';

/** What every staff page is made with and passes to its view. */
export interface StaffFrame {
  readonly frame: Frame;
  readonly bar: Bar;
  readonly title: string;
  readonly language: Language;
  readonly numbers: Numbers;
  readonly t: StaffTexts;
  /** The address of the signed-in account, and the name of its bureau; empty for who has none. */
  readonly account: string;
  readonly ofBureau: string;
  /** Returns an address of the staff pages in the language of the page and about its wave. */
  to(path: string, query?: Readonly<Record<string, string>>): string;
}

/** Which staff page it is, and how it is asked for. */
interface StaffPlace {
  readonly scope: StaffScope;
  /** The page's address without language and query. */
  readonly path: string;
  /** The page of the bar to which it belongs, where its address does not say so. */
  readonly of?: string;
  /** The page's query beside the wave, kept when the language changes. */
  readonly query?: Readonly<Record<string, string>>;
  readonly title: (language: Language) => string;
  /** Whether something on the page is wrong: its title says so first. */
  readonly wrong?: boolean;
}

/** Returns the frame of a staff page: language, numbers and bar. */
export function staffFrame(request: FastifyRequest, { scope, path, of, query, title, wrong }: StaffPlace): StaffFrame {
  const language = readLanguage(request.query);
  const t = staffTexts[language];
  const { study, wave, bureau } = scope;
  const { languages, bureaus } = study.definition;
  const about = namesWave(request.query) ? { wave: wave?.slug ?? '' } : {};
  const to: StaffFrame['to'] = (address, more) =>
    addressIn(language, address, { ...(address.startsWith('/staff') && about), ...more });
  const words = title(language);
  return {
    frame: frame(`${wrong ? `${frameTexts[language].error}: ` : ''}${words}`, language, {
      study,
      wide: true,
      staff: true,
      synthetic: wave?.synthetic ?? false,
      token: request.account.formToken,
      languageLink: languages.length > 1 ? addressIn(otherLanguage(language), path, { ...about, ...query }) : '',
    }),
    bar: barOf({ scope, path, of: of ?? path, t, to }),
    title: words,
    language,
    numbers: numbersIn(language),
    t,
    account: request.account.email,
    ofBureau: bureaus.find(({ slug }) => slug === bureau)?.name ?? '',
    to,
  };
}

/** Whether the address of the page says which wave it is about: then its links say so too. */
function namesWave(query: unknown): boolean {
  return query !== null && typeof query === 'object' && 'wave' in query && query.wave !== '';
}
