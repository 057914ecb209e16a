import type { Language } from '../../language/text.js';

const nl = {
  title: 'Iemand anders wijzigde dit intussen',
  text: 'Uw wijziging is nog niet bewaard; wat u invulde, staat hieronder. Vergelijk het met wat er nu staat. Bewaart u opnieuw, dan vervangt u dat.',
  now: (label: string, value: string) => `${label}: hier staat nu ‘${value}’.`,
  empty: (label: string) => `${label}: dit is nu leeg.`,
};

const en: typeof nl = {
  title: 'Somebody else changed this meanwhile',
  text: 'Your change has not been saved yet; what you filled in is below. Compare it with what is there now. If you save again, you replace that.',
  now: (label, value) => `${label}: this now says ‘${value}’.`,
  empty: (label) => `${label}: this is empty now.`,
};

/** The texts about a form that somebody else changed meanwhile, in either language. */
export const conflictTexts: Record<Language, typeof nl> = { nl, en };
