import { MantineProvider } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { zoneName } from '../time/zone';
import { type Appearance, AppearanceContext, storeAppearance, storedAppearance } from './appearance';
import { theme } from './theme';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Lays theme, density and time zone under everything. Writes no style element: the content security
 * policy allows none, so colours and sizes are files and attributes choose among them. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [appearance, setAppearance] = useState(storedAppearance);
  const [systemDark, setSystemDark] = useState(dark.matches);

  useEffect(() => {
    const follow = () => setSystemDark(dark.matches);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, []);

  useEffect(() => {
    document.documentElement.setAttribute('data-density', appearance.density);
  }, [appearance.density]);

  const choose = useCallback((change: Partial<Appearance>) => {
    setAppearance((before) => {
      const after = { ...before, ...change };
      storeAppearance(after);
      return after;
    });
  }, []);

  const system = systemDark ? 'dark' : 'light';
  const scheme = appearance.theme === 'system' ? system : appearance.theme;
  const choice = useMemo(
    () => ({ appearance, scheme, zone: zoneName(appearance.zone), choose }) as const,
    [appearance, scheme, choose],
  );

  return (
    <AppearanceContext.Provider value={choice}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        {children}
      </MantineProvider>
    </AppearanceContext.Provider>
  );
}
