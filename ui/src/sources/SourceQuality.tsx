import type { FieldQuality, SourceStatus } from '../api/sources';
import { DataText } from '../parts/DataText';
import { count } from '../time/format';
import { bestOf, shareOf } from './qualityShare';
import detail from './SourceDetail.module.css';
import style from './SourceHours.module.css';

/** How many of the events say who, with what, from where and how it ended, and why not more do. */
export function SourceQuality({ quality }: { quality: SourceStatus['quality'] }) {
  const short = quality.fields.filter((each) => each.said);
  return (
    <section className={detail.section} aria-label="What its events say">
      <h3>What its events say</h3>
      {quality.said ? (
        <p className={detail.faint}>{quality.said}</p>
      ) : (
        <>
          <p className={detail.faint}>Of {count(quality.understood)} understood in the last 24 hours</p>
          <QualityTable fields={quality.fields} />
        </>
      )}
      {short.length > 0 && (
        <dl className={style.why} aria-label="Why not more">
          {short.map((each) => (
            <div key={each.field}>
              <dt>{each.field}</dt>
              <dd>
                <DataText value={each.said} max={800} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function QualityTable({ fields }: { fields: FieldQuality[] }) {
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th>Says</th>
          <th>Share</th>
          <th>Events</th>
          <th>At best</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((each) => (
          <tr key={each.field}>
            <td>{each.field}</td>
            <td>{shareOf(each)}</td>
            <td>{count(each.shown)}</td>
            <td>{bestOf(each)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
