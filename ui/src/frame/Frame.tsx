import { Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcuts } from '../parts/useShortcuts';
import { useSession } from '../session/SessionGate';
import style from './Frame.module.css';
import { Navigation } from './Navigation';
import { ShortcutHelp } from './ShortcutHelp';

/** What stands around every screen: where one can go, and what kind of place this is. */
export function Frame() {
  const session = useSession();
  const navigate = useNavigate();
  const [helping, setHelping] = useState(false);

  useShortcuts({
    '?': () => setHelping(true),
    'g o': () => void navigate({ to: '/overview' }),
    'g w': () => void navigate({ to: '/week', search: {} }),
    'g e': () => void navigate({ to: '/explore' }),
    'g f': () => void navigate({ to: '/findings', search: {} }),
    'g r': () => void navigate({ to: '/reviews', search: {} }),
    'g v': () => void navigate({ to: '/evidence', search: {} }),
    'g s': () => void navigate({ to: '/sources' }),
  });

  return (
    <div className={style.frame}>
      <a className={style.skip} href="#screen">
        Skip to content
      </a>
      <Navigation askHelp={() => setHelping(true)} />
      <div className={style.stage}>
        {session.demo && (
          <aside className={style.banner} aria-label="Made-up company">
            <strong>Made-up company.</strong> {session.company ?? 'Acme'} and everybody in it are invented.
            Nothing here is connected to a real tool.
          </aside>
        )}
        <main id="screen" className={style.screen} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ShortcutHelp opened={helping} close={() => setHelping(false)} />
    </div>
  );
}
