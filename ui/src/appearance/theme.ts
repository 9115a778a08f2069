import { createTheme, Menu, Modal, Popover, Tooltip } from '@mantine/core';

/** Only what Mantine takes as properties; colours, sizes and type stand in colours.css and measure.css.
 * Motion is off except where it explains, and nothing locks the page's scrolling (that would write a style
 * element). */
export const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        transitionProps: { duration: 0 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, transitionProps: { duration: 0 }, withArrow: false },
    }),
  },
});
