import type { Language } from '../../language/text.js';
import type { StepName } from '../../study/definition.js';

const nl = {
  steps: {
    announcement: 'Aankondiging',
    invitation: 'Uitnodiging',
    'reminder-1': 'Eerste herinnering',
    'reminder-2': 'Tweede herinnering',
    'reminder-3': 'Derde herinnering',
  } satisfies Record<StepName, string>,
  languages: { nl: 'Nederlands', en: 'Engels' } satisfies Record<Language, string>,
};

const en: typeof nl = {
  steps: {
    announcement: 'Announcement',
    invitation: 'Invitation',
    'reminder-1': 'First reminder',
    'reminder-2': 'Second reminder',
    'reminder-3': 'Third reminder',
  },
  languages: { nl: 'Dutch', en: 'English' },
};

/** The names of letters and of their languages, in either language. */
export const letterNames: Record<Language, typeof nl> = { nl, en };
