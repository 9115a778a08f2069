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
  const pages = ['finding.read', 'detection.read', 'posture.read'].filter((one) => may(session, one));
  if (pages.length < 2) return null;
  return (
    <nav className={style.sections} aria-label="Findings">
      {pages.includes('finding.read') && (
        <Link to="/findings" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          What needs a look
        </Link>
      )}
      {pages.includes('detection.read') && (
        <Link to="/detections" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          Detections
        </Link>
      )}
      {pages.includes('posture.read') && (
        <Link to="/posture" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          Posture
        </Link>
      )}
    </nav>
  );
}
