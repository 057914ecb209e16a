/** An error in a definition: where it is (a path into it) and what to do. */
export interface DefinitionError {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
