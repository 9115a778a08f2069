import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Finding, FindingFilter } from '../api/findings';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import { FindingSeverityMark, FindingStateMark } from './FindingMarks';
import style from './Findings.module.css';
import { EMITTER_NAMES } from './words';

interface Props {
  findings: Finding[];
  filter: FindingFilter;
  open: string | undefined;
  /** The row the keyboard is on. */
  at: number;
  more?: { total: number; loading: boolean; show: () => void } | undefined;
}

/** One line each, the worst first. */
export function FindingsList({ findings, filter, open, at, more }: Props) {
  return (
    <>
      <table className={style.list}>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">What happened</th>
            <th scope="col">Looked after by</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, place) => (
            <Line
              key={finding.key}
              finding={finding}
              filter={filter}
              here={finding.key === open}
              at={place === at}
            />
          ))}
        </tbody>
      </table>
      {more && (
        <div className={style.more}>
          <Button variant="default" loading={more.loading} onClick={more.show}>
            Show more of {count(more.total)}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({
  finding,
  filter,
  here,
  at,
}: {
  finding: Finding;
  filter: FindingFilter;
  here: boolean;
  at: boolean;
}) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (at) row.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <tr ref={row} className={`${here ? style.open : ''} ${at ? style.at : ''}`} data-at={at || undefined}>
      <td className={style.marks}>
        <FindingSeverityMark severity={finding.severity} />
      </td>
      <th scope="row">
        <Link
          to="/findings"
          search={{ ...filter, open: finding.key }}
          className={style.title ?? ''}
          activeProps={{}}
          aria-current={here ? 'true' : undefined}
        >
          <DataText value={finding.sentence} max={220} />
        </Link>
        <span className={style.said}>
          {EMITTER_NAMES[finding.emitter]} <DataText value={finding.rule} max={80} />
          {finding.certain && finding.emitter === 'detection' && ' · certain'}
          {finding.returned > 0 &&
            ` · came back ${finding.returned === 1 ? 'once' : `${finding.returned} times`}`}
          {finding.retrospective && ' · found in history'}
        </span>
      </th>
      <td className={style.marks}>
        {finding.assigned ? (
          <DataText value={finding.assigned.name} max={32} />
        ) : (
          <span className={style.quiet}>nobody yet</span>
        )}{' '}
        {finding.state !== 'open' && <FindingStateMark finding={finding} />}
      </td>
      <td className={style.marks}>
        <Ago iso={finding.last} />
      </td>
    </tr>
  );
}
