import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Wat niet te zeggen is',
  always: [
    'Dit onderzoek telt wat mensen antwoordden. Waar dat vandaan komt, en wat het gevolg van iets anders is, meet het niet.',
    'Het gaat over mensen die door de bureaus zijn gevraagd, en niet over alle mensen met een loopbaanvraag.',
    'Een interval gaat over toeval. Het zegt niet of wie antwoordde, lijkt op wie zweeg.',
    'Cijfers die getekend en niet getoetst zijn, kunnen door toeval verschillen, ook als het verschil groot is.',
    'Staat er dat geen verschil is aan te tonen, dan mag daar niet uit volgen dat iets gelijk bleef.',
  ],
  ofGroup: (group: string, wave: string) => `${group}, naast ${wave}: wat niet te zeggen is`,
  hidden: 'Wat er niet staat',
  withheld: (group: string, questions: string) => `${group}: vragen of onderdelen die er niet in staan: ${questions}.`,
};

const en: typeof nl = {
  heading: 'What cannot be said',
  always: [
    'This study counts what people answered. Where that comes from, and what follows from what, it does not measure.',
    'It is about people whom the bureaus asked, and not about everybody with a question about a career.',
    'An interval is about chance. It does not say whether those who answered are like those who were silent.',
    'Figures that are drawn and not tested may differ by chance, also where the difference is large.',
    'Where no difference can be shown, it must not be concluded that something stayed the same.',
  ],
  ofGroup: (group, wave) => `${group}, beside ${wave}: what cannot be said`,
  hidden: 'What is not there',
  withheld: (group, questions) => `${group}: questions or items that are not in it: ${questions}.`,
};

/** The texts of what cannot be said, in either language. */
export const unsayableTexts: Record<Language, typeof nl> = { nl, en };
