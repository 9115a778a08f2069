import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { FindingSeverityMark } from '../findings/FindingMarks';
import { useOpenFindings } from '../findings/useOpenFindings';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Overview.module.css';

const SHOWN_MAX = 6;

/** What waits for somebody, what waiting costs most first. */
export function NeedsYou() {
  const open = useOpenFindings();
  if (!open) return null;
  const total = open.states.open + open.states.acknowledged;
  return (
    <section aria-labelledby="needs-you" className={style.main}>
      <div className={style.sectionHead}>
        <h2 id="needs-you">Needs you</h2>
        <Link to="/findings" search={{}} className={style.all}>
          {total === 0 ? 'Findings' : `All ${count(total)}`} <IconArrowRight size={14} aria-hidden />
        </Link>
      </div>
      {open.items.length === 0 ? (
        <p className={style.none}>Nothing needs you.</p>
      ) : (
        <ul className={style.rows}>
          {open.items.slice(0, SHOWN_MAX).map((finding) => (
            <li key={finding.key}>
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
          ))}
        </ul>
      )}
    </section>
  );
}
