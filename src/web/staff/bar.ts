import type { Right } from '../../access/rights.js';
import type { Bar, BarLink, BarMenu } from '../plugins/bar.js';
import { at } from './addresses.js';
import type { StaffScope } from './scope.js';
import type { StaffTexts } from './frame-texts.js';

/** A page of the bar, with the right that it asks for. */
interface BarPage {
  readonly words: keyof StaffTexts;
  readonly address: string;
  readonly right: Right;
}

/** The pages in the order of the work, each with the right that it asks for. */
const pages = [
  { words: 'home', address: at.home, right: 'staff.read' },
  { words: 'people', address: at.people, right: 'invitees.read' },
  { words: 'upload', address: at.upload, right: 'invitees.write' },
  { words: 'letters', address: at.letters, right: 'staff.read' },
  { words: 'frame', address: at.frame, right: 'frame.write' },
  { words: 'expectations', address: at.expectations, right: 'expectations.write' },
  { words: 'questionnaire', address: at.questionnaires, right: 'staff.read' },
  { words: 'life', address: at.wave, right: 'waves.write' },
] as const satisfies readonly BarPage[];

/** What is not the work of a wave, under one heading. */
const management = [
  { words: 'accounts', address: at.accounts, right: 'accounts.write' },
  { words: 'log', address: at.log, right: 'log.read' },
] as const satisfies readonly BarPage[];
  { words: 'plan', address: at.plan, right: 'staff.read' },
  { words: 'outbox', address: at.outbox, right: 'staff.read' },
] as const satisfies readonly { words: keyof StaffTexts; address: string; right: Right }[];

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

/** Returns the bar above every staff page: the waves, the pages that the viewer may see, results. */
export function barOf({ scope, path, of, t, to }: BarInput): Bar {
  const { rights } = scope.viewer;
  const own = pages.filter(({ right }) => rights.has(right));
  const managed = management.filter(({ right }) => rights.has(right));
  // A page below another, as one person is below people, has the other for its own.
  const current = [...own, ...managed].findLast(({ address }) => `${path}/`.startsWith(`${address}/`));
  const link = (page: (typeof pages | typeof management)[number]): BarLink => {
    return { words: t[page.words], href: to(page.address), current: page === current };
  };
  const current = own.findLast(({ address }) => `${of}/`.startsWith(`${address}/`));
  return {
    label: t.staff,
    items: [
      wavesMenu(scope, path, t, to),
      ...own.map(link),
      ...(managed.length
        ? [{ words: t.management, links: managed.map(link), current: managed.some((page) => page === current) }]
        : []),
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
