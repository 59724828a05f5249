import type { JsonNode } from '../../json/tree.ts';
import type { Step } from '../../shape/shape.ts';
import type { Written } from './written.ts';

/** A place in a text that names a place of the payload. */
export interface Mention {
  steps: readonly MentionStep[];
  /** What is done to the value that the last step names. */
  access: 'read' | 'write';
  /**
   * What becomes of the names in the value: `copied` keeps them under another path, `passed` hands them on to where
   * nobody can follow them, `none` does not look at them.
   */
  inner: 'copied' | 'passed' | 'none';
  /** It is a write on an error. */
  inCatcher?: true;
}

export interface MentionStep {
  /** Undefined for one that only the run knows, and for several at once. */
  step: Step | undefined;
  /** Where the name is; undefined for an index, and for a step that goes without saying. */
  written: Written | undefined;
}

/** A key, or a string that is a name, less what stands behind the name in it (`.$`). */
export function plain(node: JsonNode, name = String(node.value)): MentionStep {
  return { step: name, written: writtenIn(node, name) };
}

/** The name of something that is a string by itself. */
export function writtenIn({ offset, length, value }: JsonNode, name = String(value)): Written {
  return {
    name,
    node: { offset, length },
    value: String(value),
    at: { offset: 0, length: name.length },
    notation: 'plain',
  };
}

/** Steps that lead to what is written, and are not written themselves. */
export function implied(steps: readonly (Step | undefined)[]): MentionStep[] {
  return steps.map(step => ({ step, written: undefined }));
}
