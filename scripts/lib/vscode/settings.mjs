/** Settings of every VS Code that we start: quiet, and never saving by itself. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'files.autoSave': 'off', // VS Code in a browser saves by itself unless told not to
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Those settings, and the sandbox at this address as the environment of the workbench. */
export const settingsFor = sandboxAddress => ({
  ...quiet,
  'globusFlows.environment': 'sandbox',
  'globusFlows.sandbox.address': sandboxAddress,
});
