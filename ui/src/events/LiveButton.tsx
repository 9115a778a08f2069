import { Button } from '@mantine/core';
import { IconBroadcast } from '@tabler/icons-react';

/** Turns following on and off. */
export function LiveButton({ live, toggle }: { live: boolean; toggle: () => void }) {
  return (
    <Button
      variant={live ? 'light' : 'default'}
      size="sm"
      aria-pressed={live}
      leftSection={<IconBroadcast size={15} aria-hidden />}
      onClick={toggle}
    >
      Live
    </Button>
  );
}
