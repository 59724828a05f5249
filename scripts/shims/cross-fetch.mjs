// Stands in for the package cross-fetch in the bundles: Node and VS Code have fetch themselves, and the package
// brings an old copy of it that is twenty times our own size.
export default (...request) => globalThis.fetch(...request);
export const fetch = (...request) => globalThis.fetch(...request);
export const { Headers, Request, Response } = globalThis;
