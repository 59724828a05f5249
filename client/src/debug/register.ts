import * as vscode from 'vscode';
import { FLOW_SELECTOR } from '../first-flow.ts';
import type { Language } from '../language-client.ts';
import type { Notices } from '../notices.ts';
import type { Perform } from './ask-answer.ts';
import { showAvailability } from './availability.ts';
import { DEBUG_TYPE } from './configuration.ts';
import { FlowConfigurationProvider } from './configuration-provider.ts';
import { evaluatableExpressions } from './evaluatable.ts';
import { InlineAdapter } from './inline-adapter.ts';
import { inlineValues } from './inline-values.ts';
import { load } from './load.ts';

/** Everything that debugging a flow needs of VS Code. `perform` has the sandbox do actions. */
export function registerDebugging(language: Language, notices: Notices, perform: Perform): vscode.Disposable {
  return vscode.Disposable.from(
    showAvailability(language),
    vscode.debug.registerDebugConfigurationProvider(
      DEBUG_TYPE,
      new FlowConfigurationProvider(language, notices),
    ),
    vscode.debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, {
      createDebugAdapterDescriptor: () =>
        new vscode.DebugAdapterInlineImplementation(
          new InlineAdapter(configuration => load(configuration, perform)),
        ),
    }),
    vscode.languages.registerEvaluatableExpressionProvider([...FLOW_SELECTOR], evaluatableExpressions),
    vscode.languages.registerInlineValuesProvider([...FLOW_SELECTOR], inlineValues),
  );
}
