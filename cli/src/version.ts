declare const __GFLOW_VERSION__: string;

/** The version of the package, put in by the build. */
export const version: string = __GFLOW_VERSION__;
