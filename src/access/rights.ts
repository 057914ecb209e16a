/** The roles of accounts; an account can have several. */
export const roles = ['coordinator', 'staff', 'partner'] as const;
export type Role = (typeof roles)[number];

/** The rights that a role gives. A route names one of these, never a role. */
export const rights = [
  /** Ending one's own session. */
  'session.end',
  /** Adding and removing passkeys of one's own account. */
  'passkeys.write',
  /** Seeing which waves there are. */
  'waves.read',
  /** Seeing the progress of fieldwork: outcomes, rates, days. */
  'fieldwork.read',
  /** Seeing results as far as they were published. */
  'results.read',
  /** Seeing unpublished figures, none of them suppressed. */
  'figures.live',
  /** Making and publishing what partners see. */
  'snapshots.write',
  /** Reading what people wrote in their own words. */
  'open-answers.read',
  /** Judging that a reworded question still asks the same. */
  'comparability.judge',
  /** Seeing the pages on which a campaign is run: how it goes, its letters and its plan. */
  'staff.read',
  /** Seeing the invitees of one's own bureau, by name. Nobody sees those of another. */
  'invitees.read',
  /** Adding, correcting and removing the invitees of one's own bureau. */
  'invitees.write',
  /** Giving the letters of one's own bureau a greeting, a signature and a sentence. */
  'bureau-letters.write',
  /** Writing the letters that every bureau sends. */
  'letters.write',
  /** Counting who belongs to the groups: of one's own bureau, or of every one. */
  'frame.write',
  /** Predicting what a wave will find, sealed until it is published. */
  'expectations.write',
  /** Setting the days of the plan, and stopping and resuming all sending. */
  'plan.write',
  /** Releasing, sending and stopping the letters of one's own bureau. */
  'sending.write',
  /** Preparing, opening, extending and closing waves. */
  'waves.write',
  /** Adding, changing and removing accounts. */
  'accounts.write',
  /** Reading who did what. */
  'log.read',
  /** Making and revoking API tokens: of one's own bureau, or of every one. */
  'tokens.write',
  /** Taking the answers of a closed wave along, a row a person. */
  'microdata.read',
  /** Seeing each bureau's own figures; without it, only one's own bureau and the total. */
  'bureaus.all',
] as const;
export type Right = (typeof rights)[number];

const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  coordinator: [
    'passkeys.write',
    'waves.read',
    'fieldwork.read',
    'results.read',
    'figures.live',
    'snapshots.write',
    'open-answers.read',
    'comparability.judge',
    'tokens.write',
    'microdata.read',
    'bureaus.all',
    'staff.read',
    'letters.write',
    'frame.write',
    'plan.write',
    'waves.write',
    'accounts.write',
    'log.read',
  ],
  staff: [
    'passkeys.write',
    'staff.read',
    'invitees.read',
    'invitees.write',
    'bureau-letters.write',
    'frame.write',
    'expectations.write',
    'sending.write',
  ],
  partner: ['passkeys.write', 'waves.read', 'fieldwork.read', 'results.read', 'tokens.write', 'expectations.write'],
};

/** Returns whether a role belongs to a bureau: without one it gives no right. */
export function needsBureau(role: Role): boolean {
  return role !== 'coordinator';
}

/** The person or program that looks: its rights, and its bureau. */
export interface Viewer {
  readonly rights: ReadonlySet<Right>;
  readonly bureau: string | null;
}

/**
 * Returns the viewer with these roles. An unknown role gives no right, nor does one without the
 * bureau that it needs.
 */
export function viewerOf({ roles, bureau }: { roles: readonly string[]; bureau: string | null }): Viewer {
  const known = roles.filter(isRole).filter((role) => bureau !== null || !needsBureau(role));
  return { rights: new Set(['session.end', ...known.flatMap((role) => rightsOfRole[role])]), bureau };
}

/**
 * Returns who sees what was published as the partner of a bureau does; without one, of all bureaus
 * together.
 */
export function partnerOf(bureau: string | undefined): Viewer {
  return { ...viewerOf({ roles: ['partner'], bureau: bureau ?? '' }), bureau: bureau ?? null };
}

/** The operator on the server itself, to whom the command line shows everything. */
export const operator: Viewer = { rights: new Set(rights), bureau: null };

/** Returns whether a word names a role. */
export function isRole(word: string): word is Role {
  return roles.some((role) => role === word);
}

/** Returns the only bureau they see; undefined for who sees every one. */
export function ownBureauOf({ rights: own, bureau }: Viewer): string | undefined {
  return own.has('bureaus.all') ? undefined : (bureau ?? '');
}
