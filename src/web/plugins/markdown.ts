import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false });

/** Returns a study's Markdown as HTML; HTML in it is shown as text. */
export function toHtml(text: string): string {
  return markdown.render(text);
}

/** Returns a line of Markdown as HTML, without a paragraph around it. */
export function toInlineHtml(text: string): string {
  return markdown.renderInline(text);
}
