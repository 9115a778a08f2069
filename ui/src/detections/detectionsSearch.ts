import type { Detection, DetectionState } from '../api/detections';

/** What the address of Detections holds: the same list with the same one open, for whoever it is sent to. */
export interface DetectionsSearch {
  view?: 'map' | 'rehearsals';
  state?: DetectionState;
  theme?: string;
  technique?: string;
  /** Only those that matched in the last 30 days. */
  matched?: true;
  q?: string;
  /** The name of the one that is open. */
  open?: string;
}

const STATES: readonly string[] = ['on', 'watch', 'off'];
const TEXT_MAX = 200;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function detectionsSearch(search: Record<string, unknown>): DetectionsSearch {
  const out: DetectionsSearch = {};
  if (search.view === 'map' || search.view === 'rehearsals') out.view = search.view;
  if (STATES.includes(String(search.state))) out.state = search.state as DetectionState;
  if (String(search.matched) === 'true') out.matched = true;
  for (const name of ['theme', 'technique', 'q', 'open'] as const) {
    const value = search[name];
    const text = value === undefined || value === null ? '' : String(value).slice(0, TEXT_MAX);
    if (text) out[name] = text;
  }
  return out;
}

/** The detections an address asks for. */
export function wanted(all: Detection[], search: DetectionsSearch): Detection[] {
  const letters = (search.q ?? '').toLowerCase();
  return all.filter(
    (one) =>
      (!search.state || one.state === search.state) &&
      (!search.theme || one.theme === search.theme) &&
      (!search.technique || one.techniques.some((each) => isOf(each, search.technique))) &&
      (!search.matched || one.month > 0) &&
      (!letters || `${one.name} ${one.title} ${one.techniques.join(' ')}`.toLowerCase().includes(letters)),
  );
}

/** Whether a technique is another or one below it: `T1562.008` is one of `T1562`. */
export function isOf(technique: string, other: string | undefined): boolean {
  return other !== undefined && (technique === other || technique.startsWith(`${other}.`));
}

/** How many detections there are by technique (without its part behind the point) and theme. */
export function techniqueMap(all: Detection[]): { themes: string[]; rows: [string, Map<string, number>][] } {
  const rows = new Map<string, Map<string, number>>();
  for (const one of all) {
    for (const technique of new Set(one.techniques.map((each) => each.split('.')[0] ?? each))) {
      const row = rows.get(technique) ?? new Map<string, number>();
      row.set(one.theme, (row.get(one.theme) ?? 0) + 1);
      rows.set(technique, row);
    }
  }
  return {
    themes: [...new Set(all.map((one) => one.theme))].sort(),
    rows: [...rows].sort(([a], [b]) => a.localeCompare(b)),
  };
}
