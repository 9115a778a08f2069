import { createContext, useContext } from 'react';
import type { ZoneChoice } from '../time/zone';

export interface Appearance {
  theme: 'system' | 'light' | 'dark';
  density: 'compact' | 'comfortable';
  zone: ZoneChoice;
  /** Single-key shortcuts can be switched off for people whose input would trigger them. */
  shortcuts: boolean;
}

const DEFAULTS: Appearance = { theme: 'system', density: 'compact', zone: 'local', shortcuts: true };
const STORED_AS = 'gatehouse.appearance';

/** What this browser remembers; damaged or forbidden storage means the defaults. */
export function storedAppearance(): Appearance {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}') as Partial<Appearance>;
    return { ...DEFAULTS, ...stored };
  } catch {
    return DEFAULTS;
  }
}

/** Remembers a choice in this browser, where that is allowed. */
export function storeAppearance(appearance: Appearance): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(appearance));
  } catch {
    // The choice then lasts as long as the page.
  }
}

export interface AppearanceChoice {
  appearance: Appearance;
  /** The theme that is really drawn. */
  scheme: 'light' | 'dark';
  /** The IANA name of the zone that times are drawn in. */
  zone: string;
  choose: (change: Partial<Appearance>) => void;
}

export const AppearanceContext = createContext<AppearanceChoice>({
  appearance: DEFAULTS,
  scheme: 'light',
  zone: 'UTC',
  choose: () => {},
});

export const useAppearance = () => useContext(AppearanceContext);
export const useZone = () => useContext(AppearanceContext).zone;
