type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Returns an element with what is inside it, which is XML already. Attributes may be undefined. */
export function element(name: string, attributes: Attributes = {}, ...inside: readonly string[]): string {
  let opening = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) opening += ` ${key}="${escapeXml(String(value))}"`;
  }
  const content = inside.join('');
  return content === '' ? `${opening}/>` : `${opening}>${content}</${name}>`;
}

/** Returns an element as a document of its own. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/**
 * Returns a text as XML holds it. Without what XML 1.0 cannot hold: control characters but for tabs
 * and line breaks, and halves of pairs.
 */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\uFFFE\uFFFF]|\p{Cc}|\p{Cs}/gu, (sign) => escapes[sign] ?? '');
}

const escapes: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  ...{ '\t': '\t', '\n': '\n', '\r': '&#13;' },
};
