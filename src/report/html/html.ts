import { escape } from '../../presentation/charts/svg.js';
import type { Report, Section } from '../document.js';
import { reportTexts } from '../texts/report.js';
import { writeBlock } from './blocks.js';
import { stylesOf } from './styles.js';

/**
 * Returns a report as one file of HTML that refers to nothing outside, reads on a phone and prints
 * on A4. What was found comes first, then the table of contents.
 */
export function writeHtml(report: Report): string {
  const { language, title, subtitle, author, date, warning, sections } = report;
  const [first, ...others] = sections;
  return `${[
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    `<meta name="author" content="${escape(author)}">`,
    `<meta name="date" content="${escape(date)}">`,
    `<style>${stylesOf(report)}</style>`,
    '</head>',
    '<body>',
    ...(warning ? [`<p class="every-page">${escape(warning)}</p>`] : []),
    `<header><h1>${escape(title)}</h1><p class="sub">${escape(subtitle)}</p></header>`,
    ...(first ? [writeSection(first, 2, 'first')] : []),
    writeContents(sections, language),
    ...others.map((section) => writeSection(section, 2, section.sections?.length ? 'part' : 'other')),
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function writeContents(sections: readonly Section[], language: Report['language']): string {
  const link = ({ id, heading }: Section) => `<a href="#${id}">${escape(heading)}</a>`;
  const items = sections.map((section) => {
    const below = (section.sections ?? []).map((one) => `<li>${link(one)}</li>`).join('');
    return `<li>${link(section)}${below ? `<ol>${below}</ol>` : ''}</li>`;
  });
  return `<nav aria-labelledby="contents"><h2 id="contents">${reportTexts[language].contents}</h2><ol>${items.join('\n')}</ol></nav>`;
}

function writeSection({ id, heading, blocks, sections = [] }: Section, level: number, look = ''): string {
  const tag = `h${Math.min(level, 6)}`;
  return [
    `<section${look ? ` class="${look}"` : ''} aria-labelledby="${id}">`,
    `<${tag} id="${id}">${escape(heading)}</${tag}>`,
    ...blocks.map((block, i) => writeBlock(block, `${id}-${i + 1}`)),
    ...sections.map((one) => writeSection(one, level + 1)),
    '</section>',
  ].join('\n');
}
