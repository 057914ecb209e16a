import type { Language } from '../../language/text.js';
import type { PlannedEndProblem } from '../../study/planned-end.js';
import type { WaveStatus } from '../../study/waves.js';

const nl = {
  title: (wave: string) => `Meting ${wave}`,
  lead: 'Hier bereidt u een meting voor, opent u haar, verzet u het einde en sluit u haar.',
  noWave: 'Er is nog geen meting. Zet de eerste klaar; u opent haar later.',
  status: {
    prepared: 'Deze meting staat klaar en is nog niet open.',
    open: 'Deze meting is open: mensen kunnen antwoorden.',
    closed: 'Deze meting is gesloten, voorgoed.',
    published: '',
  } satisfies Record<WaveStatus, string>,
  next: 'Nu te doen',
  toOpening: 'Kijk na of alles klaar is, en open de meting als u zover bent.',
  toOpeningLink: 'Kijk na en open',
  toClosing: 'Heeft iedereen de tijd gehad om te antwoorden? Dan kunt u de meting sluiten.',
  toClosingLink: 'Bekijk wat sluiten doet',
  toPrepare: 'Zet de volgende meting klaar als u opnieuw wilt vragen.',
  toPrepareLink: 'Zet de volgende meting klaar',
  toNext: (wave: string) => `Meting ${wave} staat na deze klaar.`,
  toNextLink: (wave: string) => `Naar meting ${wave}`,
  dates: 'Data',
  added: 'Klaargezet',
  opened: 'Geopend',
  until: 'Gepland einde',
  noUntil: 'niet gepland',
  closed: 'Gesloten',
  invitation: 'Uitnodiging',
  invited: 'is gegaan',
  invitedOn: (day: string) => `gepland op ${day}`,
  after: 'Komt na',
  endTitle: 'Het geplande einde',
  endText: 'Zoals 18-12-2026. Brieven en bladzijden noemen deze dag als de laatste. Er sluit niets vanzelf.',
  endAsk: 'Laatste dag',
  saveEnd: 'Bewaar',
  endProblems: {
    'no-date': 'Vul een datum in, zoals 18-12-2026.',
    past: 'Deze dag is voorbij. Kies vandaag of later.',
    far: 'Deze dag is meer dan een jaar ver. Bedoelt u die echt?',
  } satisfies Record<PlannedEndProblem, string>,
  texts: 'Brieven en vragen',
  letters: 'Brieven nalezen en wijzigen',
  planning: 'Hoeveel mensen er nodig zijn',
  version: (group: string, version: string) => `${group}: versie ${version}`,
  same: (wave: string) => `Gelijk aan meting ${wave}.`,
  changed: (n: number, wave: string) =>
    n === 1 ? `1 vraag is anders dan in meting ${wave}:` : `${n} vragen zijn anders dan in meting ${wave}:`,
  cosmetic: (n: number) =>
    n === 1
      ? '1 vraag is alleen anders geschreven; die telt als gelijk.'
      : `${n} vragen zijn alleen anders geschreven; die tellen als gelijk.`,
  gone: (questions: string) => `Vervallen: ${questions}.`,
  breaks:
    'Zulke vragen zijn niet te vergelijken. Zijn alleen de woorden anders, dan kunt u na de meting oordelen dat de vraag hetzelfde vraagt.',
  onlyPublished: (wave: string) => `Van ${wave} is de vragenlijst niet bekend; alleen de cijfers zijn gepubliceerd.`,
  done: {
    prepared: 'De meting staat klaar.',
    renamed: 'De meting heeft een andere naam.',
    removed: 'De klaargezette meting is verwijderd.',
    opened: 'De meting is open. De bureaus kunnen nu uitnodigen.',
    extended: 'Het geplande einde is bewaard. Brieven die nog gaan, noemen het.',
    closed: 'De meting is gesloten. De precieze cijfers staan bij de resultaten.',
  },
  problemTitle: 'Er is nog niets veranderd',

  nextTitle: 'Volgende meting klaarzetten',
  nextLead: (wave: string) =>
    wave
      ? `De nieuwe meting neemt over wat er nu is, en komt na meting ${wave}.`
      : 'De eerste meting van dit onderzoek.',
  alreadyPrepared: (waves: string) =>
    `Er staat al een meting klaar: ${waves}. Bedoelt u die? Zet alleen een tweede klaar als u die echt wilt.`,
  takes: 'Wat zij overneemt',
  takesLetters: 'De brieven, zoals ze nu zijn. U kunt ze wijzigen, ook nog nadat de eerste gingen.',
  takesPlan: 'De stappen van het plan: wanneer er na de uitnodiging herinnerd wordt.',
  takesNobody: 'Geen mensen: elk bureau geeft een nieuwe lijst.',
  takesQuestions:
    'De nieuwste versie van elke vragenlijst. Moeten vragen anders? Wie de server beheert, laadt dan een nieuwe versie, vóór u opent.',
  slug: 'Naam van de meting',
  slugHint: 'Het liefst het jaar, zoals 2028. Kleine letters, cijfers en streepjes.',
  wrongSlug: 'Gebruik alleen kleine letters, cijfers en streepjes, hoogstens 40.',
  slugExists: (wave: string) => `Er is al een meting ${wave}. Kies een andere naam.`,
  untilHint: 'Zoals 18-12-2026. Mag u leeg laten: u kunt het later invullen.',
  prepare: 'Zet klaar',

  closingTitle: (wave: string) => `Meting ${wave} sluiten`,
  closingLead: 'Sluiten is voorgoed: een gesloten meting gaat nooit meer open.',
  standing: (answered: string, all: string) => `Tot nu toe antwoordden ${answered} van ${all} mensen op de lijst.`,
  nobody: 'Er staat niemand op de lijst.',
  closingEffects: 'Wat sluiten doet',
  noAnswers: 'Niemand kan nog antwoorden. Wie de link opent, leest dat de meting gesloten is.',
  waitingLetters: (n: number, letters: string) =>
    n === 1 ? '1 brief die nog wacht, gaat niet meer weg.' : `${letters} brieven die nog wachten, gaan niet meer weg.`,
  noLetters: 'Er gaan geen brieven meer weg.',
  plannedLetters: (letters: string) => `Deze brieven van de planning gaan nooit meer: ${letters}.`,
  promisedLater: (day: string) =>
    `Brieven noemden ${day} als de laatste dag. Wie daarop rekent, is te laat. Wacht liever tot die dag voorbij is.`,
  figures:
    'U krijgt de precieze cijfers, kruistabellen, open antwoorden en bestanden. Daarna kunt u publiceren voor de partners.',
  drafts: (days: number) =>
    days === 0
      ? 'Antwoorden die niet verzonden zijn, worden gewist.'
      : `Antwoorden die niet verzonden zijn, worden na ${days} dagen gewist.`,
  contacts: (days: number) => `Namen en adressen worden na ${days} dagen gewist.`,
  confirm: (wave: string) => `Typ ${wave} om te bevestigen`,
  confirmHint: 'De naam van de meting die u sluit.',
  notConfirmed: (wave: string) => `Typ de naam van de meting: ${wave}.`,
  close: (wave: string) => `Sluit meting ${wave} voorgoed`,
  back: 'De meting',
};

const en: typeof nl = {
  title: (wave) => `Wave ${wave}`,
  lead: 'Here you prepare a wave, open it, move its end and close it.',
  noWave: 'There is no wave yet. Prepare the first one; you open it later.',
  status: {
    prepared: 'This wave is prepared and not open yet.',
    open: 'This wave is open: people can answer.',
    closed: 'This wave is closed, for good.',
    published: '',
  },
  next: 'To do now',
  toOpening: 'Look whether everything is ready, and open the wave when you are.',
  toOpeningLink: 'Look and open',
  toClosing: 'Has everybody had time to answer? Then you can close the wave.',
  toClosingLink: 'See what closing does',
  toPrepare: 'Prepare the next wave when you want to ask again.',
  toPrepareLink: 'Prepare the next wave',
  toNext: (wave) => `Wave ${wave} is prepared after this one.`,
  toNextLink: (wave) => `To wave ${wave}`,
  dates: 'Dates',
  added: 'Prepared',
  opened: 'Opened',
  until: 'Planned end',
  noUntil: 'not planned',
  closed: 'Closed',
  invitation: 'Invitation',
  invited: 'went',
  invitedOn: (day) => `planned for ${day}`,
  after: 'Comes after',
  endTitle: 'The planned end',
  endText: 'Such as 18-12-2026. Letters and pages tell this day as the last one. Nothing closes by itself.',
  endAsk: 'Last day',
  saveEnd: 'Save',
  endProblems: {
    'no-date': 'Fill in a date, such as 18-12-2026.',
    past: 'This day is past. Choose today or later.',
    far: 'This day is more than a year away. Is that the one you mean?',
  },
  texts: 'Letters and questions',
  letters: 'Read and change the letters',
  planning: 'How many people it takes',
  version: (group, version) => `${group}: version ${version}`,
  same: (wave) => `The same as wave ${wave}.`,
  changed: (n, wave) =>
    n === 1 ? `1 question differs from wave ${wave}:` : `${n} questions differ from wave ${wave}:`,
  cosmetic: (n) =>
    n === 1
      ? '1 question is only written differently; it counts as the same.'
      : `${n} questions are only written differently; they count as the same.`,
  gone: (questions) => `No longer asked: ${questions}.`,
  breaks:
    'Such questions cannot be compared. Where only the words differ, you can judge after the wave that the question asks the same.',
  onlyPublished: (wave) => `The questionnaire of ${wave} is not known; only its figures were published.`,
  done: {
    prepared: 'The wave is prepared.',
    renamed: 'The wave has another name.',
    removed: 'The prepared wave was removed.',
    opened: 'The wave is open. The bureaus can invite now.',
    extended: 'The planned end is saved. Letters still to go will tell it.',
    closed: 'The wave is closed. The exact figures are with the results.',
  },
  problemTitle: 'Nothing has changed yet',

  nextTitle: 'Prepare the next wave',
  nextLead: (wave) =>
    wave ? `The new wave takes over what there is now, and comes after wave ${wave}.` : 'The first wave of this study.',
  alreadyPrepared: (waves) =>
    `A wave is prepared already: ${waves}. Is that the one you mean? Prepare a second one only if you really want it.`,
  takes: 'What it takes over',
  takesLetters: 'The letters, as they are now. You can change them, also after the first have gone.',
  takesPlan: 'The steps of the plan: when people are reminded after the invitation.',
  takesNobody: 'No people: each bureau gives a new list.',
  takesQuestions:
    'The newest version of each questionnaire. Must questions change? Then whoever runs the server loads a new version, before you open.',
  slug: 'Name of the wave',
  slugHint: 'Preferably the year, such as 2028. Small letters, digits and hyphens.',
  wrongSlug: 'Use only small letters, digits and hyphens, at most 40.',
  slugExists: (wave) => `There is already a wave ${wave}. Choose another name.`,
  untilHint: 'Such as 18-12-2026. You may leave it empty: you can fill it in later.',
  prepare: 'Prepare it',

  closingTitle: (wave) => `Close wave ${wave}`,
  closingLead: 'Closing is for good: a closed wave never opens again.',
  standing: (answered, all) => `So far ${answered} of ${all} people on the list have answered.`,
  nobody: 'Nobody is on the list.',
  closingEffects: 'What closing does',
  noAnswers: 'Nobody can answer any more. Whoever opens the link reads that the wave is closed.',
  waitingLetters: (n, letters) =>
    n === 1 ? '1 letter that still waits will not go.' : `${letters} letters that still wait will not go.`,
  noLetters: 'No more letters go.',
  plannedLetters: (letters) => `These letters of the plan will never go: ${letters}.`,
  promisedLater: (day) =>
    `Letters named ${day} as the last day. Whoever counts on it is too late. Better wait until that day is over.`,
  figures: 'You get the exact figures, crosstabs, open answers and files. After that you can publish for the partners.',
  drafts: (days) =>
    days === 0 ? 'Answers that were not sent are erased.' : `Answers that were not sent are erased after ${days} days.`,
  contacts: (days) => `Names and addresses are erased after ${days} days.`,
  confirm: (wave) => `Type ${wave} to confirm`,
  confirmHint: 'The name of the wave that you close.',
  notConfirmed: (wave) => `Type the name of the wave: ${wave}.`,
  close: (wave) => `Close wave ${wave} for good`,
  back: 'The wave',
};

export type WaveTexts = typeof nl;

/** The texts of the pages on the life of a wave, in either language. */
export const waveTexts: Record<Language, WaveTexts> = { nl, en };
