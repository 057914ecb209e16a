import { element, xmlDocument } from '../xml.js';

/** How a cell looks. Colours are RRGGBB. */
export interface CellLook {
  readonly bold?: boolean;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** How far its text stands from the left, in steps of about three characters. */
  readonly indent?: number;
  /** How a number is written, such as 0% or 0.0. */
  readonly format?: string;
  /** Whether its text goes on over the empty cells beside it, where others are wrapped. */
  readonly overflow?: boolean;
  /** Whether a line is drawn below it. */
  readonly line?: boolean;
  /** Whether it is a text that must stay one when somebody edits it, whatever it begins with. */
  readonly quoted?: boolean;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The first number of a format that Excel does not know by itself. */
const firstOwnFormat = 164;

/** The looks of the cells of a workbook, each written once. */
export class CellFormats {
  private readonly looks = new Distinct<CellLook>([{}]);

  /** Returns the number of a look, by which cells refer to it. */
  numberOf(look: CellLook): number {
    return this.looks.placeOf(look);
  }

  /** Returns the part of the workbook that describes them. */
  xml(): string {
    const fonts = new Distinct([fontOf({})]);
    const fills = new Distinct([fillOf('none'), fillOf('gray125')]);
    const borders = new Distinct([borderOf({})]);
    const formats = new Distinct<string>([]);
    const cells = this.looks.values.map((look) => {
      const { align, indent, format, overflow, quoted } = look;
      return element(
        'xf',
        {
          numFmtId: format === undefined ? 0 : firstOwnFormat + formats.placeOf(format),
          fontId: fonts.placeOf(fontOf(look)),
          fillId: fills.placeOf(look.fill === undefined ? fillOf('none') : fillOf('solid', look.fill)),
          borderId: borders.placeOf(borderOf(look)),
          xfId: 0,
          applyNumberFormat: 1,
          applyFont: 1,
          applyFill: 1,
          applyBorder: 1,
          applyAlignment: 1,
          quotePrefix: quoted ? 1 : undefined,
        },
        element('alignment', {
          horizontal: align ?? (indent ? 'left' : undefined),
          indent,
          vertical: 'top',
          wrapText: overflow ? 0 : 1,
        }),
      );
    });
    const own = formats.values.map((formatCode, i) => element('numFmt', { numFmtId: firstOwnFormat + i, formatCode }));
    return xmlDocument(
      element(
        'styleSheet',
        { xmlns: main },
        own.length ? list('numFmts', own) : '',
        list('fonts', fonts.values),
        list('fills', fills.values),
        list('borders', borders.values),
        list('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
        list('cellXfs', cells),
        list('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
      ),
    );
  }
}

function list(name: string, elements: readonly string[]): string {
  return element(name, { count: elements.length }, ...elements);
}

function fontOf({ bold, size = 11, colour }: CellLook): string {
  return element(
    'font',
    {},
    bold ? element('b') : '',
    element('sz', { val: size }),
    colour === undefined ? '' : element('color', { rgb: `FF${colour}` }),
    element('name', { val: 'Calibri' }),
  );
}

function fillOf(patternType: 'none' | 'gray125' | 'solid', colour?: string): string {
  const inside = colour === undefined ? '' : element('fgColor', { rgb: `FF${colour}` });
  return element('fill', {}, element('patternFill', { patternType }, inside));
}

function borderOf({ line }: CellLook): string {
  const below = line ? element('bottom', { style: 'thin' }, element('color', { rgb: 'FF888888' })) : element('bottom');
  return element('border', {}, element('left'), element('right'), element('top'), below, element('diagonal'));
}

/** Values in the order in which they first came. */
class Distinct<T> {
  private readonly places = new Map<string, number>();
  readonly values: T[] = [];

  constructor(first: readonly T[]) {
    for (const value of first) this.placeOf(value);
  }

  placeOf(value: T): number {
    const key = JSON.stringify(value);
    const place = this.places.get(key) ?? this.values.push(value) - 1;
    this.places.set(key, place);
    return place;
  }
}
