/** Below this, being behind is only the time things take. */
const LAG_SECONDS_QUIET = 60;

/** Whether what a source sends comes later than it should. */
export function isBehind(lagSeconds = 0): boolean {
  return lagSeconds > LAG_SECONDS_QUIET;
}

/** What is known of a source's events so far. */
interface Known {
  sight?: { complete?: boolean; lag_seconds?: number };
}

/** Whether nothing of a source is missing and nothing is late; unknown counts as whole. */
export function isWhole({ sight }: Known): boolean {
  return sight?.complete !== false && !isBehind(sight?.lag_seconds);
}
