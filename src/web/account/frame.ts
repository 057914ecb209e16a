import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { findOnlyStudy } from '../../study/stored.js';
import { frame } from '../plugins/frame.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { addressIn, otherLanguage, readLanguage } from '../plugins/language.js';
import { accountTexts } from './texts.js';

/** The titles of the pages of who signs in. */
export type AccountTitle =
  'signIn' | 'codeTitle' | 'deadTitle' | 'signedInTitle' | 'signedOutTitle' | 'passkeysTitle' | 'tokensTitle';

/**
 * Returns what every page of who signs in shows, in the language of its address. The title says so
 * where something is wrong on the page.
 */
export async function frameOf(
  ctx: Ctx,
  request: FastifyRequest,
  address: string,
  title: AccountTitle,
  { token = '', wrong = false }: { token?: string; wrong?: boolean } = {},
) {
  const language = readLanguage(request.query);
  const study = await findOnlyStudy(ctx);
  const text = accountTexts[language];
  const choice = !study || study.definition.languages.length > 1;
  const error = wrong ? `${frameTexts[language].error}: ` : '';
  return {
    frame: frame(`${error}${text[title]}`, language, {
      languageLink: choice ? addressIn(otherLanguage(language), address) : '',
      token,
      ...(study && { study }),
    }),
    title: text[title],
    text,
    language,
  };
}
