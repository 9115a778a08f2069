// Runs before the first paint, so that nobody who chose dark is shown a white flash.
// A file of its own, because the content security policy allows no inline script.
(() => {
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('gatehouse.appearance') || '{}');
  } catch {
    // Storage may be refused or hold something else; the system's choice is a good answer then.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = chosen.theme === 'light' || chosen.theme === 'dark' ? chosen.theme : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', theme);
  document.documentElement.setAttribute(
    'data-density',
    chosen.density === 'comfortable' ? 'comfortable' : 'compact',
  );
})();
