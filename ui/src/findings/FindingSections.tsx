import { Link } from '@tanstack/react-router';
import { may } from '../api/session';
import { useSession } from '../session/SessionGate';
import style from './Findings.module.css';

const link = {
  className: style.section ?? '',
  activeProps: { className: style.sectionHere ?? '', 'aria-current': 'page' as const },
};

/** The pages of Findings, the same line on top of each. */
export function FindingSections() {
  const session = useSession();
  if (!may(session, 'finding.read') || !may(session, 'posture.read')) return null;
  return (
    <nav className={style.sections} aria-label="Findings">
      <Link to="/findings" search={{}} {...link} activeOptions={{ includeSearch: false }}>
        What needs a look
      </Link>
      <Link to="/posture" search={{}} {...link} activeOptions={{ includeSearch: false }}>
        Posture
      </Link>
    </nav>
  );
}
