import type { Role } from '../../access/rights.js';
import type { Language } from '../../language/text.js';

interface AccountWords {
  readonly roles: Readonly<Record<Role, string>>;
  /** What an account with the role can do. */
  readonly does: Readonly<Record<Role, string>>;
}

/** The roles of accounts and what they are for, in either language. */
export const accountWords: Record<Language, AccountWords> = {
  nl: {
    roles: { coordinator: 'coördinator', staff: 'medewerker', partner: 'partner' },
    does: {
      coordinator: 'Leidt de meting: brieven, openen en sluiten, cijfers van alle bureaus, publiceren, accounts.',
      staff: 'Nodigt uit voor één bureau: lijsten, brieven, wie nog stil is.',
      partner: 'Ziet wat gepubliceerd is: het eigen bureau naast alle bureaus samen.',
    },
  },
  en: {
    roles: { coordinator: 'coordinator', staff: 'staff', partner: 'partner' },
    does: {
      coordinator: 'Leads the wave: letters, opening and closing, figures of every bureau, publishing, accounts.',
      staff: 'Invites for one bureau: lists, letters, who is still silent.',
      partner: 'Sees what was published: the own bureau beside all bureaus together.',
    },
  },
};
