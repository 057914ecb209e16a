import type { Right } from '../../access/rights.js';
import { inOrder } from '../../study/wave-order.js';
import type { Wave } from '../../study/waves.js';
import type { ResultsTexts } from '../../presentation/texts/results.js';
import { nameFieldwork } from '../../presentation/wave-status.js';
import type { Bar, BarLink, BarMenu } from '../plugins/bar.js';
import { at } from './addresses.js';

/** The position of a page among the results. */
export interface BarPlace {
  /** Its address without language and query. */
  readonly path: string;
  readonly wave: Wave | undefined;
  readonly group: string | undefined;
}

interface BarInput {
  readonly place: BarPlace;
  readonly waves: readonly Wave[];
  readonly groups: readonly { readonly slug: string; readonly name: string }[];
  /** What the viewer may do: a page that asks for more is no link. */
  readonly rights: ReadonlySet<Right>;
  readonly t: ResultsTexts;
  /** Returns an address in the language of the page. */
  to(path: string, query?: Readonly<Record<string, string>>): string;
}

const groupPages = ['comparison', 'questions', 'crosstab', 'open', 'codebook'] as const;

/** Of all waves there is a list for who sees each of them; others begin with the latest. */
const rightFor = {
  open: 'open-answers.read',
  microdata: 'microdata.read',
  waves: 'figures.live',
  planning: 'figures.live',
  staff: 'staff.read',
} as const;

/**
 * Returns the bar above every page of the results. Every page of a wave has the same: only what is
 * current differs.
 */
export function barOf(input: BarInput): Bar {
  return { label: input.t.results, items: itemsOf(input) };
}

function itemsOf(input: BarInput): (BarLink | BarMenu)[] {
  const { place, t, to, groups, rights } = input;
  const { path, wave } = place;
  const link = (words: string, address: string, query?: Record<string, string>): BarLink => ({
    words,
    href: to(address, query),
    current: path === address,
  });
  const only = (right: Right, ...links: BarLink[]) => (rights.has(right) ? links : []);
  if (!wave) {
    return [
      wavesMenu(input),
      ...only(rightFor.waves, link(t.allWaves, at.waves)),
      ...only(rightFor.planning, link(t.planning, at.planning)),
      link(t.method, at.method),
      ...only(rightFor.staff, link(t.staff, '/staff')),
    ];
  }
  const { slug } = wave;
  const asked = wave.kind !== 'baseline';
  return [
    wavesMenu(input),
    link(t.headline, at.headline(slug)),
    ...(asked ? groups.map((group) => groupMenu(input, slug, group)) : []),
    ...(asked ? [link(nameFieldwork(wave, t), at.fieldwork(slug))] : []),
    ...(asked ? only(rightFor.microdata, link(t.microdata, at.microdata(slug))) : []),
    ...only(rightFor.planning, link(t.planning, at.planning, { wave: slug })),
    link(t.method, at.method, { wave: slug }),
    ...only(rightFor.staff, link(t.staff, '/staff')),
  ];
}

/** The waves, each on the page of it that is like this one. */
function wavesMenu({ place, waves, rights, t, to }: BarInput): BarMenu {
  const { wave } = place;
  const newestFirst = waves.toSorted((a, b) => inOrder(b, a));
  const links = newestFirst.map((other) => ({
    words: t.wave(other.slug),
    href: to(pageLike(place, other)),
    current: other.slug === wave?.slug,
  }));
  return {
    words: wave ? t.wave(wave.slug) : t.chooseWave,
    links:
      wave && rights.has(rightFor.waves)
        ? [...links, { words: t.allWaves, href: to(at.waves), current: false }]
        : links,
    current: false,
  };
}

/** The address of this page in another wave. */
function pageLike({ path, wave, group }: BarPlace, other: Wave): string {
  if (!wave || other.kind === 'baseline') return at.headline(other.slug);
  if (group !== undefined) return at[groupPageOf(path, wave.slug, group)](other.slug, group);
  return path === at.fieldwork(wave.slug) ? at.fieldwork(other.slug) : at.headline(other.slug);
}

function groupMenu(
  { place, rights, t, to }: BarInput,
  wave: string,
  { slug, name }: { readonly slug: string; readonly name: string },
): BarMenu {
  const current = place.group === slug;
  const own = groupPageOf(place.path, wave, slug);
  return {
    words: current ? t.groupAt(name, t[own]) : name,
    current,
    links: groupPages
      .filter((page) => page !== 'open' || rights.has(rightFor.open))
      .map((page) => ({
        words: t[page],
        href: to(at[page](wave, slug)),
        current: current && page === own,
      })),
  };
}

/** The page of a group that an address is of, or below. */
function groupPageOf(path: string, wave: string, group: string): (typeof groupPages)[number] {
  const isBelow = (page: (typeof groupPages)[number]) => `${path}/`.startsWith(`${at[page](wave, group)}/`);
  return groupPages.find((page) => page !== 'questions' && isBelow(page)) ?? 'questions';
}
