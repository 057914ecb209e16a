import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { findOnlyStudy } from '../../study/stored.js';
import { frame } from '../plugins/frame.js';
import { addressIn, otherLanguage, readLanguage } from '../plugins/language.js';
import { accountTexts } from './texts.js';

type Title = 'signIn' | 'deadTitle' | 'signedInTitle' | 'signedOutTitle';

/** Returns what every sign-in page shows, in the language of its address. */
export async function frameOf(ctx: Ctx, request: FastifyRequest, address: string, title: Title, token = '') {
  const language = readLanguage(request.query);
  const study = await findOnlyStudy(ctx);
  const text = accountTexts[language];
  const choice = !study || study.definition.languages.length > 1;
  return {
    frame: frame(text[title], language, {
      languageLink: choice ? addressIn(otherLanguage(language), address) : '',
      token,
      ...(study && { study }),
    }),
    text,
    language,
  };
}
