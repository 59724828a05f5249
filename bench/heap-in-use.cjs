// Put before a program, with --expose-gc: whenever it gets SIGUSR2, tells on the third stream what it has in use (bytes).
const { writeSync } = require('node:fs');

process.on('SIGUSR2', () => {
  globalThis.gc();
  // Buffers are let go a turn after what held them.
  setTimeout(() => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    writeSync(3, `${heapUsed + external}\n`);
  });
});
