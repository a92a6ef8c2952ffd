import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { router } from './app/router.js';
import { queryClient } from './shared/api/query-client.js';
import { siteQuery } from './shared/hooks/use-site.js';
import { Words } from './shared/i18n/intl.js';
import './shared/ui/base.css';
import './shared/ui/controls.css';
import './app/main-frame.css';

void queryClient.prefetchQuery(siteQuery);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Words>
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </Words>
  </StrictMode>,
);
