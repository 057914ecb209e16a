/** Something wrong in a definition: where (a path into it) and what to do. */
export interface DefinitionError {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
