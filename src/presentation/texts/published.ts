import type { Language } from '../../language/text.js';
import type { Withheld } from '../../publication/suppression.js';

const nl = {
  stand: (day: string) => `Cijfers zoals vastgelegd op ${day}.`,
  prepared: (day: string) => `Voorlopige weergave van ${day}, nog niet gepubliceerd.`,
  standInSource: (day: string) => `Cijfers vastgelegd op ${day}.`,
  preparedInSource: (day: string) => `Voorlopige weergave van ${day}, nog niet gepubliceerd.`,
  earlier: 'Cijfers van een eerdere dag',
  latest: (day: string) => `${day} (de laatste)`,
  lookingAs: (bureau: string) => `U kijkt als ${bureau}.`,
  lookBack: 'Terug',

  waits: {
    prepared: 'Deze meting is nog niet begonnen. Er zijn nog geen resultaten.',
    open: 'Deze meting loopt nog. De resultaten staan hier als ze na het sluiten zijn gepubliceerd. U krijgt daar een mail over.',
    closed:
      'Deze meting is gesloten. De resultaten staan hier zodra ze zijn gepubliceerd. U krijgt daar een mail over.',
    published: '',
  },
  predict: 'Voorspel wat de meting laat zien',
  soFarTitle: 'Hoeveel mensen er tot nu toe klaar zijn',
  soFar: (who: string, done: string, asked: string) => `${who}: ${done} van de ${asked} gevraagde mensen.`,
  nobodyAsked: (who: string) => `${who}: er is nog niemand gevraagd.`,

  few: (least: string) => `minder dan ${least}`,
  nearlyAll: 'bijna iedereen',
  hidden: '×',
  saidHidden: 'niet getoond',
  hiddenTitle: 'Wat er niet staat, en waarom',
  hiddenNote: (least: string, most: string) =>
    `Een klein aantal kan verraden wat één mens antwoordde. Daarom staat er ‘minder dan ${least}’ voor 0 tot en met ${most} mensen, en ‘bijna iedereen’ als hooguit ${most} mensen iets anders antwoordden. Bij × staat niets: met dat getal zou een ander getal uit te rekenen zijn. Met meer antwoorden komen er meer cijfers.`,
  withheld: {
    all: (least: string): Record<Withheld, string> => ({
      'few-answers': `Deze vraag tonen wij niet: daarvoor zijn minstens ${least} antwoorden nodig, en die zijn er niet.`,
      'few-own': '',
      'few-others': '',
      derivable:
        'Deze vraag tonen wij niet: samen met wat elders staat, zou het over te weinig mensen gaan. Met meer antwoorden kan het wel.',
    }),
    own: (least: string): Record<Withheld, string> => ({
      'few-answers': `Uw bureau staat hier niet apart: daarvoor zijn minstens ${least} antwoorden nodig.`,
      'few-own': `Uw bureau staat hier niet apart: daarvoor zijn minstens ${least} antwoorden van uw bureau nodig.`,
      'few-others': `Uw bureau staat hier niet apart: daarvoor zijn ook minstens ${least} antwoorden van minstens twee andere bureaus nodig. Anders is uit te rekenen wat die antwoordden.`,
      derivable:
        'Uw bureau staat hier niet apart: samen met wat elders staat, zou het over te weinig mensen gaan. Met meer antwoorden kan het wel.',
    }),
  },
  fewOwn: (n: string, least: string) =>
    `Van uw bureau ${n === '1' ? 'deed 1 mens' : `deden ${n} mensen`} mee. Om uw bureau apart te tonen, zijn minstens ${least} antwoorden nodig. U ziet hier alle bureaus samen.`,

  notCompared: 'Van deze vraag tonen wij geen vergelijking: die zou over te weinig mensen gaan.',

  openLeftOut:
    'De open vragen staan hier niet. Wat mensen schreven, leest alleen de coördinator: aan hun woorden is te zien wie zij zijn.',

  noAnswer: 'Gaf geen antwoord, of wist het niet',
  own: 'Uw bureau',
  all: 'Alle bureaus',
  besideTitle: 'Uw bureau naast alle bureaus',
  besideTable: (question: string) => `Uw bureau naast alle bureaus bij: ${question}`,
  callable: (base: string, points: string) =>
    `Bij ${base} antwoorden van uw bureau zegt een verschil met alle bureaus van minder dan ${points} punten niets.`,
  neverCallable: (base: string) =>
    `Bij ${base} antwoorden van uw bureau zegt geen enkel verschil met alle bureaus iets.`,
  reading: (n: string) =>
    `De stip is uw bureau (${n} deelnemers). Ligt de stip in het grijze gebied, dan zegt het verschil met alle bureaus samen niets: dat kan toeval zijn. Van zo veel stippen valt er altijd wel een buiten het grijs. Dat is een reden om verder te kijken, geen bewijs.`,
};

const en: typeof nl = {
  stand: (day) => `Figures as fixed on ${day}.`,
  prepared: (day) => `Provisional view of ${day}, not published yet.`,
  standInSource: (day) => `Figures fixed on ${day}.`,
  preparedInSource: (day) => `Provisional view of ${day}, not published yet.`,
  earlier: 'Figures of an earlier day',
  latest: (day) => `${day} (the latest)`,
  lookingAs: (bureau) => `You are looking as ${bureau}.`,
  lookBack: 'Back',

  waits: {
    prepared: 'This wave has not begun yet. There are no results yet.',
    open: 'This wave is still running. The results are here once they are published, after it has closed. You will get a mail about it.',
    closed: 'This wave is closed. The results are here once they are published. You will get a mail about it.',
    published: '',
  },
  predict: 'Predict what the wave will show',
  soFarTitle: 'How many people have finished so far',
  soFar: (who, done, asked) => `${who}: ${done} of the ${asked} people who were asked.`,
  nobodyAsked: (who) => `${who}: nobody was asked yet.`,

  few: (least) => `fewer than ${least}`,
  nearlyAll: 'nearly all',
  hidden: '×',
  saidHidden: 'not shown',
  hiddenTitle: 'What is not here, and why',
  hiddenNote: (least, most) =>
    `A small number may give away what one person answered. So ‘fewer than ${least}’ stands for 0 to ${most} people, and ‘nearly all’ for all but at most ${most}. Where × stands nothing is told: with that number another could be worked out. With more answers there will be more figures.`,
  withheld: {
    all: (least) => ({
      'few-answers': `This question is not shown: that takes at least ${least} answers, and there are fewer.`,
      'few-own': '',
      'few-others': '',
      derivable:
        'This question is not shown: together with what is shown elsewhere it would be about too few people. With more answers it can be.',
    }),
    own: (least) => ({
      'few-answers': `Your bureau is not shown apart here: that takes at least ${least} answers.`,
      'few-own': `Your bureau is not shown apart here: that takes at least ${least} answers of your bureau.`,
      'few-others': `Your bureau is not shown apart here: that also takes at least ${least} answers of at least two other bureaus. Otherwise what those answered could be worked out.`,
      derivable:
        'Your bureau is not shown apart here: together with what is shown elsewhere it would be about too few people. With more answers it can be.',
    }),
  },
  fewOwn: (n, least) =>
    `${n === '1' ? '1 person' : `${n} people`} of your bureau took part. To show your bureau apart takes at least ${least} answers. You see all bureaus together here.`,

  notCompared: 'Of this question no comparison is shown: it would be about too few people.',

  openLeftOut:
    'The open questions are not here. Only the coordinator reads what people wrote: their words show who they are.',

  noAnswer: 'Did not answer, or did not know',
  own: 'Your bureau',
  all: 'All bureaus',
  besideTitle: 'Your bureau beside all bureaus',
  besideTable: (question) => `Your bureau beside all bureaus at: ${question}`,
  callable: (base, points) =>
    `With ${base} answers of your bureau a difference with all bureaus of less than ${points} points says nothing.`,
  neverCallable: (base) => `With ${base} answers of your bureau no difference with all bureaus says anything.`,
  reading: (n) =>
    `The dot is your bureau (${n} participants). If the dot is in the grey area, the difference with all bureaus together says nothing: it may be chance. Of so many dots one is always outside the grey. That is a reason to look further, no proof.`,
};

/** The texts about what was published and what is hidden, in either language. */
export const publishedTexts: Record<Language, typeof nl> = { nl, en };
