import { Link, useParams } from '@tanstack/react-router';
import { may } from '../api/session';
import { Empty } from '../parts/Empty';
import { useSession } from '../session/SessionGate';
import { AppearanceSettings } from './AppearanceSettings';
import { Integrity } from './Integrity';
import { Notifications } from './Notifications';
import { SecondFactor } from './SecondFactor';
import { SessionList } from './SessionList';
import style from './Settings.module.css';
import { Tokens } from './Tokens';
import { Users } from './Users';

const SECTIONS = [
  { name: 'integrity', title: 'Integrity', needs: 'integrity.read', Part: Integrity },
  { name: 'notifications', title: 'Notifications', needs: 'notify.manage', Part: Notifications },
  { name: 'tokens', title: 'Tokens', needs: 'token.manage', Part: Tokens },
  { name: 'users', title: 'Users', needs: 'user.manage', Part: Users },
  { name: 'sessions', title: 'Sessions', needs: undefined, Part: SignedIn },
  { name: 'appearance', title: 'Appearance', needs: undefined, Part: AppearanceSettings },
] as const;

function SignedIn() {
  return (
    <>
      <SecondFactor />
      <SessionList />
    </>
  );
}

/** Gatehouse itself: its proof, its keys, its people and its looks. Shows what one may see. */
export function Settings() {
  const { section } = useParams({ from: '/settings/$section' });
  const session = useSession();
  const allowed = SECTIONS.filter((one) => !one.needs || may(session, one.needs));
  const here = allowed.find((one) => one.name === section);
  return (
    <div className={style.page}>
      <h1>Settings</h1>
      <nav className={style.tabs} aria-label="Settings">
        {allowed.map((one) => (
          <Link
            key={one.name}
            to="/settings/$section"
            params={{ section: one.name }}
            className={style.tab ?? ''}
            activeProps={{ className: style.here ?? '', 'aria-current': 'page' }}
          >
            {one.title}
          </Link>
        ))}
      </nav>
      {here ? (
        <here.Part />
      ) : (
        <Empty title="Nothing here">There is no such part, or your role does not open it.</Empty>
      )}
    </div>
  );
}
