import { element, type Drawn } from './svg.js';

/**
 * Fills that differ in lightness and in pattern, so that they can be distinguished in grey and
 * without colour vision: from one end of a scale (hatched, dark to light) over its middle (plain
 * and pale) to the other (solid, light to dark).
 */
export const shadeNames = ['far-low', 'low', 'neutral', 'high', 'far-high'] as const;
export type Shade = (typeof shadeNames)[number];

/** Returns the fills of one chart, defined under its id. */
export function defineShades(id: string): Drawn {
  const hatch = (shade: Shade, size: number, stripe: string) =>
    element(
      'pattern',
      {
        id: `${id}-${shade}`,
        width: size,
        height: size,
        patternUnits: 'userSpaceOnUse',
        patternTransform: 'rotate(45)',
      },
      element('rect', { class: `c-${shade}`, width: size, height: size }),
      element('rect', { class: stripe, width: 2, height: size }),
    );
  return element('defs', {}, hatch('far-low', 5, 'c-light-stripe'), hatch('low', 7, 'c-dark-stripe'));
}

type Place = Readonly<Record<'x' | 'y' | 'width' | 'height', string | number>>;

/** Returns a box with one of the fills. */
export function shaded(id: string, shade: Shade, place: Place): Drawn {
  const hatched = shade === 'far-low' || shade === 'low';
  return element('rect', {
    class: hatched ? 'c-part' : `c-part c-${shade}`,
    ...place,
    ...(hatched && { fill: `url(#${id}-${shade})` }),
  });
}

/** Returns a band between the bounds of something of which no more is known. */
export function drawBand(id: string, place: Place): Drawn {
  return element('rect', { class: 'c-band', ...place, fill: `url(#${id}-low)` });
}
