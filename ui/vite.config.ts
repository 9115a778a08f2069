import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** In development the API is a server started with `./gatehouse up`; its address can be changed. */
const api = process.env.GATEHOUSE_API ?? 'http://127.0.0.1:7080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Nothing may be inlined: the server's content security policy allows files of its own only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': api, '/health': api } },
  test: { environment: 'happy-dom', reporters: ['default', './test/closing-line.ts'] },
});
