/** What is shown between the lines of a definition: chosen by a person, in settings. */
export interface EditorSettings {
  inlayHints: HintSettings;
  /** Above each state, how many transitions lead to it. */
  codeLens: boolean;
}

export interface HintSettings {
  /** What holds for want of a field that decides much. */
  defaults: boolean;
  /** How many transitions lead to a state, if several do. */
  transitions: boolean;
  /** What a path or an expression yields. */
  types: boolean;
  /** What ids stand for, as far as a service has told it. */
  names: boolean;
}

/** Reads settings as a person wrote them: `{ "inlayHints": { … }, "codeLens": … }`. What is not understood counts as not set. */
export function readEditorSettings(value: unknown): EditorSettings {
  const hints = member(value, 'inlayHints');
  const flag = (from: unknown, name: string, otherwise: boolean) => {
    const set = member(from, name);
    return typeof set === 'boolean' ? set : otherwise;
  };
  return {
    inlayHints: {
      defaults: flag(hints, 'defaults', true),
      transitions: flag(hints, 'transitions', true),
      types: flag(hints, 'types', false),
      names: flag(hints, 'names', true),
    },
    codeLens: flag(value, 'codeLens', false),
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
