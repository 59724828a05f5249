import { defineConfig } from 'vitest/config';

// The pages of the extension in headless Chromium, as they are built: npm test -- --only build,page
export default defineConfig({
  test: { include: ['test/page/**/*.test.mjs'], testTimeout: 60_000, hookTimeout: 120_000 },
});
