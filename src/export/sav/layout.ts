import type { TextSize } from '../measure.js';
import { hasWords, type FileVariable } from '../../questionnaire/variables.js';

/** The most bytes of a text that is one piece; a longer one is split. */
export const pieceWidth = 255;

/** How many bytes of a long text's width each piece stands for, whatever it holds. */
const pieceShare = 252;

/** A variable of the dictionary, or a piece of a long text after its first. */
interface Piece {
  /** Of at most eight bytes, and unlike any other. */
  readonly shortName: string;
  /** 0 for a number; else bytes. */
  readonly width: number;
  /** Of how many units of eight bytes a case holds it. */
  readonly units: number;
}

/** A variable as a .sav file lays it out. */
export interface SavVariable {
  readonly variable: FileVariable;
  /** The bytes of a text; 0 for a number. */
  readonly width: number;
  readonly pieces: readonly [Piece, ...Piece[]];
  /** The place of its first unit in a case, from 1. */
  readonly index: number;
}

/** Returns where in a case each variable is. */
export function layOut(variables: readonly FileVariable[], texts: readonly TextSize[]): SavVariable[] {
  let index = 1;
  return variables.map((variable, i): SavVariable => {
    const isText = variable.type === 'text' || hasWords(variable);
    const lengths = variable.values.map(({ code }) => String(code).length);
    const width = isText ? Math.max(1, texts[i]?.longest ?? 0, ...lengths) : 0;
    const pieces = split(`V${i + 1}`, width);
    const laidOut = { variable, width, pieces, index };
    index += pieces.reduce((sum, { units }) => sum + units, 0);
    return laidOut;
  });
}

function split(name: string, width: number): [Piece, ...Piece[]] {
  if (width <= pieceWidth) return [pieceOf(name, width)];
  const count = Math.ceil(width / pieceShare);
  const others = Array.from({ length: count - 1 }, (_, i) =>
    pieceOf(`${name}_${i + 1}`, i + 2 < count ? pieceWidth : width - (count - 1) * pieceShare),
  );
  return [pieceOf(name, pieceWidth), ...others];
}

function pieceOf(shortName: string, width: number): Piece {
  return { shortName, width, units: Math.max(1, Math.ceil(width / 8)) };
}
