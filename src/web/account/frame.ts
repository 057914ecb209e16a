import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { findOnlyStudy } from '../../study/stored.js';
import { frame } from '../plugins/frame.js';
import { readLanguage } from '../plugins/frame-texts.js';
import { accountTexts } from './texts.js';

type Title = 'signIn' | 'deadTitle' | 'signedInTitle' | 'signedOutTitle';

/** What every page around signing in shows, in the language that its address asks for. */
export async function frameOf(ctx: Ctx, request: FastifyRequest, address: string, title: Title, token = '') {
  const { language, languageLink } = readLanguage(request.query, address);
  const study = await findOnlyStudy(ctx);
  const text = accountTexts[language];
  const choice = !study || study.definition.languages.length > 1;
  return {
    frame: frame(text[title], language, {
      languageLink: choice ? languageLink : '',
      token,
      ...(study && { study }),
    }),
    text,
    /** What the address of a form has behind it in this language. */
    asked: language === 'en' ? '?taal=en' : '',
  };
}
