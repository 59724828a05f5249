import * as vscode from 'vscode';

/** The extension's settings. Addresses and environment are machine-scoped: no workspace can redirect a token. */
export const settings = {
  get environment(): 'production' | 'sandbox' {
    return read('environment') === 'production' ? 'production' : 'sandbox';
  },
  /** The address of a sandbox that runs already; empty: one is started when it is needed. */
  get sandboxAddress(): string {
    return read('sandbox.address');
  },
  /** The native app registered with Globus, for people to sign in to the real services. */
  get clientId(): string {
    return read('clientId');
  },
};

function read(name: string): string {
  return vscode.workspace.getConfiguration('globusFlows').get<string>(name, '').trim();
}
