import { Fragment } from 'react';
import { DataText } from './DataText';
import style from './ResourceText.module.css';

interface Props {
  path: string;
  /** Words of the query; a segment that equals one is drawn bold, so that the eye finds it. */
  looked?: ReadonlySet<string>;
  /** Leaves out tool and instance where a source stands beside it anyway. */
  inside?: boolean;
}

/** How many leading segments name the installation: tool and instance. */
const INSTALLATION_SEGMENTS = 2;

/** A resource's path, read as names. Where room is short its middle gives way: the last segment says what
 * it is, the first ones where it belongs. */
export function ResourceText({ path, looked, inside = false }: Props) {
  const all = path.split('/');
  const skip = inside && all.length > INSTALLATION_SEGMENTS ? INSTALLATION_SEGMENTS : 0;
  const shown = all.slice(skip).map((segment, place) => ({
    segment: decoded(segment),
    look: segmentLook(segment, place + skip, all.length, looked),
  }));
  const last = shown.pop();
  return (
    <span className={style.path} title={path.length < 1024 ? path : undefined}>
      <span className={style.way}>
        {shown.map(({ segment, look }, place) => (
          // The segments of one path never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={place}>
            <span className={look}>
              <DataText value={segment} max={80} />
            </span>
            <span className={style.slash}>/</span>
          </Fragment>
        ))}
      </span>
      <span className={style.last}>
        <span className={last?.look}>
          <DataText value={last?.segment ?? ''} max={80} />
        </span>
      </span>
    </span>
  );
}

function segmentLook(
  segment: string,
  place: number,
  length: number,
  looked: ReadonlySet<string> | undefined,
) {
  if (looked?.has(segment.toLowerCase())) return style.looked;
  return place < INSTALLATION_SEGMENTS && length > INSTALLATION_SEGMENTS ? style.front : undefined;
}

/** Percent-encoding is how paths are written, not how names read. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
