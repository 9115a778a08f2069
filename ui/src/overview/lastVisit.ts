const STORED_AS = 'gatehouse.lastVisit';

/** Looking again within this time is still the same visit. */
const VISIT_MILLIS = 30 * 60_000;

interface Visit {
  /** When the visit before this one ended. */
  since?: string;
  /** When this browser last looked. */
  looked: string;
}

/** The moment from which things are new to this browser; undefined on the first visit. */
export function lastVisit(): string | undefined {
  const visit = stored();
  if (!visit) return undefined;
  return Date.now() - Date.parse(visit.looked) > VISIT_MILLIS ? visit.looked : visit.since;
}

/** Remembers that somebody looked now. */
export function rememberVisit(now: Date): void {
  const since = lastVisit();
  try {
    localStorage.setItem(
      STORED_AS,
      JSON.stringify({ ...(since ? { since } : {}), looked: now.toISOString() }),
    );
  } catch {
    // Without storage the server's own idea of the last visit stands.
  }
}

function stored(): Visit | undefined {
  try {
    const visit = JSON.parse(localStorage.getItem(STORED_AS) ?? 'null') as Visit | null;
    return visit && !Number.isNaN(Date.parse(visit.looked)) ? visit : undefined;
  } catch {
    return undefined;
  }
}
