/** What somebody may come for; an account can hold several. */
export const roles = ['coordinator', 'staff', 'partner'] as const;
export type Role = (typeof roles)[number];

/** What may be done by who is known here. A route names one of these, never a role. */
export const rights = [
  /** Ending one's own session. */
  'session.end',
  /** Seeing which waves there are. */
  'waves.read',
  /** Seeing how asking goes: outcomes, rates, days. */
  'fieldwork.read',
  /** Seeing results as far as they were published. */
  'results.read',
  /** Seeing figures as they stand now, before they are published, and none suppressed. */
  'figures.live',
  /** Reading what people wrote in their own words. */
  'open-answers.read',
  /** Judging that a reworded question still asks the same. */
  'comparability.judge',
  /** Bringing the people of one's own bureau and writing to them. */
  'invitees.write',
  /** Seeing every bureau's own part; without it, one's own bureau and all together. */
  'bureaus.all',
] as const;
export type Right = (typeof rights)[number];

const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  coordinator: [
    'waves.read',
    'fieldwork.read',
    'results.read',
    'figures.live',
    'open-answers.read',
    'comparability.judge',
    'bureaus.all',
  ],
  staff: ['invitees.write'],
  partner: ['waves.read', 'fieldwork.read', 'results.read'],
};

/** Who looks: what they may do, and which bureau is theirs. */
export interface Viewer {
  readonly rights: ReadonlySet<Right>;
  readonly bureau: string | null;
}

/** Returns who looks with these roles. A role that is not known gives no right, nor one that lacks its bureau. */
export function viewerOf({ roles, bureau }: { roles: readonly string[]; bureau: string | null }): Viewer {
  const known = roles.filter(isRole).filter((role) => role === 'coordinator' || bureau !== null);
  return { rights: new Set(['session.end', ...known.flatMap((role) => rightsOfRole[role])]), bureau };
}

/** Who works on the server itself: the command line keeps nothing from them. */
export const operator: Viewer = { rights: new Set(rights), bureau: null };

/** Whether a word names a role. */
export function isRole(word: string): word is Role {
  return roles.some((role) => role === word);
}

/** Returns the bureau whose part is all that they see of bureaus; undefined for who sees every one. */
export function ownBureauOf({ rights: own, bureau }: Viewer): string | undefined {
  return own.has('bureaus.all') ? undefined : (bureau ?? '');
}
