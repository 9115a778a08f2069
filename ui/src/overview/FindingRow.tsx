import { Link } from '@tanstack/react-router';
import type { Finding } from '../api/findings';
import { FindingSeverityMark } from '../findings/FindingMarks';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import style from './Overview.module.css';

/** One finding as a sentence; it opens in Findings. */
export function FindingRow({ finding }: { finding: Finding }) {
  return (
    <li>
      <Link to="/findings" search={{ open: finding.key }} className={style.need}>
        <FindingSeverityMark severity={finding.severity} />
        <span className={style.rowSentence}>
          <DataText value={finding.sentence} max={200} />
        </span>
        <span className={style.last}>
          {finding.assigned && (
            <>
              <DataText value={finding.assigned.name} max={24} />,{' '}
            </>
          )}
          <Ago iso={finding.last} />
        </span>
      </Link>
    </li>
  );
}
