const root = '/staff';
const under = (...parts: readonly string[]) => [root, ...parts.map(encodeURIComponent)].join('/');

/** What is done with one person. */
export type PersonAction = 'correction' | 'letter' | 'opt-out' | 'removal' | 'return';

/** What is done with the plan: of one's own bureau, or of all. */
export type PlanAction = 'release' | 'stop' | 'resume' | 'stop-all' | 'resume-all';

/** The addresses of the staff pages. Which wave they are about stands behind them: `?wave=`. */
export const at = {
  home: root,
  people: under('people'),
  person: (id: string) => under('people', id),
  /** Where a form of the page of one person goes. */
  personAction: (id: string, action: PersonAction) => under('people', id, action),
  upload: under('upload'),
  letters: under('letters'),
  letter: (step: string) => under('letters', step),
  frame: under('frame'),
  expectations: under('expectations'),
  wave: under('wave'),
  nextWave: under('wave', 'next'),
  opening: under('wave', 'opening'),
  plannedEnd: under('wave', 'end'),
  closing: under('wave', 'closing'),
  /** The page of the results on which what a closed wave found is published. */
  publishing: (wave: string) => `/results/${encodeURIComponent(wave)}#publiceren`,
  waveName: under('wave', 'name'),
  waveRemoval: under('wave', 'removal'),
  questionnaires: under('questionnaire'),
  questionnaire: (group: string) => under('questionnaire', group),
  accounts: under('accounts'),
  account: (id: string) => under('accounts', id),
  accountLink: (id: string) => under('accounts', id, 'link'),
  accountRemoval: (id: string) => under('accounts', id, 'removal'),
  log: under('log'),
  plan: under('plan'),
  /** Where a form of the plan goes. */
  planAction: (action: PlanAction) => under('plan', action),
  send: (step: string) => under('send', step),
  progress: (step: string) => under('send', step, 'progress'),
  silent: under('silent'),
  outbox: under('outbox'),
};
