import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import type { Language } from '../../language/text.js';
import { getOnlyStudy } from '../../study/stored.js';
import { frame } from '../plugins/frame.js';
import { addressIn, erasurePath, otherLanguage, privacyPath, readLanguage } from '../plugins/language.js';
import { publicTexts } from './texts.js';

/** Serves the page about privacy. Every name and figure on it is a setting of the study. */
export function privacy(app: FastifyInstance, ctx: Ctx): void {
  app.get(privacyPath, { config: { right: 'everybody' } }, async (request, reply) => {
    const study = await getOnlyStudy(ctx);
    const { bureaus, languages, privacy: settings } = study.definition;
    const language = readLanguage(request.query);
    const { host = '', mailer = '', interim, keepMonths, draftDays, contactDays, backupDays } = settings;
    return reply.viewAsync('public/privacy', {
      frame: frame(publicTexts[language].privacyTitle, language, {
        study,
        languageLink: languages.length > 1 ? addressIn(otherLanguage(language), privacyPath) : '',
      }),
      page: {
        bureaus: bureaus.map(({ name }) => name),
        coordinator: bureaus.find(({ coordinator }) => coordinator)?.name ?? '',
        host,
        mailer,
        interim,
        draftDays,
        backupDays,
        answers: inMonths(keepMonths.answers, language),
        openTexts: inMonths(keepMonths.openTexts, language),
        contactDays,
        erase: addressIn(language, erasurePath),
      },
    });
  });
}

/** Returns a number of months in words: "6 maanden", and whole years as "2 jaar". */
function inMonths(months: number, language: Language): string {
  const unit = months % 12 === 0 ? 'year' : 'month';
  const count = unit === 'year' ? months / 12 : months;
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
