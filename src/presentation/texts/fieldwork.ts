import type { Disposition } from '../../fieldwork/dispositions.js';
import type { OutcomeRate } from '../../statistics/outcome-rates.js';
import type { Language } from '../../language/text.js';

/** The rates that are shown beside the two that are quoted. */
export const otherRates = ['RR3', 'RR4', 'RR5', 'RR6', 'COOP1', 'REF1', 'CON1'] as const satisfies OutcomeRate[];

const nl = {
  title: 'Hoe het vragen ging',
  unasked: 'Van deze meting is niet bekend wie er gevraagd zijn, en dus ook niet welk deel meedeed.',
  running: 'De meting loopt nog: de percentages stijgen nog.',
  headline: (rr2: string, people: string) =>
    `De respons is ${rr2} (RR2): zo veel van de ${people} mensen op de lijst verstuurden hun antwoorden, of waren een heel eind.`,
  second: (rr1: string, sent: string) => `Wie alleen telt wat verstuurd is, komt op ${rr1} (RR1): ${sent} mensen.`,
  soFar: (rr1: string, sent: string, people: string) =>
    `Tot nu toe zijn ${sent} van de ${people} mensen op de lijst klaar: ${rr1} (RR1).`,
  nobody: 'Er is niemand gevraagd.',
  nobodyYet: 'Er staat nog niemand op de lijst.',
  outdatedTitle: 'Vervang deze bestanden met antwoorden',
  outdatedText:
    'Sinds ze gemaakt zijn, is er iets gewist. Wis elke kopie, ook die u doorgaf; ligt er een in een archief, vraag dan daar om hem te vervangen. Maak ze daarna opnieuw met golfslag export of golfslag bundle.',
  everyGroup: 'Alle doelgroepen',
  outdatedFile: (group: string, format: string, day: string, who: string) => `${group}, ${format}, ${day} (${who})`,
  quote:
    'Noem in een verslag RR2, met RR1 ernaast, en hoeveel mensen er gevraagd zijn. Dit zegt hoeveel mensen meededen. Het zegt niet of zij lijken op de mensen die niet meededen.',
  curve: (group: string) => `Hoeveel ${group} per dag klaar waren`,
  noCurve: 'Nog niemand is klaar.',
  perBureau: 'Per bureau',
  bureau: 'Bureau',
  invited: 'Uitgenodigd',
  delivered: 'Bezorgd',
  bounced: 'Onbestelbaar',
  optedOut: 'Afgemeld',
  started: 'Begonnen',
  completed: 'Verstuurd',
  done: 'Klaar',
  together: 'Samen',
  coverage: 'Dekking',
  covered: (who: string, invited: string, belong: string, share: string) =>
    `${who}: van de ${belong} mensen die erbij horen, zijn er ${invited} gevraagd. Dat is een dekking van ${share}.`,
  overCovered: (who: string, invited: string, belong: string) =>
    `${who}: er zijn ${invited} mensen gevraagd, maar er horen er ${belong} bij. Kijk de telling na.`,
  nobodyBelongs: (who: string) => `${who}: er hoort niemand bij.`,
  allBureaus: 'Alle bureaus',
  ownBureau: 'Uw bureau',
  noCoverage:
    'Welk deel gevraagd is, staat hier als elk bureau heeft ingevuld hoeveel mensen erbij horen, bij minstens drie bureaus.',
  whyNot: 'Wie erbij horen en niet gevraagd zijn',
  whyNotText:
    'Wie de mensen kiest, bepaalt mede de cijfers: vraagt een bureau alleen tevreden mensen, dan antwoorden alleen die.',
  reason: 'Waarom niet',
  noReason: 'Niet uitgenodigd, zonder reden',
  otherWords: (bureau: string, words: string) => `Anders, bij ${bureau}: ${words}`,
  letterChangesTitle: 'Brieven die onderweg veranderden',
  letterChangesText:
    'De eerste brief van deze meting was al weg. Wie zijn brief daarna kreeg, las een andere tekst dan wie hem eerder kreeg.',
  letterChange: (day: string, letter: string, group: string, language: string) =>
    `${day}: ${letter} aan ${group} (${language})`,
  bureauChange: (day: string, bureau: string) =>
    `${day}: aanhef, ondertekening, antwoordadres of eigen zin van ${bureau}`,
  outcomes: 'Hoe het voor iedereen afliep',
  outcome: 'Uitkomst',
  code: 'Code',
  people: 'Mensen',
  rates: 'Andere maten',
  rate: 'Maat',
  meaning: 'Wat het zegt',
  source:
    'De codes en maten zijn die van AAPOR, de beroepsvereniging van opinieonderzoekers (Standard Definitions, 2015).',
  dispositions: {
    '1.1': 'Verstuurde de antwoorden',
    '1.2': 'Kwam ver genoeg, maar verstuurde niet',
    '2.111': 'Meldde zich af',
    '2.1121': 'Begon, maar antwoordde niets',
    '2.12': 'Begon, maar stopte te vroeg',
    '2.20': 'Kreeg de mail en reageerde niet',
    '2.31': 'Is overleden',
    '2.32': 'Kan niet meedoen',
    '3.11': 'Kreeg (nog) geen uitnodiging',
    '3.19': 'Onzeker of de uitnodiging aankwam',
    '3.30': 'De uitnodiging kwam terug',
    '3.90': 'Was niet de bedoelde persoon, of werkt er niet meer',
    '4.10': 'De vragenlijst was niet voor deze persoon bedoeld',
    '4.90': 'Stond per vergissing op de lijst',
  } satisfies Record<Disposition, string>,
  dispositionsSoFar: {
    '1.1': 'Is klaar',
    '2.20': 'Kreeg de mail en is nog niet klaar',
  } as Partial<Record<Disposition, string>>,
  rateMeanings: {
    RR3: 'Zoals RR1, maar van wie onbekend is of de vragen voor hen bedoeld zijn, telt alleen een geschat deel mee',
    RR4: 'Zoals RR2, met datzelfde geschatte deel',
    RR5: 'Zoals RR1, zonder de mensen van wie dat onbekend is',
    RR6: 'Zoals RR2, zonder de mensen van wie dat onbekend is',
    COOP1: 'Van wie reageerde: het deel dat de antwoorden verstuurde',
    REF1: 'Van iedereen op de lijst: het deel dat weigerde of vroeg stopte',
    CON1: 'Van iedereen op de lijst: het deel dat reageerde, hoe dan ook',
  } satisfies Record<(typeof otherRates)[number], string>,
};

const en: typeof nl = {
  title: 'How the asking went',
  unasked: 'Of this wave it is not known who was asked, nor therefore what part of them took part.',
  running: 'The wave is still running: the percentages still rise.',
  headline: (rr2, people) =>
    `The response is ${rr2} (RR2): so many of the ${people} people on the list sent their answers, or had come a long way.`,
  second: (rr1, sent) => `Counting only what was sent, it is ${rr1} (RR1): ${sent} people.`,
  soFar: (rr1, sent, people) => `So far ${sent} of the ${people} people on the list are done: ${rr1} (RR1).`,
  nobody: 'Nobody was asked.',
  nobodyYet: 'Nobody is on the list yet.',
  outdatedTitle: 'Replace these files with answers',
  outdatedText:
    'Something has been erased since they were made. Delete every copy, including those you passed on; where one lies in an archive, ask there to replace it. Then make them again with golfslag export or golfslag bundle.',
  everyGroup: 'All groups',
  outdatedFile: (group, format, day, who) => `${group}, ${format}, ${day} (${who})`,
  quote:
    'In a report, quote RR2 with RR1 beside it, and say how many people were asked. This says how many people took part. It does not say whether they are like those who did not.',
  curve: (group) => `How many ${group} were done, by day`,
  noCurve: 'Nobody is done yet.',
  perBureau: 'By bureau',
  bureau: 'Bureau',
  invited: 'Invited',
  delivered: 'Delivered',
  bounced: 'Undeliverable',
  optedOut: 'Opted out',
  started: 'Began',
  completed: 'Sent',
  done: 'Done',
  together: 'Together',
  coverage: 'Coverage',
  covered: (who, invited, belong, share) =>
    `${who}: of the ${belong} people who belong, ${invited} were asked. That is a coverage of ${share}.`,
  overCovered: (who, invited, belong) =>
    `${who}: ${invited} people were asked, but only ${belong} belong. Look the count over.`,
  nobodyBelongs: (who) => `${who}: nobody belongs.`,
  allBureaus: 'All bureaus',
  ownBureau: 'Your bureau',
  noCoverage:
    'What part was asked stands here once each bureau has filled in how many people belong, where there are three or more.',
  whyNot: 'Who belongs and was not asked',
  whyNotText: 'Who picks the people moves the figures: where a bureau asks satisfied people only, only they answer.',
  reason: 'Why not',
  noReason: 'Not invited, without a reason',
  otherWords: (bureau, words) => `Other, at ${bureau}: ${words}`,
  letterChangesTitle: 'Letters that changed on the way',
  letterChangesText:
    'The first letter of this wave had gone by then. Whoever got theirs later read another text than those before.',
  letterChange: (day, letter, group, language) => `${day}: ${letter} to ${group} (${language})`,
  bureauChange: (day, bureau) => `${day}: greeting, signature, reply address or own sentence of ${bureau}`,
  outcomes: 'How it ended for everyone',
  outcome: 'Outcome',
  code: 'Code',
  people: 'People',
  rates: 'Other rates',
  rate: 'Rate',
  meaning: 'What it says',
  source:
    'The codes and rates are those of AAPOR, the association of opinion researchers (Standard Definitions, 2015).',
  dispositions: {
    '1.1': 'Sent the answers',
    '1.2': 'Got far enough, but did not send',
    '2.111': 'Opted out',
    '2.1121': 'Began, but answered nothing',
    '2.12': 'Began, but stopped too early',
    '2.20': 'Got the email and did not react',
    '2.31': 'Has died',
    '2.32': 'Cannot take part',
    '3.11': 'Has not been invited (yet)',
    '3.19': 'Uncertain whether the invitation arrived',
    '3.30': 'The invitation came back',
    '3.90': 'Was not the person meant, or no longer works there',
    '4.10': 'The questionnaire was not meant for this person',
    '4.90': 'Was on the list by mistake',
  },
  dispositionsSoFar: {
    '1.1': 'Is done',
    '2.20': 'Got the email and is not done yet',
  },
  rateMeanings: {
    RR3: 'As RR1, but of those of whom it is unknown whether the questions are meant for them, only an estimated part counts',
    RR4: 'As RR2, with that same estimated part',
    RR5: 'As RR1, without the people of whom that is unknown',
    RR6: 'As RR2, without the people of whom that is unknown',
    COOP1: 'Of those who reacted: the part that sent the answers',
    REF1: 'Of everyone on the list: the part that refused or stopped early',
    CON1: 'Of everyone on the list: the part that reacted in any way',
  },
};

/** The texts of the fieldwork page, in either language. */
export const fieldworkTexts: Record<Language, typeof nl> = { nl, en };
