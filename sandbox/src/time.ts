/** As Flows and Auth write a moment: `2026-01-02T03:04:05.678000+00:00`. */
export function isoMicroseconds(at: number): string {
  return new Date(at).toISOString().replace('Z', '000+00:00');
}

/** As Transfer writes a moment: `2026-01-02T03:04:05+00:00`. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

/** As Search writes a moment: `2026-01-02 03:04:05`. */
export function spacedSeconds(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
