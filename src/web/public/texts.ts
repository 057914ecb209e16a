import type { Language } from '../../language/text.js';

const nl = {
  privacyTitle: 'Uw privacy in dit onderzoek',
  bureausTitle: 'Deze bureaus doen het onderzoek samen',
  invitedTitle: 'Bent u uitgenodigd?',
  invitedText: 'Open dan de link in uw mail. U hoeft geen account te maken en niet in te loggen.',
  reportTitle: 'Wilt u weten wat er uit het onderzoek komt?',
  reportText: 'Iedereen kan het rapport aanvragen, ook wie niet meedoet.',
  reportLink: 'Stuur mij het rapport',
  stopTitle: 'Wilt u uw antwoorden laten wissen?',
  stopText: 'Dat kan met de intrekcode die u na het versturen kreeg.',
  stopLink: 'Antwoorden laten wissen',
  eraseTitle: 'Antwoorden laten wissen',
  eraseText:
    'Na het versturen kreeg u een intrekcode. Met die code zoeken wij uw antwoorden op. Daarna vragen wij nog één keer of u ze wilt wissen.',
  eraseWarning: 'Wissen kunt u niet ongedaan maken.',
  eraseCode: 'Uw intrekcode',
  eraseHint: '16 letters en cijfers, bijvoorbeeld',
  eraseButton: 'Zoek mijn antwoorden op',
  confirmTitle: 'Wilt u deze antwoorden wissen?',
  confirmFound: (questionnaire: string, wave: string, count: number) =>
    `Bij uw code horen de antwoorden op ${count} vragen: ${questionnaire}, meting ${wave}.`,
  confirmText: 'Als u ze wist, tellen ze niet meer mee. In cijfers die al gepubliceerd zijn, blijven ze meetellen.',
  confirmButton: 'Ja, wis mijn antwoorden',
  confirmBack: 'Nee, laat ze staan',
  eraseProblem: 'De antwoorden zijn niet gewist',
  codeIncomplete: 'Schrijf de code helemaal over: 16 letters en cijfers',
  codeUnknown: 'Bij deze code zijn geen antwoorden (meer). Controleer of u de code goed overnam',
  erasedTitle: 'Uw antwoorden zijn gewist',
  erasedText:
    'Uw antwoorden tellen niet meer mee. Alleen cijfers die al gepubliceerd zijn, en kopieën en bestanden van de laatste weken, kunnen ze nog bevatten.',
};

const en: typeof nl = {
  privacyTitle: 'Your privacy in this study',
  bureausTitle: 'These bureaus are doing this study together',
  invitedTitle: 'Have you been invited?',
  invitedText: 'Then open the link in your email. You do not need an account and do not have to log in.',
  reportTitle: 'Would you like to know the results?',
  reportText: 'Anyone can ask for the report, including people who do not take part.',
  reportLink: 'Send me the report',
  stopTitle: 'Would you like to have your answers erased?',
  stopText: 'You can do that with the receipt code that you got after sending your answers.',
  stopLink: 'Have your answers erased',
  eraseTitle: 'Have your answers erased',
  eraseText:
    'After sending your answers, you got a receipt code. We use that code to look up your answers. Then we ask once more whether you want to erase them.',
  eraseWarning: 'You cannot undo this.',
  eraseCode: 'Your receipt code',
  eraseHint: '16 letters and digits, for example',
  eraseButton: 'Look up my answers',
  confirmTitle: 'Would you like to erase these answers?',
  confirmFound: (questionnaire, wave, count) =>
    `Your code belongs to the answers to ${count} questions: ${questionnaire}, wave ${wave}.`,
  confirmText: 'If you erase them, they no longer count. They still count in figures that have already been published.',
  confirmButton: 'Yes, erase my answers',
  confirmBack: 'No, keep them',
  eraseProblem: 'The answers have not been erased',
  codeIncomplete: 'Copy the whole code: 16 letters and digits',
  codeUnknown: 'There are no answers for this code (any more). Check whether you copied the code correctly',
  erasedTitle: 'Your answers have been erased',
  erasedText:
    'Your answers no longer count. Only figures that have already been published, and copies and files from the last few weeks, may still contain them.',
};

/** The texts of pages without a respondent. */
export const publicTexts: Record<Language, typeof nl> = { nl, en };
