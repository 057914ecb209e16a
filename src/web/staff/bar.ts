import type { Right } from '../../access/rights.js';
import type { Bar, BarLink, BarMenu } from '../plugins/bar.js';
import { at } from './addresses.js';
import type { StaffScope } from './scope.js';
import type { StaffTexts } from './frame-texts.js';

/** The texts that are words, and no sentence with something filled in. */
type PageWords = { [K in keyof StaffTexts]: StaffTexts[K] extends string ? K : never }[keyof StaffTexts];

/** A page of the bar, with the right that it asks for. */
interface BarPage {
  readonly words: PageWords;
  readonly address: string;
  readonly right: Right;
}

/** Pages under a heading. */
interface BarPages {
  readonly words: PageWords;
  readonly pages: readonly BarPage[];
}

/** The pages in the order of the work, each with the right that it asks for. */
const pages: readonly BarPage[] = [
  { words: 'home', address: at.home, right: 'staff.read' },
  { words: 'people', address: at.people, right: 'invitees.read' },
  { words: 'upload', address: at.upload, right: 'invitees.write' },
  { words: 'letters', address: at.letters, right: 'staff.read' },
  { words: 'plan', address: at.plan, right: 'staff.read' },
  { words: 'outbox', address: at.outbox, right: 'staff.read' },
];

/** What is looked at now and then, under headings: of the wave, and of no wave. */
const menus: readonly BarPages[] = [
  {
    words: 'aboutWave',
    pages: [
      { words: 'frame', address: at.frame, right: 'frame.write' },
      { words: 'expectations', address: at.expectations, right: 'expectations.write' },
      { words: 'questionnaire', address: at.questionnaires, right: 'staff.read' },
      { words: 'life', address: at.wave, right: 'waves.write' },
    ],
  },
  {
    words: 'management',
    pages: [
      { words: 'accounts', address: at.accounts, right: 'accounts.write' },
      { words: 'log', address: at.log, right: 'log.read' },
    ],
  },
];

interface BarInput {
  readonly scope: StaffScope;
  /** The page's address without language and query. */
  readonly path: string;
  /** The address of the page of the bar to which it belongs, or one below it. */
  readonly of: string;
  readonly t: StaffTexts;
  /** Returns an address in the language of the page and about its wave. */
  to(path: string, query?: Readonly<Record<string, string>>): string;
}

/**
 * Returns the bar above every staff page: the waves, the pages that the viewer may see, results.
 */
export function barOf({ scope, path, of, t, to }: BarInput): Bar {
  const { rights } = scope.viewer;
  const mayOpen = ({ right }: BarPage) => rights.has(right);
  // A page below another, as one person is below people, has the other for its own.
  const current = [...pages, ...menus.flatMap((menu) => menu.pages)].findLast(({ address }) =>
    `${of}/`.startsWith(`${address}/`),
  );
  const link = ({ words, address }: BarPage): BarLink => {
    return { words: t[words], href: to(address), current: address === current?.address };
  };
  return {
    label: t.staff,
    items: [
      wavesMenu(scope, path, t, to),
      ...pages.filter(mayOpen).map(link),
      ...menus.flatMap((menu): BarMenu[] => {
        const links = menu.pages.filter(mayOpen).map(link);
        return links.length ? [{ words: t[menu.words], links, current: links.some((one) => one.current) }] : [];
      }),
      ...(rights.has('results.read') ? [{ words: t.results, href: to('/results'), current: false }] : []),
    ],
  };
}

function wavesMenu({ waves, wave }: StaffScope, path: string, t: StaffTexts, to: BarInput['to']): BarMenu {
  return {
    words: wave ? t.wave(wave.slug) : t.noWave,
    current: false,
    links: waves.map((one) => ({
      words: t.wave(one.slug),
      href: to(path, { wave: one.slug }),
      current: one.slug === wave?.slug,
    })),
  };
}
