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

/** A resource's path, read as names: the installation steps back, what was looked for stands out. */
export function ResourceText({ path, looked, inside = false }: Props) {
  const all = path.split('/');
  const skip = inside && all.length > INSTALLATION_SEGMENTS ? INSTALLATION_SEGMENTS : 0;
  return (
    <span className={style.path} title={path.length < 1024 ? path : undefined}>
      {all.slice(skip).map((segment, place) => (
        // The segments of one path never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={place}>
          {place > 0 && <span className={style.slash}>/</span>}
          <span className={segmentStyle(segment, place + skip, all.length, looked)}>
            <DataText value={decoded(segment)} max={80} />
          </span>
        </Fragment>
      ))}
    </span>
  );
}

function segmentStyle(
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
