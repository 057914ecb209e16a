import type { LeftOutReason } from '../../fieldwork/figures.js';
import type { Language } from '../../language/text.js';

const nl: Record<LeftOutReason, string> = {
  'no-address': 'Wij hebben geen e-mailadres',
  'no-contact': 'Wil geen post van ons',
  'ill-or-deceased': 'Ernstig ziek of overleden',
  language: 'Leest geen Nederlands of Engels',
  complaint: 'Er loopt een klacht of een geschil',
  judgement: 'De adviseur vindt vragen hier niet gepast',
  'not-drawn': 'Niet geloot: wij vragen een steekproef',
  other: 'Anders',
};

const en: typeof nl = {
  'no-address': 'We have no email address',
  'no-contact': 'Wants no mail from us',
  'ill-or-deceased': 'Seriously ill or deceased',
  language: 'Reads neither Dutch nor English',
  complaint: 'There is a complaint or a dispute',
  judgement: 'The adviser thinks that asking is not fitting',
  'not-drawn': 'Not drawn: we ask a sample',
  other: 'Other',
};

/** Why people who belong are not asked, in either language. */
export const leftOutTexts: Record<Language, typeof nl> = { nl, en };
