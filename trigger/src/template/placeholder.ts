/** A placeholder, whose word is the group; or `$${`, which is `${` as it stands. */
export const PLACEHOLDER = /\$\$\{|\$\{([^{}]*)\}/g;
