import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { family, readFont } from '../fonts.js';

/** How many pixels of a picture stand for one of the chart: enough for paper. */
const fineness = 2;

/** A chart as parts of a file. */
export interface DrawnPicture {
  readonly png: Uint8Array;
  /** With its letters as shapes: whoever opens it needs no font. */
  readonly svg: string;
}

let ready: Promise<void> | undefined;

/** Returns what makes pictures of charts. No letters are taken from the machine. */
export async function openRasteriser(): Promise<(svg: string) => DrawnPicture> {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm);
  await ready;
  const fontBuffers = [readFont('regular'), readFont('semibold'), readFont('bold')];
  return (chart) => {
    const drawn = new Resvg(chart, {
      font: { fontBuffers, defaultFontFamily: family },
      fitTo: { mode: 'zoom', value: fineness },
    });
    const image = drawn.render();
    try {
      return { png: image.asPng(), svg: rounded(drawn.toString()) };
    } finally {
      image.free();
      drawn.free();
    }
  };
}

/** To a hundredth of a pixel: the shapes of letters are most of a file. */
function rounded(svg: string): string {
  return svg.replaceAll(/\d+[.]\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
