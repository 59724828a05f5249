/** What looks like a credential: by the key that it stands under, or by itself. */

const KEY =
  /(?:password|passwd|passphrase|secret|secret_?(?:access_?)?key|api_?key|private_?key|(?:access|refresh|auth|bearer|api|id|globus|transfer|github|gitlab|slack|session)_?token|^token|^pwd)$/i;

const BUNDLE = /^(?:[a-z]+_)?credentials?(?:_values?)?$/i;

// Keys of AWS, GitHub, GitLab and Slack, tokens of the JWT kind, private keys as PEM.
const VALUE =
  /^(?:(?:AKIA|ASIA)[A-Z0-9]{16}$|gh[pousr]_\w{30}|github_pat_\w{30}|glpat-[\w-]{20}|xox[abeprs]-[\w-]{10}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.|Bearer [\w.~+/=-]{20}|-----BEGIN [A-Z ]*PRIVATE KEY-----)/;

/** What stands under such a key is a credential. */
export function isSecretKey(name: string): boolean {
  return KEY.test(name);
}

/** What stands under such a key is a credential or holds some, such as `send_credentials`. */
export function mayHoldSecrets(name: string): boolean {
  return KEY.test(name) || BUNDLE.test(name);
}

/** The text is of a kind that credentials only have. */
export function isSecretValue(text: string): boolean {
  return text.length >= 16 && VALUE.test(text);
}
