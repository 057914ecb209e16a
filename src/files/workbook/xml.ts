type Attributes = Readonly<Record<string, string | number | undefined>>;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Returns an element with what is inside it, which is XML already. Attributes may be undefined. */
export function element(name: string, attributes: Attributes = {}, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const content = inside.join('');
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

/** Returns an element as a document of its own. */
export function xmlDocument(root: string): string {
  return declaration + root;
}

/** Returns a text as XML holds it, without the characters that XML cannot hold. */
export function escapeXml(text: string): string {
  return Array.from(text, (sign) => escapes[sign] ?? (isWritable(sign) ? sign : '')).join('');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0, section 2.2: no control characters, no half pairs. */
function isWritable(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
