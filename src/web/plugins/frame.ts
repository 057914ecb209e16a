import { inLanguage, type Language } from '../../language/text.js';
import type { StoredStudy } from '../../study/definition.js';
import { assetUrl } from './assets.js';
import { addressIn, privacyPath } from './language.js';
import { frameTexts } from './frame-texts.js';

/** What views/layout.eta needs for every page. */
export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly study: string;
  readonly sample: boolean;
  /** Whether the answers that it shows were made up. */
  readonly synthetic: boolean;
  /** Whether the page is wide enough for tables and charts beside each other. */
  readonly wide: boolean;
  /** Whether it is a page of staff, which has a style sheet of its own beside the one of all. */
  readonly staff: boolean;
  /** Whether the head is small, so that a question and its button fit on a phone. */
  readonly asking: boolean;
  /** The address of this page in the other language; empty where there is no choice. */
  readonly languageLink: string;
  readonly token: string;
  /**
   * The name under which the script keeps what is typed here; empty where it keeps nothing.
   * `keepNothing` also clears what it kept.
   */
  readonly keep: string;
  /** The contact at the foot of every page of a study. */
  readonly contact: { readonly name: string; readonly email: string } | null;
  /** The address of the page for respondents about who sees the answers. */
  readonly about: string;
  /** The address of the page about privacy, for every page of a study. */
  readonly privacy: string;
  readonly texts: (typeof frameTexts)[Language];
  readonly asset: typeof assetUrl;
}

/** Has the script clear what it kept, where a questionnaire has ended. */
export const keepNothing = 'nothing';

/** The page about privacy, in each language: every page has a link to it. */
const privacy = { nl: addressIn('nl', privacyPath), en: addressIn('en', privacyPath) };

/** Returns a page's frame, with the name and contact of its study. */
export function frame(
  title: string,
  language: Language,
  of: Partial<
    Pick<Frame, 'sample' | 'synthetic' | 'wide' | 'staff' | 'asking' | 'languageLink' | 'token' | 'keep' | 'about'>
  > & {
    readonly study?: StoredStudy;
  } = {},
): Frame {
  const study = of.study?.definition;
  return {
    language,
    title,
    study: study ? inLanguage(study.title, language) : 'Golfslag',
    sample: of.sample ?? false,
    synthetic: of.synthetic ?? false,
    wide: of.wide ?? false,
    staff: of.staff ?? false,
    asking: of.asking ?? false,
    languageLink: of.languageLink ?? '',
    token: of.token ?? '',
    keep: of.keep ?? '',
    contact: study?.contact ?? null,
    about: of.about ?? '',
    privacy: study ? privacy[language] : '',
    texts: frameTexts[language],
    asset: assetUrl,
  };
}
