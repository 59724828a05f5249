import * as vscode from 'vscode';
import type { TestPlaces } from '../../../project/src/index.ts';
import type { Failure, Json } from '../../../runtime/src/index.ts';
import type { TestFile } from './test-file.ts';
import { toRange } from './to-range.ts';

/** What a case expected and did not find: at the expectation, with the state that it is about. */
export function failureMessage(
  { pointer, message, state, expected, actual }: Failure,
  { uri, flow }: TestFile,
  places: TestPlaces,
): vscode.TestMessage {
  const told =
    expected === undefined || actual === undefined
      ? new vscode.TestMessage(message)
      : vscode.TestMessage.diff(message, written(expected), written(actual));
  told.location = new vscode.Location(uri, toRange(places.rangeOf(pointer)));
  const inFlow = places.stateInFlow(state);
  if (flow && inFlow)
    told.stackTrace = [new vscode.TestMessageStackFrame(`${state}`, flow, toRange(inFlow).start)];
  return told;
}

function written(value: Json): string {
  return JSON.stringify(value, undefined, 2);
}
