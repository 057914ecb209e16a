/** A Markdown link, such as [opt out]({optOut}). */
const link = /\[([^\]]*)\]\((?:mailto:)?([^()\s]*)\)/g;

/**
 * Returns Markdown as the text of a letter for who sees no HTML: a link becomes its words and its
 * address. The address stands between angle brackets (RFC 3986, appendix C), so that no mail
 * program takes the sign after it for a part of it.
 */
export function toPlainText(markdown: string): string {
  return markdown.replaceAll(link, '$1 <$2>');
}
