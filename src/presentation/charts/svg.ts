export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG with what is in it: more elements, or the words of a text. */
export interface Drawn {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Drawn[];
  readonly words?: string;
}

/** Something drawn: elements, in lists of lists as they come. */
export type Drawing = Drawn | readonly Drawing[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns text escaped for SVG or HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Returns an element with its attributes and what is in it. */
export function element(name: string, attributes: Attributes, ...children: readonly Drawing[]): Drawn {
  return { name, attributes, children: flat(children) };
}

/** Returns one line of text, or another element that holds only words. */
export function line(words: string, attributes: Attributes, name = 'text'): Drawn {
  return { name, attributes, children: [], words };
}

/** Returns everything that was drawn, in one list. */
export function flat(drawing: Drawing): readonly Drawn[] {
  return 'name' in drawing ? [drawing] : drawing.flatMap(flat);
}

/** Returns what was drawn as markup. */
export function markup(drawing: Drawing): string {
  return flat(drawing).map(write).join('');
}

function write({ name, attributes, children, words }: Drawn): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  const inside = words === undefined ? markup(children) : escape(words);
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/**
 * Returns a place or length along the width. Charts are as wide as the page lets them, and their
 * text does not shrink with them.
 */
export function along(percentage: number): string {
  return `${Math.round(percentage * 10) / 10}%`;
}
