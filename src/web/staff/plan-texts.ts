import type { PlanDayProblem } from '../../fieldwork/plan-days.js';
import type { Language } from '../../language/text.js';
import { fewestDaysBetween } from '../../study/definition.js';

/** What was done with the plan just now. */
export const planChanges = ['days', 'released', 'stopped', 'resumed', 'stopped-all', 'resumed-all'] as const;
export type PlanChange = (typeof planChanges)[number];

/** What holds the letters of a bureau, or lets them go. */
export type PlanState = 'no-days' | 'stopped-all' | 'stopped' | 'unreleased' | 'released' | 'not-open' | 'closed';

const nl = {
  title: 'Planning',
  lead: 'Welke brief op welke dag gaat, en naar hoeveel mensen.',
  noWave: 'Er is nog geen meting. De coördinator maakt die.',
  states: {
    'no-days': 'De coördinator heeft nog geen dagen gekozen. Tot dan gaat er niets vanzelf.',
    'stopped-all': 'Het verzenden van alle bureaus ligt stil. De coördinator zet het weer aan.',
    stopped: 'Uw brieven liggen stil. Er gaat niets, ook niet wat al klaarstond.',
    unreleased: 'Uw bureau heeft de brieven nog niet vrijgegeven. Tot dan gaat er niets vanzelf.',
    released: 'Uw brieven zijn vrijgegeven. Zij gaan vanzelf, op de dagen hieronder.',
    'not-open': 'De meting is nog niet open. De brieven gaan pas als zij open is.',
    closed: 'De meting is gesloten. Er gaan geen brieven meer.',
  } satisfies Record<PlanState, string>,
  afterEnd: (letters: string, end: string) =>
    `Gepland na de laatste dag van de meting (${end}): ${letters}. In de brieven staat dat meedoen tot die dag kan.`,
  moveAfterEnd: 'Verzet hieronder de dagen, of bij de meting het einde.',
  haveMoved: 'Laat de coördinator de dagen of het einde verzetten.',
  statesOfAll: {
    'no-days': 'Er zijn nog geen dagen gekozen. Tot dan gaat er niets vanzelf.',
    'stopped-all': 'Het verzenden van alle bureaus ligt stil.',
  } as Partial<Record<PlanState, string>>,
  done: {
    days: 'De dagen zijn bewaard.',
    released: 'Uw brieven zijn vrijgegeven.',
    stopped: 'Uw brieven liggen nu stil.',
    resumed: 'Uw brieven gaan weer.',
    'stopped-all': 'Alle brieven liggen nu stil.',
    'resumed-all': 'De brieven gaan weer.',
  } satisfies Record<PlanChange, string>,
  releaseTitle: 'Geef uw brieven vrij',
  releaseFirst: (letter: string, day: string, people: string) =>
    `De eerste brief is de ${letter}, op ${day}: ${people}.`,
  releaseThen:
    'Daarna krijgt alleen wie nog stil is een herinnering. Wie antwoordt of zich afmeldt, krijgt niets meer.',
  releaseLate:
    'Geeft u niet vrij vóór die dag, dan gaat er van uw bureau niets. Geeft u later vrij, dan gaat de brief op het eerstvolgende uur dat de planning toelaat; de herinneringen schuiven mee.',
  release: 'Geef onze brieven vrij',
  changed: 'Er is niets vrijgegeven: de coördinator heeft de dagen intussen veranderd. Kijk ze hieronder na.',
  changedTitle: 'De dagen zijn veranderd',
  stopTitle: 'Zet uw brieven stil',
  stopText: 'Er gaat dan van uw bureau niets meer, ook niet wat klaarstaat. U kunt het weer aanzetten.',
  stop: 'Zet onze brieven stil',
  resumeTitle: 'Zet uw brieven weer aan',
  resumeText: 'Wat klaarstond gaat dan meteen. Niemand krijgt een brief twee keer.',
  resume: 'Zet onze brieven weer aan',
  stopAllTitle: 'Zet alle brieven stil',
  stopAllText: 'Er gaat dan van geen enkel bureau nog iets. Wat klaarstaat wacht tot u het weer aanzet.',
  stopAll: 'Zet alle brieven stil',
  resumeAllTitle: 'Zet de brieven weer aan',
  resumeAllText: 'Wat klaarstond gaat dan meteen. Een bureau dat zelf stilzette, blijft stil.',
  resumeAll: 'Zet de brieven weer aan',
  calendar: 'Wat wanneer gaat',
  calendarText: 'De aantallen zijn van wie nu stil is. Zij worden kleiner als mensen antwoorden.',
  notReleasedYet: 'Zo gaan zij zodra u vrijgeeft.',
  today: 'vandaag',
  went: (n: number, people: string) => (n === 1 ? 'ging naar 1 persoon' : `ging naar ${people} mensen`),
  waits: (n: number, people: string) => (n === 1 ? 'staat klaar voor 1 persoon' : `staat klaar voor ${people} mensen`),
  comes: (n: number, people: string) =>
    n === 0 ? 'nu voor niemand' : n === 1 ? 'naar 1 persoon' : `naar ${people} mensen`,
  unreleasedPart: (people: string) => `, van wie ${people} nog niet vrijgegeven`,
  allUnreleased: ', nog niet vrijgegeven',
  none: 'Er is nog niets gepland en niets verstuurd.',
  daysTitle: 'De dagen',
  daysText:
    'Brieven gaan op werkdagen, tussen de uren die erbij staan. Verzet een brief door een andere dag te kiezen.',
  proposed: 'Dit is een voorstel. Er gaat niets tot u de dagen bewaart en een bureau zijn brieven vrijgeeft.',
  unplaced: (letters: string, end: string) =>
    `De laatste dag van de meting is ${end}. Daarvóór is geen plaats meer voor: ${letters}. Kies een latere laatste dag, of toch een dag daarna.`,
  daysMoved: 'Verzet u een dag, dan blijft vrijgegeven wat vrijgegeven is.',
  when: (weekdays: string, hours: string) => `${weekdays}, ${hours}`,
  from: (first: string, last: string) => (first === last ? first : `${first} tot en met ${last}`),
  weekdays: {
    mon: 'maandag',
    tue: 'dinsdag',
    wed: 'woensdag',
    thu: 'donderdag',
    fri: 'vrijdag',
    sat: 'zaterdag',
    sun: 'zondag',
  } as Record<string, string>,
  past: (day: string) => `Was gepland op ${day}.`,
  save: 'Bewaar de dagen',
  problemTitle: 'De dagen zijn nog niet bewaard',
  problems: {
    'no-date': () => 'Kies een dag.',
    past: () => 'Deze dag is voorbij.',
    far: () => 'Deze dag is meer dan een jaar weg.',
    closed: (day: string, next: string) => `Op ${day} gaat deze brief niet. De eerste dag daarna is ${next}.`,
    order: () => 'Kies een dag die later is dan die van de brief ervoor.',
    soon: (_day: string, next: string) =>
      `Geef mensen eerst tijd: een herinnering komt minstens ${fewestDaysBetween} dagen na de brief ervoor. De eerste dag die kan is ${next}.`,
  } satisfies Record<PlanDayProblem, (day: string, next: string) => string>,
  bureausTitle: 'De bureaus',
  bureausText: 'Elk bureau geeft zijn eigen brieven vrij. Van wie dat niet deed, gaat er niets.',
  bureauStates: { released: 'vrijgegeven', unreleased: 'nog niet vrijgegeven', stopped: 'zelf stilgezet' },
  nowTitle: 'Zelf nu versturen',
  nowText:
    'Kies een brief. U ziet eerst wie de brief krijgt en wie niet. Wie hem nu krijgt, krijgt hem van de planning niet nog eens.',
  silent: 'Bel wie stil is: de bellijst',
};

const en: typeof nl = {
  title: 'Plan',
  lead: 'Which letter goes on which day, and to how many people.',
  noWave: 'There is no wave yet. The coordinator makes it.',
  states: {
    'no-days': 'The coordinator has chosen no days yet. Until then nothing goes by itself.',
    'stopped-all': 'Sending is stopped for all bureaus. The coordinator switches it on again.',
    stopped: 'Your letters are stopped. Nothing goes, not even what was ready.',
    unreleased: 'Your bureau has not released its letters yet. Until then nothing goes by itself.',
    released: 'Your letters are released. They go by themselves, on the days below.',
    'not-open': 'The wave is not open yet. Letters go once it is.',
    closed: 'The wave is closed. No more letters go.',
  },
  afterEnd: (letters, end) =>
    `Planned after the last day of the wave (${end}): ${letters}. The letters say that one can take part until that day.`,
  moveAfterEnd: 'Move the days below, or the end of the wave.',
  haveMoved: 'Have the coordinator move the days or the end.',
  statesOfAll: {
    'no-days': 'No days have been chosen yet. Until then nothing goes by itself.',
    'stopped-all': 'Sending is stopped for all bureaus.',
  },
  done: {
    days: 'The days have been saved.',
    released: 'Your letters are released.',
    stopped: 'Your letters are stopped now.',
    resumed: 'Your letters go again.',
    'stopped-all': 'All letters are stopped now.',
    'resumed-all': 'The letters go again.',
  },
  releaseTitle: 'Release your letters',
  releaseFirst: (letter, day, people) => `The first letter is the ${letter}, on ${day}: ${people}.`,
  releaseThen: 'After that, only who is still silent gets a reminder. Who answers or opts out gets nothing more.',
  releaseLate:
    'If you do not release before that day, nothing of your bureau goes. If you release later, the letter goes at the next hour that the plan allows; the reminders move along.',
  release: 'Release our letters',
  changed: 'Nothing was released: the coordinator has changed the days meanwhile. Check them below.',
  changedTitle: 'The days have changed',
  stopTitle: 'Stop your letters',
  stopText: 'Nothing of your bureau goes then, not even what is ready. You can switch it on again.',
  stop: 'Stop our letters',
  resumeTitle: 'Let your letters go again',
  resumeText: 'What was ready then goes at once. Nobody gets a letter twice.',
  resume: 'Let our letters go again',
  stopAllTitle: 'Stop all letters',
  stopAllText: 'Nothing of any bureau goes then. What is ready waits until you switch it on again.',
  stopAll: 'Stop all letters',
  resumeAllTitle: 'Let the letters go again',
  resumeAllText: 'What was ready then goes at once. A bureau that stopped its own stays stopped.',
  resumeAll: 'Let the letters go again',
  calendar: 'What goes when',
  calendarText: 'The numbers are of who is silent now. They become smaller as people answer.',
  notReleasedYet: 'This is how they go once you release them.',
  today: 'today',
  went: (n, people) => (n === 1 ? 'went to 1 person' : `went to ${people} people`),
  waits: (n, people) => (n === 1 ? 'is ready for 1 person' : `is ready for ${people} people`),
  comes: (n, people) => (n === 0 ? 'for nobody now' : n === 1 ? 'to 1 person' : `to ${people} people`),
  unreleasedPart: (people) => `, of whom ${people} not released yet`,
  allUnreleased: ', not released yet',
  none: 'Nothing is planned yet, and nothing was sent.',
  daysTitle: 'The days',
  daysText: 'Letters go on working days, between the hours given. Move a letter by choosing another day.',
  proposed: 'This is a proposal. Nothing goes until you save the days and a bureau releases its letters.',
  unplaced: (letters, end) =>
    `The last day of the wave is ${end}. Before that there is no room for: ${letters}. Choose a later last day, or a day after it all the same.`,
  daysMoved: 'If you move a day, what was released stays released.',
  when: (weekdays, hours) => `${weekdays}, ${hours}`,
  from: (first, last) => (first === last ? first : `${first} to ${last}`),
  weekdays: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  past: (day) => `Was planned for ${day}.`,
  save: 'Save the days',
  problemTitle: 'The days have not been saved yet',
  problems: {
    'no-date': () => 'Choose a day.',
    past: () => 'This day is past.',
    far: () => 'This day is more than a year away.',
    closed: (day, next) => `This letter does not go on ${day}. The first day after it is ${next}.`,
    order: () => 'Choose a day later than that of the letter before it.',
    soon: (_day, next) =>
      `Give people time first: a reminder comes at least ${fewestDaysBetween} days after the letter before it. The first day that can be is ${next}.`,
  },
  bureausTitle: 'The bureaus',
  bureausText: 'Each bureau releases its own letters. Of who did not, nothing goes.',
  bureauStates: { released: 'released', unreleased: 'not released yet', stopped: 'stopped by itself' },
  nowTitle: 'Send now yourself',
  nowText:
    'Choose a letter. You first see who gets the letter and who does not. Who gets it now does not get it again from the plan.',
  silent: 'Call who is silent: the list to call',
};

export type PlanTexts = typeof nl;

/** The texts of the plan, in either language. */
export const planTexts: Record<Language, PlanTexts> = { nl, en };
