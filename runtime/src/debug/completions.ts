import type { DebugProtocol } from '@vscode/debugprotocol';
import { isObject } from '../json.ts';
import type { Scope } from '../path.ts';
import { inquire } from './inquiry.ts';

const BEFORE = /(?:(?<parent>[\w$.[\]'-]+)\.)?(?<begun>[\w-]*)$/;

/** Names that can follow in a path or an expression: members of what stands before the dot, else of the payload. */
export function completionsAt(text: string, scope: Scope): DebugProtocol.CompletionItem[] {
  const { parent = '$', begun = '' } = BEFORE.exec(text)?.groups ?? {};
  const answer = inquire(parent, scope);
  const value = 'value' in answer ? answer.value : null;
  if (!isObject(value)) return [];
  const start = text.length - begun.length;
  return Object.keys(value).map(label => ({ label, type: 'property', start, length: begun.length }));
}
