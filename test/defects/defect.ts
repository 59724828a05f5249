/** A mistake in a document, put there on purpose: exactly one finding must say so, where the text is marked. */
export interface Defect {
  title: string;
  /** A text with one marker; see language/src/testing/fixture.ts. */
  text: string;
  /** What turns it into a text that raises nothing: this in the text becomes that. */
  repair: readonly [wrong: string, right: string];
}

/** A definition of these states; the first is A. */
export const states = (body: string): string => `{
  "StartAt": "A",
  "States": {${body}
  }
}`;

/** A definition with this input schema. */
export const withSchema = (definition: string, schema: string): string =>
  `${definition}\n// -- schema.json\n${schema}`;
