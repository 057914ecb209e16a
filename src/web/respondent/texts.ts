import { numbersIn } from '../../language/numbers.js';
import type { Language } from '../../language/text.js';

const nl = {
  start: 'Begin met de vragen',
  aboutMinutes: (from: number, to: number) => `${numbersIn('nl').fromTo(from, to)} minuten`,
  mayStop: 'stoppen mag',
  until: (day: string) => `tot en met ${day}`,
  aboutTitle: 'Meer over dit onderzoek',
  startAgain: 'Verder met de vragen',
  promiseTitle: 'Wie ziet uw antwoorden?',
  optOutLink: 'Ik doe niet mee',
  questionOf: (first: number, last: number, total: number) =>
    first === last ? `Vraag ${first} van ${total}` : `Vraag ${first} tot en met ${last} van ${total}`,
  orFewer: 'of minder',
  back: 'Vorige vraag',
  backToStart: 'Inleiding',
  next: 'Verder',
  optional: 'U mag deze vraag overslaan.',
  or: 'of',
  chooseOption: 'Kies een antwoord',
  placeNext: 'Kies wat op plaats {n} komt.',
  placesFull: 'Uw top {n} is klaar. Kies een antwoord nog een keer om het weg te halen.',
  placeName: 'plaats {n}',
  dateExample: 'Bijvoorbeeld 31-12-2026.',
  upTo: (most: number) => `U kunt hoogstens ${most} tekens schrijven.`,
  left: 'Nog {n} van {most} tekens over',
  over: 'Maak uw antwoord korter. Tekens te veel: {n}',
  saved: 'Wij bewaren uw antwoorden bij elke stap. U kunt stoppen en later verdergaan met de link uit uw mail.',
  problemTitle: 'Dit antwoord is nog niet bewaard',
  overviewTitle: 'Uw antwoorden',
  overviewText: 'Kijk uw antwoorden na. U kunt ze nog wijzigen. Klopt alles? Verstuur ze dan.',
  change: 'Wijzig',
  skipped: 'Overgeslagen',
  sectionCount: (answered: number, skipped: number) =>
    `${answered} ${answered === 1 ? 'antwoord' : 'antwoorden'}${skipped ? `, ${skipped} overgeslagen` : ''}`,
  skippedCount: (count: number) =>
    count === 1 ? 'U sloeg 1 vraag over. Dat mag.' : `U sloeg ${count} vragen over. Dat mag.`,
  toSkipped: 'Bekijk wat u oversloeg',
  droppedTitle: 'Deze antwoorden vervallen',
  droppedText:
    'U veranderde een eerder antwoord. Daardoor horen de vragen hieronder niet meer bij uw vragenlijst. De antwoorden daarop worden niet verstuurd.',
  sendText: 'Na het versturen kunt u uw antwoorden niet meer wijzigen, wel laten wissen.',
  send: 'Verstuur mijn antwoorden',
  printLink: 'Bekijk, print of bewaar uw antwoorden',
  printButton: 'Print, of bewaar als pdf',
  printed: (questionnaire: string, wave: string, day: string) => `${questionnaire}, meting ${wave}. Bekeken op ${day}.`,
  print: 'Wilt u deze pagina bewaren? Kies in het menu van uw browser voor printen, of voor bewaren als pdf.',
  backToThanks: 'Terug',
  thanksTitle: 'Uw antwoorden zijn verstuurd',
  thanksSampleTitle: 'Einde van het voorbeeld',
  thanksSample:
    'Dit was een voorbeeld. Wat u invulde, telt nergens mee. Na een dag wissen wij het. Hieronder staat wat iemand ziet na het versturen.',
  again: 'Opnieuw beginnen',
  receiptTitle: 'Uw intrekcode',
  receiptText:
    'Wilt u uw antwoorden later misschien laten wissen? Bewaar dan deze code. Uw antwoorden staan nu los van uw naam en e-mailadres. Daarom kunnen wij de code niet voor u opzoeken.',
  copy: 'Kopieer de code',
  copied: 'Gekopieerd',
  eraseAt: 'Wissen kan op',
  eraseLink: 'Antwoorden laten wissen',
  erasedTitle: 'Uw antwoorden zijn gewist',
  erasedText:
    'U verstuurde uw antwoorden en liet ze daarna wissen. Ze tellen niet meer mee. U hoeft niets meer te doen.',
  reportLink: 'Stuur mij het rapport als het klaar is',
  privacyLink: 'Wat wij met uw gegevens doen',
  screenedOutButton: 'Afronden',
  leftTitle: 'Bedankt voor uw tijd',
  leftText: 'Uw antwoorden zijn niet bewaard. U hoeft niets meer te doen.',
  toOverview: 'Terug naar het overzicht',
  changeAnswer: 'Wijzig uw antwoord',
  answeredTitle: 'U heeft uw antwoorden al verstuurd',
  answeredText:
    'Bedankt. U hoeft niets meer te doen en krijgt geen herinneringen meer. Liet u uw antwoorden daarna wissen? Dan zijn ze weg. Wij kunnen dat hier niet zien, want uw antwoorden staan los van uw naam.',
  closedTitle: 'De vragenlijst is gesloten',
  closedText: (day: string) => `Sinds ${day} kunt u de vragenlijst niet meer invullen. Bedankt dat u de link opende.`,
  unsentToErase: (day: string) => `Antwoorden die niet verstuurd zijn, tellen niet mee. Wij wissen ze op ${day}.`,
  unsentErased: 'Antwoorden die niet verstuurd zijn, tellen niet mee. Ze zijn gewist.',
  reportExpected: (month: string) => `Wij verwachten het rapport in ${month}.`,
  optedOutTitle: 'U bent afgemeld',
  optedOutText: 'U krijgt van ons geen mails meer over dit onderzoek, ook niet in latere jaren.',
  optedOutAnswered:
    'U krijgt ook in latere jaren geen mails meer over dit onderzoek. De antwoorden die u al verstuurde, blijven meetellen. Met uw intrekcode kunt u ze laten wissen.',
  optedOutClosed: 'U krijgt ook in latere jaren geen mails meer over dit onderzoek. U hoeft niets meer te doen.',
  optOutTitle: 'Wilt u zich afmelden?',
  optOutText:
    'Dat is goed. U hoeft geen reden te geven. U krijgt dan geen mails meer over dit onderzoek, ook niet in latere jaren. Wat u al invulde maar niet verstuurde, wissen wij.',
  optOutAnsweredText:
    'U heeft uw antwoorden al verstuurd. Over deze vragenlijst krijgt u geen mails meer. Als u zich afmeldt, vragen wij u ook in latere jaren niet meer. De antwoorden die u verstuurde, blijven meetellen. Met uw intrekcode kunt u ze laten wissen.',
  optOutClosedText:
    'De vragenlijst is gesloten. Daarover krijgt u geen mails meer. Als u zich afmeldt, vragen wij u ook in latere jaren niet meer. U hoeft geen reden te geven. Wat u invulde maar niet verstuurde, wissen wij.',
  optOutButton: 'Ik meld mij af',
  optOutStay: 'Terug naar de vragenlijst',
  optOutBack: 'Terug',
  takeBackText: 'Was dit niet de bedoeling? U kunt nog meedoen.',
  takeBackButton: 'Toch meedoen',
  claimLink: 'Deze mail is niet voor mij',
  claimTitle: 'Waarom is deze mail niet voor u?',
  claimText:
    'Als u dit doorgeeft, krijgt u op dit adres geen mails meer over dit onderzoek. Antwoorden die nog niet verstuurd zijn, wissen wij.',
  claimNotMe: 'Ik ben niet degene voor wie deze mail bedoeld is',
  claimLeft: 'Dit e-mailadres hoort bij een vorige baan',
  claimButton: 'Geef dit door',
  claimProblem: 'Dit is nog niet doorgegeven',
  claimedTitle: 'Bedankt dat u dit doorgaf',
  claimedNotMe:
    'Deze mail was niet voor u bedoeld. U krijgt op dit adres geen mails meer over dit onderzoek. U hoeft niets meer te doen.',
  claimedLeft:
    'Dit e-mailadres hoort bij een vorige baan. U krijgt er geen mails meer over dit onderzoek. U hoeft niets meer te doen.',
  endedTitle: 'In deze browser is al een vragenlijst afgerond',
  endedText:
    'Hoort deze pagina bij die vragenlijst? Dan hoeft u niets meer te doen. Hoort de pagina bij een andere uitnodiging? Open dan de link uit die mail opnieuw. U gaat dan verder waar u gebleven was.',
  otherTabTitle: 'U opende intussen een andere link',
  otherTabText:
    'In deze browser is een andere uitnodiging geopend. Daarom is dit antwoord niet bewaard. Open de link uit de mail van deze vragenlijst opnieuw. U gaat dan verder waar u gebleven was.',
  withoutCookieTitle: 'Open de link uit uw mail opnieuw',
  withoutCookieText:
    'Deze browser weet niet welke vragenlijst van u is. Met de link uit uw mail gaat u verder waar u gebleven was.',
  withoutCookieAgain:
    'Komt u steeds op deze pagina? Open de link dan in een andere browser, bijvoorbeeld Chrome of Safari. Die moet cookies van deze website toestaan.',
  withoutCookieAnswers: 'Dit vulde u net in. Het is niet bewaard. Kopieer het, dan kunt u het straks opnieuw invullen.',
} as const;

type RespondentTexts = { readonly [K in keyof typeof nl]: (typeof nl)[K] extends string ? string : (typeof nl)[K] };

const en: RespondentTexts = {
  start: 'Start the questions',
  aboutMinutes: (from, to) => `${numbersIn('en').fromTo(from, to)} minutes`,
  mayStop: 'you can stop at any time',
  until: (day) => `last day: ${day}`,
  aboutTitle: 'More about this study',
  startAgain: 'Continue the questions',
  promiseTitle: 'Who sees your answers?',
  optOutLink: 'I do not want to take part',
  questionOf: (first, last, total) =>
    first === last ? `Question ${first} of ${total}` : `Questions ${first} to ${last} of ${total}`,
  orFewer: 'or fewer',
  back: 'Previous question',
  backToStart: 'Introduction',
  next: 'Continue',
  optional: 'You may skip this question.',
  or: 'or',
  chooseOption: 'Choose an answer',
  placeNext: 'Choose what goes in place {n}.',
  placesFull: 'Your top {n} is complete. Choose an answer again to remove it.',
  placeName: 'place {n}',
  dateExample: 'For example 31-12-2026.',
  upTo: (most) => `You can write up to ${most} characters.`,
  left: '{n} of {most} characters left',
  over: 'Shorten your answer. Characters over the limit: {n}',
  saved: 'Your answers are saved at every step. You can stop and continue later with the link in your email.',
  problemTitle: 'This answer has not been saved yet',
  overviewTitle: 'Your answers',
  overviewText: 'Check your answers. You can still change them. Is everything right? Then send them.',
  change: 'Change',
  skipped: 'Skipped',
  sectionCount: (answered, skipped) =>
    `${answered} ${answered === 1 ? 'answer' : 'answers'}${skipped ? `, ${skipped} skipped` : ''}`,
  skippedCount: (count) =>
    count === 1 ? 'You skipped 1 question. That is fine.' : `You skipped ${count} questions. That is fine.`,
  toSkipped: 'See what you skipped',
  droppedTitle: 'These answers will be left out',
  droppedText:
    'You changed an earlier answer. The questions below are therefore no longer part of your questionnaire. Your answers to them will not be sent.',
  sendText: 'After you send your answers, you can no longer change them, but you can have them erased.',
  send: 'Send my answers',
  printLink: 'View, print or save your answers',
  printButton: 'Print, or save as PDF',
  printed: (questionnaire, wave, day) => `${questionnaire}, wave ${wave}. Viewed on ${day}.`,
  print: 'Would you like to save this page? Choose print, or save as PDF, in the menu of your browser.',
  backToThanks: 'Back',
  thanksTitle: 'Your answers have been sent',
  thanksSampleTitle: 'End of the sample',
  thanksSample:
    'This was a sample. What you filled in does not count and will be erased after a day. Below is what people see after they send their answers.',
  again: 'Start again',
  receiptTitle: 'Your receipt code',
  receiptText:
    'Keep this code in case you want to have your answers erased later. Your answers are now kept apart from your name and email address. That is why we cannot look up the code for you.',
  copy: 'Copy the code',
  copied: 'Copied',
  eraseAt: 'You can do that at',
  eraseLink: 'Have your answers erased',
  erasedTitle: 'Your answers have been erased',
  erasedText:
    'You sent your answers and had them erased afterwards. They no longer count. You do not have to do anything else.',
  reportLink: 'Send me the report when it is ready',
  privacyLink: 'What we do with your data',
  screenedOutButton: 'Finish',
  leftTitle: 'Thank you for your time',
  leftText: 'Your answers have not been kept. You do not have to do anything else.',
  toOverview: 'Back to the overview',
  changeAnswer: 'Change your answer',
  answeredTitle: 'You have already sent your answers',
  answeredText:
    'Thank you. You do not have to do anything else and will get no more reminders. Have you had your answers erased since then? Then they are gone. We cannot see that here, because your answers are kept apart from your name.',
  closedTitle: 'The questionnaire is closed',
  closedText: (day) =>
    `The questionnaire has been closed since ${day}. You can no longer fill it in. Thank you for opening the link.`,
  unsentToErase: (day) => `Answers that were not sent do not count. We will erase them on ${day}.`,
  unsentErased: 'Answers that were not sent do not count. They have been erased.',
  reportExpected: (month) => `We expect the report in ${month}.`,
  optedOutTitle: 'You have opted out',
  optedOutText: 'We will not send you any more emails about this study, now or in later years.',
  optedOutAnswered:
    'You will get no more emails about this study, now or in later years. The answers that you have sent still count. You can use your receipt code to have them erased.',
  optedOutClosed:
    'You will get no more emails about this study, now or in later years. You do not have to do anything else.',
  optOutTitle: 'Would you like to opt out?',
  optOutText:
    'That is fine. You do not have to give a reason. You will get no more emails about this study, now or in later years. Anything you filled in but did not send will be erased.',
  optOutAnsweredText:
    'You have already sent your answers. You will get no more emails about this questionnaire. If you opt out, we will not ask you in later years either. The answers that you sent still count. You can use your receipt code to have them erased.',
  optOutClosedText:
    'The questionnaire is closed. You will get no more emails about it. If you opt out, we will not ask you in later years either. You do not have to give a reason. Anything you filled in but did not send will be erased.',
  optOutButton: 'Opt out',
  optOutStay: 'Back to the questionnaire',
  optOutBack: 'Back',
  takeBackText: 'Was this a mistake? You can still take part.',
  takeBackButton: 'Take part after all',
  claimLink: 'This email is not for me',
  claimTitle: 'Why is this email not for you?',
  claimText:
    'If you tell us, you will get no more emails about this study at this address. Answers that have not been sent yet will be erased.',
  claimNotMe: 'I am not the person this email was meant for',
  claimLeft: 'This email address belongs to a previous job',
  claimButton: 'Tell us',
  claimProblem: 'We have not received this yet',
  claimedTitle: 'Thank you for telling us',
  claimedNotMe:
    'This email was not meant for you. You will get no more emails about this study at this address. You do not have to do anything else.',
  claimedLeft:
    'This email address belongs to a previous job. You will get no more emails about this study there. You do not have to do anything else.',
  endedTitle: 'A questionnaire has already been completed in this browser',
  endedText:
    'Does this page belong to that questionnaire? Then you do not have to do anything else. Does it belong to another invitation? Then open the link in that email again. You will continue where you were.',
  otherTabTitle: 'You opened another link in the meantime',
  otherTabText:
    'Another invitation was opened in this browser. That is why this answer was not saved. Open the link in the email for this questionnaire again. You will continue where you were.',
  withoutCookieTitle: 'Open the link in your email again',
  withoutCookieText:
    'This browser does not know which questionnaire is yours. With the link in your email, you will continue where you were.',
  withoutCookieAgain:
    'Do you keep ending up on this page? Then open the link in another browser, such as Chrome or Safari. It must allow cookies from this website.',
  withoutCookieAnswers:
    'This is what you just filled in. It has not been saved. Copy it, so that you can fill it in again.',
};

/** The product's own texts for respondents. */
export const respondentTexts: Record<Language, RespondentTexts> = { nl, en };
