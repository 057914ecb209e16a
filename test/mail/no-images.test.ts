import { parse } from 'node-html-parser';
import { expect, it } from 'vitest';
import { renderLetter } from '../../src/mail/html.js';

it('a picture in a letter is a link at most: opening the letter loads nothing', () => {
  const body =
    'Dag ![logo](https://elsewhere.example/pixel.png)\n\n![x][y]\n\n[y]: https://elsewhere.example/y.png\n\n{link}';
  const html = renderLetter({
    body,
    words: { link: 'https://o.example/i/x' },
    subject: 'x',
    button: 'Begin',
    language: 'nl',
  });
  expect(parse(html).querySelectorAll('img, link, script, iframe, [src], [background]')).toEqual([]);
  expect(html).not.toMatch(/url\(/);
});
