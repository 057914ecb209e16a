import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { inLanguage } from '../../language/text.js';
import { getOnlyStudy } from '../../study/stored.js';
import { frame } from '../plugins/frame.js';
import { addressIn, erasurePath, otherLanguage, readLanguage, reportPath } from '../plugins/language.js';
import { publicTexts } from './texts.js';

/** Serves the home page, which explains the study. */
export function home(app: FastifyInstance, ctx: Ctx): void {
  app.get('/', { config: { right: 'everybody' } }, async (request, reply) => {
    const study = await getOnlyStudy(ctx);
    const { definition } = study;
    const language = readLanguage(request.query);
    return reply.viewAsync('public/home', {
      frame: frame(inLanguage(definition.title, language), language, {
        study,
        languageLink: definition.languages.length > 1 ? addressIn(otherLanguage(language), '/') : '',
      }),
      text: publicTexts[language],
      description: inLanguage(definition.description, language),
      bureaus: definition.bureaus.map((bureau) => bureau.name),
      erase: addressIn(language, erasurePath),
      report: addressIn(language, reportPath),
    });
  });
}
