import { Link } from '@tanstack/react-router';
import { may } from '../api/session';
import { useSession } from '../session/SessionGate';
import style from './Access.module.css';

const link = {
  className: style.section ?? '',
  activeProps: { className: style.sectionHere ?? '', 'aria-current': 'page' as const },
};

/** The pages of Access, the same line on top of each. */
export function AccessSections() {
  const session = useSession();
  return (
    <nav className={style.sections} aria-label="Access">
      {may(session, 'access.read') && (
        <>
          <Link to="/access/matrix" search={{}} {...link} activeOptions={{ includeSearch: false }}>
            Matrix
          </Link>
          <Link to="/access" search={{}} {...link} activeOptions={{ exact: true, includeSearch: false }}>
            Differences
          </Link>
          <Link to="/access/accounts" search={{}} {...link} activeOptions={{ includeSearch: false }}>
            Accounts to look at
          </Link>
        </>
      )}
      {may(session, 'people.read') && (
        <Link to="/access/people" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          People
        </Link>
      )}
      {may(session, 'access.read') && (
        <Link to="/access/resource" search={{ path: '' }} {...link} activeOptions={{ includeSearch: false }}>
          One resource
        </Link>
      )}
    </nav>
  );
}
