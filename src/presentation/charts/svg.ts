type Attributes = Readonly<Record<string, string | number | undefined>>;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns text escaped for SVG or HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Returns an element with its attributes; `children` are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`;
}

/**
 * Returns a place or length along the width. Charts are as wide as the page lets them, and their
 * text does not shrink with them.
 */
export function along(percentage: number): string {
  return `${Math.round(percentage * 10) / 10}%`;
}

/** Returns one line of text. */
export function line(words: string, attributes: Attributes): string {
  return element('text', attributes, escape(words));
}

/** What every chart has: the id that the page gives it, and its title. */
export interface Titled {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
}

/** Returns a chart for sight and for screen readers. `sentences` say everything that is drawn. */
export function picture({ id, title }: Titled, height: number, sentences: readonly string[], drawn: string): string {
  return element(
    'svg',
    { class: 'chart', width: '100%', height, role: 'img', 'aria-labelledby': `${id}-t ${id}-d` },
    element('title', { id: `${id}-t` }, escape(title)),
    element('desc', { id: `${id}-d` }, escape(sentences.join(' '))),
    drawn,
  );
}
