import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What (nearly) every page needs: what draws, asks and words it, and our own small parts. */
const isBase = (id: string) =>
  id.includes('\0') ||
  /node_modules\/(react|react-dom|react-router|react-intl|scheduler|@formatjs\/[^/]+|intl-messageformat|@tanstack\/[^/]+)\//.test(
    id,
  ) ||
  /client\/src\/(main|app\/(?!routes\/)|shared\/(api|hooks|realtime\/facts|ui\/(?!section-text)|i18n\/(?!fr|en)))/.test(
    id,
  ) ||
  /packages\/domain\//.test(id);

export default defineConfig({
  // The server puts a new nonce in each page, for the few styles that libraries make.
  html: { cspNonce: '{{nonce}}' },
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['fr-FR', 'en-US'] }), enforce: 'pre' }],
  build: {
    target: 'es2022',
    // Names change with the content; the server lets browsers keep them for ever.
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The editor, the one heavy part: well under what its screen may weigh once compressed (1 MB).
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
    // Few requests: one sheet of styles, and one file for what every page needs.
    cssCodeSplit: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'base', test: isBase, includeDependenciesRecursively: false }] } },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://localhost:3000',
      '/socket.io': { target: 'http://localhost:3000', ws: true },
      '/collab': { target: 'http://localhost:3000', ws: true },
    },
  },
});
