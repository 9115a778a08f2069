import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readQuestions } from '../api/questions';
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
  const asked = useQuery({ queryKey: ['questions'], queryFn: readQuestions }).data?.questions.length ?? 0;
  if (pages.length < 2 && asked === 0) return null;
  return (
    <nav className={style.sections} aria-label="Findings">
      {pages.includes('finding.read') && (
        <Link to="/findings" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          What needs a look
        </Link>
      )}
      {pages.includes('finding.read') && (
        <Link to="/behaviour" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          Behaviour
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
      {asked > 0 && (
        <Link to="/questions" {...link}>
          Questions to you
          <span className={style.number}>{asked}</span>
        </Link>
      )}
    </nav>
  );
}
