import { relationships, xmlns } from '../../files/office-parts.js';
import { element } from '../../files/xml.js';
import type { DrawnFigure } from '../drawn-report.js';
import { perPixel } from './looks.js';
import { keptParagraph, paragraph } from './text.js';

/** The relationships of a chart: to its PNG and to its SVG. */
export interface PictureIds {
  readonly png: string;
  readonly svg: string;
}

const drawing = `${xmlns}/drawingml/2006`;

/**
 * Returns a chart in the line of a paragraph, with its description. Word shows its SVG; programs
 * that know none show the PNG. With `keep` it stays on the page of the notes below it.
 */
export function figure(
  { caption, description, width, height }: DrawnFigure,
  { png, svg }: PictureIds,
  number: number,
  keep: boolean,
): string {
  const extent = { cx: width * perPixel, cy: height * perPixel };
  const named = { id: number, name: caption.slice(0, 100), descr: description };
  const inline = element(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    element('wp:extent', extent),
    element('wp:docPr', named),
    element(
      'wp:cNvGraphicFramePr',
      {},
      element('a:graphicFrameLocks', { 'xmlns:a': `${drawing}/main`, noChangeAspect: 1 }),
    ),
    element(
      'a:graphic',
      { 'xmlns:a': `${drawing}/main` },
      element('a:graphicData', { uri: `${drawing}/picture` }, picture(named, extent, png, svg)),
    ),
  );
  const run = element('w:r', {}, element('w:drawing', {}, inline));
  return keep ? keptParagraph('Figure', run) : paragraph('Figure', run);
}

function picture(
  named: Readonly<Record<string, string | number>>,
  extent: Readonly<Record<string, number>>,
  png: string,
  svg: string,
): string {
  const scalable = element('asvg:svgBlip', {
    'xmlns:asvg': 'http://schemas.microsoft.com/office/drawing/2016/SVG/main',
    'xmlns:r': relationships,
    'r:embed': svg,
  });
  return element(
    'pic:pic',
    { 'xmlns:pic': `${drawing}/picture` },
    element('pic:nvPicPr', {}, element('pic:cNvPr', named), element('pic:cNvPicPr')),
    element(
      'pic:blipFill',
      {},
      element(
        'a:blip',
        { 'xmlns:r': relationships, 'r:embed': png },
        element('a:extLst', {}, element('a:ext', { uri: '{96DAC541-7B7A-43D3-8B79-37D633B846F1}' }, scalable)),
      ),
      element('a:stretch', {}, element('a:fillRect')),
    ),
    element(
      'pic:spPr',
      {},
      element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', extent)),
      element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
    ),
  );
}
