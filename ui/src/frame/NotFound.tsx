import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/Empty';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Empty title="There is no such screen" actions={<Link to="/explore">Go to Explore</Link>}>
      The address may have been cut when it was copied.
    </Empty>
  );
}
