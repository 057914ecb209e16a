import { say, type Language } from '../questionnaire/text.js';
import type { StoredStudy } from '../study/definition.js';
import { assetUrl } from './plugins/assets.js';
import { words } from './respondent/words.js';

/** What views/layout.eta needs of every page. */
export interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly study: string;
  readonly sample: boolean;
  /** The address of this page in the other language; empty where there is no choice. */
  readonly languageLink: string;
  readonly token: string;
  /** Whom to ask, at the foot of every page of a study. */
  readonly contact: { readonly name: string; readonly email: string } | null;
  /** The address where a respondent reads who sees the answers. */
  readonly about: string;
  readonly w: (typeof words)[Language];
  readonly asset: typeof assetUrl;
}

/** The frame of a page in `language`. */
export function frame(
  title: string,
  language: Language,
  of: Partial<Pick<Frame, 'study' | 'sample' | 'languageLink' | 'token' | 'contact' | 'about'>> = {},
): Frame {
  return {
    language,
    title,
    study: of.study ?? 'Golfslag',
    sample: of.sample ?? false,
    languageLink: of.languageLink ?? '',
    token: of.token ?? '',
    contact: of.contact ?? null,
    about: of.about ?? '',
    w: words[language],
    asset: assetUrl,
  };
}

/** The study's name for the head of a page. */
export function studyTitle(study: StoredStudy, language: Language): string {
  return say(study.definition.title, language);
}
