import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import './appearance/colours.css';
import './appearance/measure.css';
import './appearance/controls.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/request';
import { AppearanceProvider } from './appearance/AppearanceProvider';
import { router } from './routes';
import { SessionGate } from './session/SessionGate';

const RETRIES_MAX = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      staleTime: 15_000,
      // Only silence is worth asking again; a refusal stays a refusal.
      retry: (tries, error) =>
        error instanceof Problem && [0, 503].includes(error.status) && tries < RETRIES_MAX,
    },
  },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <AppearanceProvider>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </AppearanceProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
