/** When a file is complete. */
export type Settle =
  /** Nothing about it has changed for so many ms. */
  | { by: 'time'; quiet: number }
  /** A file of the same name with this ending lies beside it. */
  | { by: 'marker'; ending: string }
  /** It lists files, and all of them are there. */
  | { by: 'manifest' };

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Reads `5s`, `.done` or `manifest`; undefined for anything else. */
export function readSettle(text: string): Settle | undefined {
  if (text === 'manifest') return { by: 'manifest' };
  if (/^\.[^/\\]+$/.test(text)) return { by: 'marker', ending: text };
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  return factor === undefined ? undefined : { by: 'time', quiet: Number(number) * factor };
}

/** How long nothing may have changed (ms). What is listed in a manifest may still be written to. */
export function quietTime(settle: Settle): number {
  if (settle.by === 'time') return settle.quiet;
  return settle.by === 'marker' ? 0 : 2_000;
}
