/** Something typed or chosen that cannot be taken, and why; `field` is the id of its control. */
export interface FieldProblem<Field extends string = string> {
  readonly field: Field;
  readonly words: string;
}
