// Imported first by every script: says plainly when Node is too old, before anything newer is used.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Globus Flows Workbench needs Node 20.19 or later; this is Node ${process.versions.node}.\n` +
      'Get a newer one from https://nodejs.org or with your version manager, then run the command again.',
  );
  process.exit(1);
}
