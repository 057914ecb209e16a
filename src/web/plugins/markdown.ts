import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false });

/** A study's Markdown as HTML; what it holds of HTML itself is shown as text. */
export function toHtml(text: string): string {
  return markdown.render(text);
}

/** A line of Markdown as HTML, without a paragraph around it. */
export function toInlineHtml(text: string): string {
  return markdown.renderInline(text);
}
