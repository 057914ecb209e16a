import { relationships } from '../../files/office-parts.js';
import { element, xmlDocument } from '../../files/xml.js';
import { family, readFont } from '../fonts.js';
import { wordMain } from './styles.js';

/** Returns the part that makes a file one of today, with its letters in it. */
export function settingsXml(locale: string): string {
  const mode = { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 };
  return xmlDocument(
    element(
      'w:settings',
      { 'xmlns:w': wordMain },
      element('w:embedTrueTypeFonts'),
      element('w:defaultTabStop', { 'w:val': 709 }),
      element('w:compat', {}, element('w:compatSetting', mode)),
      element('w:themeFontLang', { 'w:val': locale }),
      element('w:decimalSymbol', { 'w:val': locale === 'nl-NL' ? ',' : '.' }),
      element('w:listSeparator', { 'w:val': locale === 'nl-NL' ? ';' : ',' }),
    ),
  );
}

/** Returns the part with the sign before what is listed. */
export function numberingXml(): string {
  const level = element(
    'w:lvl',
    { 'w:ilvl': 0 },
    element('w:start', { 'w:val': 1 }),
    element('w:numFmt', { 'w:val': 'bullet' }),
    element('w:pStyle', { 'w:val': 'ListBullet' }),
    element('w:lvlText', { 'w:val': '•' }),
    element('w:lvlJc', { 'w:val': 'left' }),
    element('w:pPr', {}, element('w:ind', { 'w:left': 340, 'w:hanging': 227 })),
  );
  return xmlDocument(
    element(
      'w:numbering',
      { 'xmlns:w': wordMain },
      element(
        'w:abstractNum',
        { 'w:abstractNumId': 0 },
        element('w:multiLevelType', { 'w:val': 'singleLevel' }),
        level,
      ),
      element('w:num', { 'w:numId': 1 }, element('w:abstractNumId', { 'w:val': 0 })),
    ),
  );
}

/** The cuts that come along, each with the key that its first bytes are hidden with. */
const embedded = [
  { cut: 'regular', place: 'embedRegular', key: '5F1C6A10-0B55-4630-8F0A-3A5D1B2A2F01' },
  { cut: 'bold', place: 'embedBold', key: '5F1C6A10-0B55-4630-8F0A-3A5D1B2A2F02' },
  { cut: 'italic', place: 'embedItalic', key: '5F1C6A10-0B55-4630-8F0A-3A5D1B2A2F03' },
] as const;

/** Returns the fonts that come along, each as a part: hidden as ECMA-376 part 4, 17.8.1 says. */
export function hiddenFonts(): [path: string, font: Uint8Array][] {
  return embedded.map(({ cut, key }, i) => {
    const font = Uint8Array.from(readFont(cut));
    const hidden = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
    for (let place = 0; place < 32; place++) font[place] = (font[place] ?? 0) ^ (hidden[place % 16] ?? 0);
    return [`word/fonts/font${i + 1}.odttf`, font];
  });
}

/** Returns the part that names them; its relationships are to the fonts, in their order. */
export function fontTableXml(): string {
  return xmlDocument(
    element(
      'w:fonts',
      { 'xmlns:w': wordMain, 'xmlns:r': relationships },
      element(
        'w:font',
        { 'w:name': family },
        element('w:altName', { 'w:val': 'Calibri' }),
        element('w:charset', { 'w:val': '00' }),
        element('w:family', { 'w:val': 'swiss' }),
        element('w:pitch', { 'w:val': 'variable' }),
        ...embedded.map(({ place, key }, i) =>
          element(`w:${place}`, { 'r:id': `rId${i + 1}`, 'w:fontKey': `{${key}}` }),
        ),
      ),
    ),
  );
}
