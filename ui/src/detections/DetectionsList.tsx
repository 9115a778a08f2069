import { Link } from '@tanstack/react-router';
import type { Detection } from '../api/detections';
import { FindingSeverityMark } from '../findings/FindingMarks';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import { DetectionMark } from './DetectionMark';
import style from './Detections.module.css';
import type { DetectionsSearch } from './detectionsSearch';

interface Props {
  shown: Detection[];
  search: DetectionsSearch;
  open: string | undefined;
}

/** Detections, a line each. */
export function DetectionsList({ shown, search, open }: Props) {
  return (
    <div className={style.scroll}>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Level</th>
            <th scope="col">What is looked for</th>
            <th scope="col">For</th>
            <th scope="col">24 hours</th>
            <th scope="col">7 days</th>
            <th scope="col">30 days</th>
            <th scope="col">Last match</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Line key={one.name} one={one} search={search} here={one.name === open} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ one, search, here }: { one: Detection; search: DetectionsSearch; here: boolean }) {
  return (
    <tr className={here ? style.open : undefined}>
      <td className={style.marks}>
        <DetectionMark state={one.state} />
      </td>
      <td className={style.marks}>
        <FindingSeverityMark severity={one.level} />
      </td>
      <th scope="row">
        <Link
          to="/detections"
          search={{ ...search, open: one.name }}
          className={style.title ?? ''}
          activeProps={{}}
          {...(here ? { 'aria-current': 'true' as const } : { 'aria-current': undefined })}
        >
          <DataText value={one.title} max={160} />
        </Link>
        {one.never && <span className={style.said}>Cannot match: {one.never}</span>}
      </th>
      <td>
        <Link to="/detections" search={{ ...search, theme: one.theme }}>
          {one.theme || 'your own'}
        </Link>
      </td>
      <Matches name={one.name} many={one.day} range="24h" />
      <Matches name={one.name} many={one.week} range="7d" />
      <Matches name={one.name} many={one.month} range="30d" />
      <td className={style.marks}>
        {one.last ? <Ago iso={one.last} /> : <span className={style.quiet}>—</span>}
      </td>
    </tr>
  );
}

function Matches({ name, many, range }: { name: string; many: number; range: string }) {
  return (
    <td className={style.count}>
      {many > 0 ? (
        <Link to="/explore" search={{ q: `detection:${name}`, range }}>
          {count(many)}
        </Link>
      ) : (
        <span className={style.quiet}>0</span>
      )}
    </td>
  );
}
