import type { Change } from '../api/event';
import { DataText } from '../parts/DataText';
import style from './EventDrawer.module.css';

/** What changed, from what to what. A side the tool did not send is said to be missing, not left blank. */
export function EventChange({ changes }: { changes: Change[] }) {
  return (
    <table className={style.change}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">
              <DataText value={change.field} />
            </th>
            <td className={style.before}>
              <Side value={change.before} />
            </td>
            <td className={style.after}>
              <Side value={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ value }: { value: string | undefined }) {
  return value === undefined ? (
    <em className={style.absent}>not sent</em>
  ) : (
    <DataText value={value} max={400} identifier />
  );
}
