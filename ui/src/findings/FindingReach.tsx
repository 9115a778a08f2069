import { Link } from '@tanstack/react-router';
import type { About, Reach } from '../api/findings';
import { DataText } from '../parts/DataText';
import { count } from '../time/format';
import style from './Findings.module.css';

const WEIGHT = ['admin', 'secret', 'deploy', 'approve', 'write', 'run', 'read'];

/** How far whoever it is about reaches now, as far as snapshots tell. */
export function FindingReach({ reach, subject }: { reach: Reach; subject: About }) {
  return (
    <>
      <h3>How far it reaches</h3>
      {reach.count === 0 ? (
        <p className={style.quiet}>No snapshot tells of a right of {subject.name}.</p>
      ) : (
        <>
          <p>
            {subject.name} may do something on {count(reach.resources)}{' '}
            {reach.resources === 1 ? 'resource' : 'resources'}:{' '}
            {WEIGHT.filter((word) => reach.permissions[word])
              .map((word) => `${word} on ${count(reach.permissions[word] ?? 0)}`)
              .join(', ')}
            .
          </p>
          <ul className={style.rights}>
            {reach.rights.slice(0, 8).map((right) => (
              <li key={`${right.account} ${right.resource} ${right.through.join()}`}>
                <span className={style.permissions}>{right.permissions.join(' ')}</span>
                <Link to="/access/resource" search={{ path: right.resource }}>
                  <DataText value={right.resource} max={80} identifier />
                </Link>
              </li>
            ))}
          </ul>
          {reach.count > 8 && <p className={style.quiet}>and {count(reach.count - 8)} more rights.</p>}
        </>
      )}
    </>
  );
}
