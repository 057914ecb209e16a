/** A link of the bar above a page. `current` is the page itself, or a page that it leads on to. */
export interface BarLink {
  readonly words: string;
  readonly href: string;
  readonly current: boolean;
}

/** Links of the bar under one heading, which says which of them is current. */
export interface BarMenu {
  readonly words: string;
  readonly links: readonly BarLink[];
  readonly current: boolean;
}

/** The bar above every page of a part of the site, for views/bar.eta. */
export interface Bar {
  /** What the pages are about, for who does not see the bar. */
  readonly label: string;
  readonly items: readonly (BarLink | BarMenu)[];
}
