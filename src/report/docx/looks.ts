/** Colours of the house, as public/golfslag.css has them on paper. */
export const colours = {
  ink: '1B2A2F',
  quiet: '4A5A60',
  line: 'D5D8D4',
  sea: '0B5563',
  foam: 'EEF4F4',
  wrong: 'A3201A',
};

/** A4 and its margins, in twentieths of a point. */
export const page = { width: 11_906, height: 16_838, side: 1417, top: 1588, bottom: 1418, edge: 720 };

/** How wide the text is, in twentieths of a point. */
export const textWidth = page.width - 2 * page.side;

/** English Metric Units, in which drawings are measured: so many to a pixel. */
export const perPixel = 9525;
